"""Events as rows of the ledger, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from ddworkbook.core.event import Event
from ddworkbook.storage.projections.rows import json_list

# In the order of the fields of Event.
EVENT_COLUMNS = "id, replica, seq, prev, at, actor, kind, subject, supersedes, body_hash, hash"

_INSERT = f"INSERT INTO event ({EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


def insert_event(connection: sqlite3.Connection, event: Event) -> None:
    """Write an event."""
    connection.execute(
        _INSERT,
        (
            event.id,
            event.replica,
            event.seq,
            event.prev,
            event.at,
            event.actor,
            event.kind,
            event.subject,
            json_list(event.supersedes),
            event.body_hash,
            event.hash,
        ),
    )


def event_from_row(row: Sequence[Any]) -> Event:
    """Return the event of a row whose columns are EVENT_COLUMNS.

    A list of replaced events that cannot be read becomes one that no hash belongs to, so that the
    check of the chain names the event.
    """
    (id, replica, seq, prev, at, actor, kind, subject, supersedes, body_hash, hashed) = row
    replaced = _ids(supersedes)
    return Event(id, replica, seq, prev, at, actor, kind, subject, replaced, body_hash, hashed)


def _ids(text: str) -> tuple[str, ...]:
    """Return a stored list of event ids."""
    if text == "[]":
        return ()
    try:
        ids = json.loads(text)
    except ValueError:
        return (text,)
    if isinstance(ids, list) and all(isinstance(item, str) for item in ids):
        return tuple(ids)
    return (text,)
