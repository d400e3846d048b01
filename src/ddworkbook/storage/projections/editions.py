"""Editions of questionnaires, stored so that any old record can be shown for ever."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import EditionAdopted
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.rows import json_text, put


def edition_adopted(connection: sqlite3.Connection, event: Event, change: EditionAdopted) -> None:
    """Write an edition under the hash of its document."""
    put(
        connection,
        "edition",
        {
            "hash": change.edition,
            "code": change.code,
            "version": change.version,
            "title": change.title,
            "document": json_text(change.document),
            "adopted_at": event.at,
            "event": event.id,
        },
    )
