"""Partners: list them, look at one, register and correct them. The page is in partner_pages.py."""

from __future__ import annotations

from dataclasses import replace

from ddworkbook.core.changes import PartnerAdded, PartnerChanged
from ddworkbook.core.country import country_name
from ddworkbook.core.errors import InputRefused
from ddworkbook.core.folding import fold
from ddworkbook.core.identifiers import check_identifier
from ddworkbook.core.partner import PARTNER_KINDS, Identifier, Partner, check_partner
from ddworkbook.core.problem import Problem
from ddworkbook.core.severity import worst
from ddworkbook.storage.reading import partners as stored
from ddworkbook.storage.reading.actions import actions
from ddworkbook.storage.reading.history import written_by
from ddworkbook.usecases.assessment_rows import current, rows_of
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.finding import one_of
from ddworkbook.usecases.partner_pages import partner_page
from ddworkbook.usecases.partner_views import PartnerRow
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.session import Changed, Session, changed

__all__ = [
    "add_partner",
    "change_partner",
    "check_draft",
    "find_partner",
    "list_partners",
    "partner_page",
]


def list_partners(session: Session, text: str = "", country: str = "") -> tuple[PartnerRow, ...]:
    """Return the partners by name; `text` looks in all names and identifiers."""
    ids = stored.partner_ids(session.workbook, search=text, country=country)
    by_partner: dict[str, list[AssessmentRow]] = {}
    for row in rows_of(session):
        by_partner.setdefault(row.partner, []).append(row)
    partner_of = {row.id: row.partner for rows in by_partner.values() for row in rows}
    open_actions: dict[str, int] = {}
    for action in actions(session.workbook, status="open"):
        partner = partner_of.get(action.assessment, "")
        open_actions[partner] = open_actions.get(partner, 0) + 1
    return tuple(
        _row(session, row, by_partner.get(row.id, []), open_actions.get(row.id, 0))
        for row in stored.partner_rows(session.workbook, ids)
    )


def find_partner(session: Session, wanted: str) -> Partner:
    """Return the partner with this id, identifier or name.

    Raises: UsageRefused when there is none, or more than one.
    """
    exact = stored.find_partner(session.workbook, wanted)
    if exact is not None:
        return exact
    rows = stored.partner_rows(
        session.workbook, stored.partner_ids(session.workbook, search=wanted)
    )
    folded = fold(wanted)
    hits = [row.id for row in rows if fold(row.name) == folded] or [row.id for row in rows]
    chosen = one_of(hits, wanted, "partner", _all_names(session) if not hits else ())
    found = stored.find_partner(session.workbook, chosen)
    return found if found is not None else one_of([], wanted, "partner", ())


def check_draft(session: Session, partner: Partner) -> tuple[Problem, ...]:
    """Return everything to repair before a draft can be saved, also while it is typed."""
    tidy = _tidy(partner)
    return (*check_partner(tidy, countries(session)), *_twins(session, tidy))


def add_partner(session: Session, partner: Partner) -> Changed:
    """Register a partner; its id is given here (`made`), whatever the draft carries.

    Raises: InputRefused with every problem of the draft, nothing changed.
    """
    new = replace(_tidy(partner), id=session.world.new_id())
    _require_sound(session, new)
    with session.writing() as ledger:
        ledger.append(PartnerAdded(new), new.id)
    return changed("partner", made=new.id)


def change_partner(session: Session, partner: Partner) -> Changed:
    """Replace the facts of a partner. Raises: InputRefused with every problem, nothing changed."""
    before = find_partner(session, partner.id)
    after = _tidy(partner)
    _require_sound(session, after)
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "partner", before.id)
        ledger.append(PartnerChanged(after), after.id, [replaced])
    return changed("partner", after.id)


def _row(
    session: Session, row: stored.PartnerRow, rows: list[AssessmentRow], open_actions: int
) -> PartnerRow:
    """Return one line of the list."""
    now = current(rows)
    return PartnerRow(
        row.id,
        row.name,
        row.country,
        country_name(countries(session), row.country),
        row.kind,
        PARTNER_KINDS.get(row.kind, row.kind),
        row.assessments,
        worst(one.rating for one in now) if now else None,
        min((one.review_due for one in now if one.review_due), default=""),
        open_actions,
    )


def _all_names(session: Session) -> list[str]:
    """Return the names of all partners, for a hint."""
    ids = stored.partner_ids(session.workbook)
    return [row.name for row in stored.partner_rows(session.workbook, ids)]


def _tidy(partner: Partner) -> Partner:
    """Return the draft without outer spaces and with its identifiers in their normal form."""
    personal = partner.is_individual
    return replace(
        partner,
        name=" ".join(partner.name.split()),
        country=partner.country.strip().upper(),
        website=partner.website.strip(),
        city=partner.city.strip(),
        notes=partner.notes.strip(),
        parent_name=partner.parent_name.strip(),
        names=tuple(
            replace(name, value=" ".join(name.value.split()), personal=personal)
            for name in partner.names
        ),
        identifiers=tuple(_normal(one, personal) for one in partner.identifiers),
    )


def _normal(identifier: Identifier, personal: bool) -> Identifier:
    """Return an identifier in its normal form."""
    checked = check_identifier(identifier.scheme, identifier.value)
    return Identifier(checked.scheme, checked.value, personal)


def _twins(session: Session, partner: Partner) -> list[Problem]:
    """Return a problem for each identifier that another partner carries already."""
    problems = []
    for identifier in partner.identifiers:
        others = stored.partners_with_identifier(
            session.workbook, identifier.scheme, identifier.value
        )
        for row in stored.partner_rows(session.workbook, list(others)):
            if row.id != partner.id:
                problems.append(
                    Problem(
                        "already-registered",
                        f"{identifier.scheme} {identifier.value}",
                        f"“{row.name}” carries it already.",
                        "Use that partner, or correct the number.",
                    )
                )
    return problems


def _require_sound(session: Session, partner: Partner) -> None:
    """Refuse a draft with problems, naming all of them."""
    problems = check_draft(session, partner)
    if problems:
        raise InputRefused("The partner cannot be saved yet.", problems)
