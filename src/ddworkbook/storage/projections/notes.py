"""Reviewers' notes and what became of them."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import NoteAdded, NoteResolved
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.assessments import touch
from ddworkbook.storage.projections.rows import change as change_row
from ddworkbook.storage.projections.rows import put


def note_added(connection: sqlite3.Connection, event: Event, change: NoteAdded) -> None:
    """Write an open note."""
    put(
        connection,
        "note",
        {
            "id": change.note,
            "assessment": event.subject,
            "code": change.code,
            "text": change.text,
            "author": event.actor,
            "at": event.at,
            "reply": "",
            "resolved_by": "",
            "resolved_at": "",
            "event": event.id,
        },
    )
    touch(connection, event)


def note_resolved(connection: sqlite3.Connection, event: Event, change: NoteResolved) -> None:
    """Write the reply, and who dealt with the note."""
    change_row(
        connection,
        "note",
        change.note,
        {
            "reply": change.reply,
            "resolved_by": event.actor,
            "resolved_at": event.at,
            "event": event.id,
        },
    )
    touch(connection, event)
