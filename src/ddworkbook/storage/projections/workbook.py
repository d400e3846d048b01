"""The workbook itself and the devices that write to it."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import ReplicaJoined, WorkbookCreated
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.rows import put


def workbook_created(connection: sqlite3.Connection, event: Event, change: WorkbookCreated) -> None:
    """Write the one row about the workbook."""
    put(
        connection,
        "workbook",
        {
            "id": event.subject,
            "title": change.title,
            "sample": int(change.sample),
            "created_at": event.at,
            "event": event.id,
        },
    )


def replica_joined(connection: sqlite3.Connection, event: Event, change: ReplicaJoined) -> None:
    """Write which device continues which chain."""
    put(
        connection,
        "device",
        {
            "replica": event.replica,
            "label": change.device,
            "joined_at": event.at,
            "event": event.id,
        },
    )
