"""Checking what readers see: tables against the replayed history, records, signatures, editions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from ddworkbook.core.canonical import parse_json, sha256_hex
from ddworkbook.core.errors import AlteredError
from ddworkbook.core.signature import Signature, verify_signature
from ddworkbook.storage.finding import Finding
from ddworkbook.storage.projections.registry import project
from ddworkbook.storage.replay import changes
from ddworkbook.storage.schema.readable import READABLE_SCHEMA, READABLE_TABLES

# A table that was filled at random would otherwise fill the report too.
_MAX_ROWS_NAMED = 20

_RECORDS = "SELECT fingerprint, content FROM record ORDER BY fingerprint"
_EDITIONS = "SELECT hash, document FROM edition ORDER BY hash"
_SIGNATURES = """SELECT s.event, s.fingerprint, s.statement, s.signature, k.public_key, k.algorithm
  FROM signature AS s LEFT JOIN person_key AS k ON k.id = s.key ORDER BY s.event"""


def record_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield records, editions and signatures that are not what their hash or key says."""
    for fingerprint, content in connection.execute(_RECORDS):
        if sha256_hex(content.encode()) != fingerprint:
            yield Finding(
                "wrong-record",
                f"Record {fingerprint}",
                "its content does not give its fingerprint: it was changed after sign-off.",
            )
    for edition, document in connection.execute(_EDITIONS):
        if sha256_hex(document.encode()) != edition:
            yield Finding(
                "wrong-edition", f"Edition {edition}", "its document does not give its hash."
            )
    for event_id, fingerprint, statement, signature, key, algorithm in connection.execute(
        _SIGNATURES
    ):
        if not _signature_holds(fingerprint, statement, signature, key, algorithm):
            yield Finding(
                "wrong-signature",
                f"Signature {event_id} on record {fingerprint}",
                "it does not belong to this record and this key.",
            )


def table_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield rows of readable tables that the history does not tell, and rows that are missing."""
    replayed = sqlite3.connect(":memory:", isolation_level=None)
    try:
        yield from _replay(connection, replayed)
        for table in READABLE_TABLES:
            yield from _compare(table, _rows(connection, table), _rows(replayed, table))
    finally:
        replayed.close()


def _replay(source: sqlite3.Connection, target: sqlite3.Connection) -> Iterator[Finding]:
    """Fill readable tables in memory from the history, yielding events that cannot be read."""
    for statement in READABLE_SCHEMA:
        target.execute(statement)
    target.execute("BEGIN")
    for event, told in changes(source):
        try:
            if isinstance(told, AlteredError):
                raise told
            project(target, event, told)
        except AlteredError as error:
            yield Finding("unreadable-event", f"Event {event.id}", " ".join(error.details))
        except sqlite3.IntegrityError as error:
            yield Finding("unreadable-event", f"Event {event.id} ({event.kind})", f"{error}.")


def _compare(
    table: str, found: dict[object, object], told: dict[object, object]
) -> Iterator[Finding]:
    """Yield the rows of one table that differ from the replay."""
    differing = [key for key in found.keys() | told.keys() if found.get(key) != told.get(key)]
    for key in sorted(differing, key=str)[:_MAX_ROWS_NAMED]:
        if key not in told:
            what = "the history knows no such row."
        elif key not in found:
            what = "the row is missing, although the history tells of it."
        else:
            what = "the row says something else than the history."
        yield Finding("wrong-row", f"Table {table}, row {key}", what)
    if len(differing) > _MAX_ROWS_NAMED:
        more = len(differing) - _MAX_ROWS_NAMED
        yield Finding("wrong-row", f"Table {table}", f"{more} more rows differ.")


def _rows(connection: sqlite3.Connection, table: str) -> dict[object, object]:
    """Return the rows of a table by their primary key, written as people read it."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    key_places = [column[0] for column in sorted(columns, key=lambda c: c[5]) if column[5]]
    rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
    if len(key_places) == 1:
        place = key_places[0]
        return {row[place]: row for row in rows}
    return {" / ".join(str(row[place]) for place in key_places): row for row in rows}


def _signature_holds(
    fingerprint: str, statement: str, signature: str, key: str | None, algorithm: str | None
) -> bool:
    """Say whether a signature belongs to its record and its key."""
    if key is None or algorithm is None:
        return False
    try:
        told = parse_json(statement)
    except ValueError:
        return False
    if not isinstance(told, Mapping) or told.get("fingerprint") != fingerprint:
        return False
    return verify_signature(Signature(told, signature, key, algorithm))
