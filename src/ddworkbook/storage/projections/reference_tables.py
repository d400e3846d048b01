"""Reference tables, stored so that what was decided with them can be read for ever."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import TableAdopted
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.rows import json_text

_WRITE = """INSERT INTO reference_table
  (version, name, title, as_at, own, document, adopted_at, adopted_by, event)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (version) DO UPDATE SET own = max(own, excluded.own),
    adopted_at = excluded.adopted_at, adopted_by = excluded.adopted_by, event = excluded.event"""


def table_adopted(connection: sqlite3.Connection, event: Event, change: TableAdopted) -> None:
    """Write a version under the hash of its document; a copy may become the institution's own."""
    connection.execute(
        _WRITE,
        (
            change.table,
            change.name,
            change.title,
            change.as_at,
            int(change.own),
            json_text(change.document),
            event.at,
            event.actor,
            event.id,
        ),
    )
