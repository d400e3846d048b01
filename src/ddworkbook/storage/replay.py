"""Building the readable tables from the history again.

The ledger is the truth; the tables are what it says today. A rebuild mends tables that somebody
changed by hand, and fills those of a new format.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from ddworkbook.core.changes import Change
from ddworkbook.core.errors import AlteredError, WorldError
from ddworkbook.core.event import Event
from ddworkbook.core.sealing import Opening
from ddworkbook.storage.bodies import change_of, opening_from_row
from ddworkbook.storage.event_rows import EVENT_COLUMNS, event_from_row
from ddworkbook.storage.failures import storage_failures
from ddworkbook.storage.projections.registry import project
from ddworkbook.storage.schema.readable import READABLE_TABLES
from ddworkbook.storage.workbook import Workbook

_EVENTS = f"""SELECT body.content, {EVENT_COLUMNS} FROM event
  JOIN body ON body.event = event.id
  WHERE body.content IS NOT NULL ORDER BY event.position"""  # noqa: S608
_ALL_OPENINGS = "SELECT event, sealed, salt, value, subject FROM opening"


def rebuild(workbook: Workbook) -> int:
    """Empty the readable tables and fill them from the history; return the number of events.

    Everything happens in one transaction: if it fails, the old tables stay.
    Raises: AlteredError when an event cannot be read; WorldError when the file cannot be written.
    """
    if workbook.read_only_reason:
        raise WorldError(workbook.read_only_reason)
    with storage_failures(workbook.path):
        return rebuild_tables(workbook.connection)


def rebuild_tables(connection: sqlite3.Connection) -> int:
    """Empty the readable tables and fill them again, in one transaction."""
    count = 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        for table in reversed(READABLE_TABLES):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        for event, told in changes(connection):
            if isinstance(told, AlteredError):
                raise told
            project(connection, event, told)
            count += 1
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return count


def changes(connection: sqlite3.Connection) -> Iterator[tuple[Event, Change | AlteredError]]:
    """Yield every event with what it says, or with why it cannot be read, in order of arrival.

    Events whose bodies were erased say nothing and are left out.
    """
    openings: dict[str, list[Opening]] = {}
    for event_id, *row in connection.execute(_ALL_OPENINGS):
        openings.setdefault(event_id, []).append(opening_from_row(*row))
    for content, *columns in connection.execute(_EVENTS):
        event = event_from_row(tuple(columns))
        try:
            yield event, change_of(event.id, event.kind, content, openings.get(event.id, ()))
        except AlteredError as error:
            yield event, error
