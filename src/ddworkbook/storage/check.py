"""Checking a whole workbook: is everything as it was written, and do the tables tell the history?

What a check cannot see: a history that its owner rewrote from end to end before anybody else had
seen a head. The head printed on signed records shows that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.event import head
from ddworkbook.storage.check_ledger import bodies_and_chains, evidence_findings, opening_findings
from ddworkbook.storage.check_tables import record_findings, table_findings
from ddworkbook.storage.failures import MaybeDamagedError, storage_failures
from ddworkbook.storage.finding import Finding
from ddworkbook.storage.history import last_events
from ddworkbook.storage.vetting import confirm_damage, connect_to_read, damage_of, require_file

# Is told how much is done and how much there is.
Told = Callable[[int, int], None]
Check = Callable[[sqlite3.Connection], Iterator[Finding]]

_COUNTED = ("event", "body", "opening", "blob", "record", "signature", "partner", "assessment")


@dataclass(frozen=True)
class CheckReport:
    """What a check found. `findings` speak for alteration or damage, `notices` do not.

    `counts` says how many rows were looked at, by table.
    """

    path: Path
    findings: tuple[Finding, ...]
    notices: tuple[Finding, ...]
    counts: dict[str, int]
    head: str

    @property
    def ok(self) -> bool:
        """Say whether nothing was altered or damaged."""
        return not self.findings


def check_workbook(path: Path, told: Told | None = None) -> CheckReport:
    """Check a workbook without changing it.

    `told` is called with how many checks are done and how many there are; what it raises stops
    the work.
    Raises: InputRefused for what is not a workbook or too new, AlteredError for a structure that
    is not ours, WorldError when the file cannot be read.
    """
    require_file(path)
    try:
        return _check(path, told)
    except MaybeDamagedError:
        confirm_damage(path)
        return _check(path, told)


def _check(path: Path, told: Told | None) -> CheckReport:
    """Check a file that exists, once."""
    with storage_failures(path):
        connection, _version = connect_to_read(path)
        try:
            found = tuple(_findings(connection, path, told))
            return CheckReport(
                path,
                tuple(finding for finding in found if not finding.is_notice),
                tuple(finding for finding in found if finding.is_notice),
                {table: _count(connection, table) for table in _COUNTED},
                head(last_events(connection)),
            )
        finally:
            connection.close()


def _findings(connection: sqlite3.Connection, path: Path, told: Told | None) -> Iterator[Finding]:
    """Yield everything that the single checks find."""
    for done, (what, check) in enumerate(_CHECKS.items()):
        if told is not None:
            told(done, len(_CHECKS))
        yield from _one_check(connection, path, what, check)
    if told is not None:
        told(len(_CHECKS), len(_CHECKS))


def _one_check(
    connection: sqlite3.Connection, path: Path, what: str, check: Check
) -> Iterator[Finding]:
    """Yield what one check finds; damage that stops it is a finding too.

    Each check has a transaction of its own: it sees one state of the file, and somebody who is
    writing meanwhile need not wait for all of them.
    """
    connection.execute("BEGIN")
    try:
        with storage_failures(path):
            yield from check(connection)
    except MaybeDamagedError as error:
        yield Finding("damaged", what.capitalize(), f"they could not be read ({error.__cause__}).")
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


def _damage_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield what SQLite itself finds wrong."""
    for sentence in damage_of(connection):
        yield Finding("damaged", "The file", sentence)


def _reference_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield rows that refer to rows that are not there."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(
            "lost-reference",
            f"Table {table}, row {row}",
            f"It refers to a row of {parent} that is not there.",
        )


def _count(connection: sqlite3.Connection, table: str) -> int:
    """Return the number of rows of a table."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


_CHECKS: dict[str, Check] = {
    "pages of the file": _damage_findings,
    "references": _reference_findings,
    "events": bodies_and_chains,
    "personal values": opening_findings,
    "evidence files": evidence_findings,
    "records": record_findings,
    "tables": table_findings,
}
