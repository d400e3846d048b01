"""The reference tables that count: the institution's own versions first, else the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.changes import TableAdopted
from ddworkbook.core.errors import AlteredError, UsageRefused
from ddworkbook.core.reference_reading import from_document
from ddworkbook.core.reference_table import (
    ReferenceTable,
    TableUse,
    table_valid_on,
    to_document,
)
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.reading.reference_tables import (
    TableRow,
    adopted_tables,
    table_document,
)
from ddworkbook.usecases.reference_shipped import shipped_tables, shipped_versions
from ddworkbook.usecases.session import Session

# As many digits of a version as are shown, and the fewest that are taken for one.
SHOWN_DIGITS = 12
_FEWEST_DIGITS = 6


@dataclass(frozen=True)
class TableLine:
    """One version in a list.

    `own` versions were imported by the institution, the others are shipped; `kept` when the
    workbook holds it; `in_force` when it is the one that counts today.
    """

    table: ReferenceTable
    version: str
    own: bool
    kept: bool
    in_force: bool


def list_tables(session: Session | None = None, today: date | None = None) -> tuple[TableLine, ...]:
    """Return every version of every table by name, shipped before own. `today` is the session's."""
    day = today or (session.world.today() if session else None)
    kept = {row.version: row for row in adopted_tables(session.workbook)} if session else {}
    versions = {table.version: table for table in shipped_tables()}
    for version in kept:
        if session is not None and version not in versions:
            versions[version] = table_of(session, version)
    counting = {
        found.version
        for name in {table.name for table in versions.values()}
        if day is not None and (found := find_in_force(session, name, day)) is not None
    }
    lines = [
        TableLine(
            table,
            version,
            version in kept and kept[version].own,
            version in kept,
            version in counting,
        )
        for version, table in versions.items()
    ]
    return tuple(
        sorted(lines, key=lambda one: (one.table.name, one.own, one.table.valid_from, one.version))
    )


def show_table(session: Session | None, wanted: str, day: date) -> ReferenceTable:
    """Return a table by name (the one in force, else the newest) or by the digits of its version.

    Raises: UsageRefused when there is none, or more than one.
    """
    lines = list_tables(session, day)
    hits = [line for line in lines if line.version == wanted]
    if not hits and len(wanted) >= _FEWEST_DIGITS:
        hits = [line for line in lines if line.version.startswith(wanted)]
    if len(hits) == 1:
        return hits[0].table
    named = [line for line in lines if line.table.name == wanted]
    counting = [line for line in named if line.in_force]
    if named:
        return (counting or named)[-1].table
    names = ", ".join(sorted({line.table.name for line in lines}))
    raise UsageRefused(f"There is no reference table {wanted!r}. There are: {names}.")


def find_in_force(session: Session | None, name: str, day: date) -> ReferenceTable | None:
    """Return the version of a table that counts on a day, or None when none does."""
    own = table_valid_on(own_versions(session, name), name, day) if session else None
    return own or table_valid_on(shipped_versions(name), name, day)


def table_in_force(session: Session | None, name: str, day: date) -> ReferenceTable:
    """Return the version of a table that counts on a day: the workbook's own, else the shipped one.

    Raises: UsageRefused when none does.
    """
    found = find_in_force(session, name, day)
    if found is None:
        raise UsageRefused(
            f"No version of the reference table {name!r} is valid on {day.isoformat()}. Import one."
        )
    return found


def own_versions(session: Session, name: str) -> tuple[ReferenceTable, ...]:
    """Return the institution's versions of one table, in the order of their import."""
    rows = adopted_tables(session.workbook)
    return tuple(table_of(session, row.version) for row in rows if row.own and row.name == name)


def table_of(session: Session, version: str) -> ReferenceTable:
    """Return a version that the workbook holds, or else a shipped one, read once for each session.

    Raises: AlteredError when the document cannot be read or does not give its hash.
    """
    known = session.tables.get(version)
    if known is not None:
        return known
    document = table_document(session.workbook, version)
    if document is None:
        found = next((table for table in shipped_tables() if table.version == version), None)
        if found is not None:
            return found
    if document is None or fingerprint(document) != version:
        raise AlteredError(
            "A reference table that something was decided with is missing or was changed. Check "
            "the workbook and open your latest backup.",
            [f"reference table {version}"],
        )
    try:
        table = from_document(document)
    except ValueError as error:
        raise AlteredError(
            "A reference table in this workbook cannot be read.", str(error).splitlines()
        ) from error
    session.tables[version] = table
    return table


def keep_tables(session: Session, ledger: Ledger, tables: Iterable[ReferenceTable]) -> None:
    """Store copies of the tables that something was decided with, unless they are there."""
    held = {row.version for row in adopted_tables(session.workbook)}
    for table in tables:
        if table.version not in held:
            held.add(table.version)
            adopt_table(ledger, table, own=False)


def keep_used(session: Session, ledger: Ledger, uses: Iterable[TableUse]) -> None:
    """Store copies of the versions that are named, unless they are there."""
    keep_tables(session, ledger, (table_of(session, version) for _, version in uses))


def adopt_table(ledger: Ledger, table: ReferenceTable, *, own: bool) -> None:
    """Store one version of a table."""
    change = TableAdopted(
        table.version, table.name, table.title, table.as_at, to_document(table), own
    )
    ledger.append(change, table.version)


def held_row(session: Session, version: str) -> TableRow | None:
    """Return how the workbook holds a version, or None when it does not."""
    rows = adopted_tables(session.workbook)
    return next((row for row in rows if row.version == version), None)
