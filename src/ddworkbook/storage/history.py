"""Reading the history: events in their order, their bodies, and the last of every chain."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from ddworkbook.core.changes import Change
from ddworkbook.core.event import Event
from ddworkbook.storage.bodies import change_of, openings_of
from ddworkbook.storage.event_rows import EVENT_COLUMNS, event_from_row

_LAST = f"""SELECT {EVENT_COLUMNS} FROM event
  WHERE (replica, seq) IN (SELECT replica, max(seq) FROM event GROUP BY replica)"""  # noqa: S608
_AFTER = "position > (SELECT position FROM event WHERE id = ?)"
_BEFORE = "position < (SELECT position FROM event WHERE id = ?)"
_BODY = """SELECT event.kind, body.content FROM event JOIN body ON body.event = event.id
  WHERE event.id = ?"""


def last_events(connection: sqlite3.Connection) -> tuple[Event, ...]:
    """Return the last event of every replica.

    In a damaged file two rows may claim the same place; the check names them.
    """
    events = (event_from_row(row) for row in connection.execute(_LAST).fetchall())
    return tuple({event.replica: event for event in events}.values())


def find_events(
    connection: sqlite3.Connection,
    subject: str | None,
    kinds: Sequence[str] | None,
    after: str,
    limit: int | None,
    newest_first: bool,
) -> tuple[Event, ...]:
    """Return the events that fit, in the order of their arrival or backwards."""
    wanted: list[str] = []
    values: list[str | int] = []
    if subject is not None:
        wanted.append("subject = ?")
        values.append(subject)
    if kinds is not None:
        wanted.append(f"kind IN ({', '.join('?' * len(kinds))})")
        values.extend(kinds)
    if after:
        wanted.append(_BEFORE if newest_first else _AFTER)
        values.append(after)
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    order = "DESC" if newest_first else "ASC"
    values.append(-1 if limit is None else limit)
    sql = f"SELECT {EVENT_COLUMNS} FROM event {where} ORDER BY position {order} LIMIT ?"  # noqa: S608
    return tuple(event_from_row(row) for row in connection.execute(sql, values).fetchall())


def change_of_event(connection: sqlite3.Connection, event_id: str) -> Change | None:
    """Return what an event says, or None when there is nothing (any more)."""
    row = connection.execute(_BODY, (event_id,)).fetchone()
    if row is None or row[1] is None:
        return None
    return change_of(event_id, row[0], row[1], openings_of(connection, event_id))
