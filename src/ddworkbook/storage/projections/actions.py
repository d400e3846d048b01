"""Actions: mitigations, improvements and conditions."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import ActionAdded, ActionChanged, ActionRemoved
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.assessments import touch
from ddworkbook.storage.projections.rows import put, remove


def action_saved(
    connection: sqlite3.Connection, event: Event, change: ActionAdded | ActionChanged
) -> None:
    """Write an action as it is now."""
    action = change.action
    put(
        connection,
        "action",
        {
            "id": action.id,
            "assessment": action.assessment,
            "question": action.question,
            "kind": action.kind,
            "text": action.text,
            "owner": action.owner,
            "due_on": action.due_on,
            "status": action.status,
            "closing_note": action.closing_note,
            "event": event.id,
        },
    )
    touch(connection, event)


def action_removed(connection: sqlite3.Connection, event: Event, change: ActionRemoved) -> None:
    """Take an action away that was added by mistake."""
    remove(connection, "action", "id", change.action)
    touch(connection, event)
