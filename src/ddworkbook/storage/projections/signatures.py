"""Signatures on frozen records."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import SignatureGiven
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.assessments import touch
from ddworkbook.storage.projections.rows import json_text, put


def signature_given(connection: sqlite3.Connection, event: Event, change: SignatureGiven) -> None:
    """Write a signature under its event, so that none can take the place of another."""
    put(
        connection,
        "signature",
        {
            "event": event.id,
            "fingerprint": change.fingerprint,
            "person": change.person,
            "key": change.key,
            "meaning": change.meaning,
            "statement": json_text(change.statement),
            "signature": change.signature,
            "at": event.at,
        },
    )
    touch(connection, event)
