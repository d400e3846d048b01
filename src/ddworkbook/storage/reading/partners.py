"""Partners: ids for long lists, rows for what is on the screen, and whole partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ddworkbook.core.folding import fold
from ddworkbook.core.partner import Contact, Identifier, Partner, PartnerName
from ddworkbook.storage.reading.rows import ids_json
from ddworkbook.storage.workbook import Workbook

# The orders of the partner list; each ends in the id, so that equal names keep their places.
_ORDERS = {
    "name": "name_folded {way}, id",
    "country": "country {way}, name_folded, id",
    "kind": "kind {way}, name_folded, id",
    "changed": "changed_at {way}, id",
}
PARTNER_ORDERS = tuple(_ORDERS)

_ROWS = """SELECT id, name, country, kind, city, changed_at,
    (SELECT count(*) FROM assessment WHERE assessment.partner = partner.id)
  FROM partner WHERE id IN (SELECT value FROM json_each(?))"""
_PARTNER = """SELECT id, name, country, kind, website, city, notes, parent_name
  FROM partner WHERE id = ?"""
_NAMES = """SELECT value, kind, language, personal FROM partner_name
  WHERE partner = ? ORDER BY place"""
_IDENTIFIERS = """SELECT scheme, value, personal FROM partner_identifier
  WHERE partner = ? ORDER BY place"""
_CONTACTS = """SELECT name, role, email, phone FROM partner_contact
  WHERE partner = ? ORDER BY place"""
_BY_IDENTIFIER = """SELECT DISTINCT partner FROM partner_identifier
  WHERE scheme = ? AND value = ? ORDER BY partner"""


@dataclass(frozen=True)
class PartnerRow:
    """One line of the partner list. `changed_at` is RFC 3339."""

    id: str
    name: str
    country: str
    kind: str
    city: str
    changed_at: str
    assessments: int


def partner_ids(
    workbook: Workbook,
    *,
    search: str = "",
    country: str = "",
    kind: str = "",
    order: str = "name",
    descending: bool = False,
) -> list[str]:
    """Return the ids of all partners that fit, in order; cheap also for 100,000.

    `search` finds partners of whose names and identifiers one holds each of its words.
    Raises: KeyError for an order that is not one of PARTNER_ORDERS.
    """
    wanted = ["instr(search_text, ?) > 0" for _ in fold(search).split()]
    values = fold(search).split()
    for column, value in (("country", country), ("kind", kind)):
        if value:
            wanted.append(f"{column} = ?")
            values.append(value)
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    by = _ORDERS[order].format(way="DESC" if descending else "ASC")
    rows = workbook.rows(f"SELECT id FROM partner {where} ORDER BY {by}", values)  # noqa: S608
    return [row[0] for row in rows]


def partner_rows(workbook: Workbook, ids: Sequence[str]) -> tuple[PartnerRow, ...]:
    """Return the lines of these partners, in the order of the ids; unknown ids are left out."""
    found = {row[0]: PartnerRow(*row) for row in workbook.rows(_ROWS, (ids_json(ids),))}
    return tuple(found[partner] for partner in ids if partner in found)


def find_partner(workbook: Workbook, partner_id: str) -> Partner | None:
    """Return a partner with everything that is known about it, or None."""
    rows = workbook.rows(_PARTNER, (partner_id,))
    if not rows:
        return None
    id, name, country, kind, website, city, notes, parent_name = rows[0]
    return Partner(
        id=id,
        name=name,
        country=country,
        kind=kind,
        names=tuple(
            PartnerName(value, name_kind, language, bool(personal))
            for value, name_kind, language, personal in workbook.rows(_NAMES, (partner_id,))
        ),
        identifiers=tuple(
            Identifier(scheme, value, bool(personal))
            for scheme, value, personal in workbook.rows(_IDENTIFIERS, (partner_id,))
        ),
        contacts=tuple(Contact(*row) for row in workbook.rows(_CONTACTS, (partner_id,))),
        website=website,
        city=city,
        notes=notes,
        parent_name=parent_name,
    )


def partners_with_identifier(workbook: Workbook, scheme: str, value: str) -> tuple[str, ...]:
    """Return the ids of the partners that carry an identifier (normal form), to avoid twins."""
    return tuple(row[0] for row in workbook.rows(_BY_IDENTIFIER, (scheme, value)))


def partner_count(workbook: Workbook) -> int:
    """Return how many partners the workbook holds."""
    return int(workbook.rows("SELECT count(*) FROM partner")[0][0])


def partner_countries(workbook: Workbook) -> tuple[str, ...]:
    """Return the countries that occur, for the filter of the list."""
    rows = workbook.rows("SELECT DISTINCT country FROM partner ORDER BY country")
    return tuple(row[0] for row in rows)
