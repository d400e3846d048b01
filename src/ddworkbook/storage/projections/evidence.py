"""Evidence: which file proves which answers. The content itself is a blob."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import EvidenceAttached, EvidenceChanged, EvidenceDetached
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.assessments import add_preparer, touch
from ddworkbook.storage.projections.rows import put, put_all, remove


def evidence_saved(
    connection: sqlite3.Connection, event: Event, change: EvidenceAttached | EvidenceChanged
) -> None:
    """Write a piece of evidence and the questions that it proves."""
    evidence = change.evidence
    put(
        connection,
        "evidence",
        {
            "id": evidence.id,
            "assessment": evidence.assessment,
            "name": evidence.name,
            "media_type": evidence.media_type,
            "size_bytes": evidence.size_bytes,
            "sha256": evidence.sha256,
            "issued_on": evidence.issued_on,
            "expires_on": evidence.expires_on,
            "note": evidence.note,
            "event": event.id,
        },
    )
    remove(connection, "evidence_question", "evidence", evidence.id)
    put_all(
        connection,
        "evidence_question",
        (
            {"evidence": evidence.id, "place": place, "code": code}
            for place, code in enumerate(evidence.codes)
        ),
    )
    add_preparer(connection, event)
    touch(connection, event)


def evidence_detached(
    connection: sqlite3.Connection, event: Event, change: EvidenceDetached
) -> None:
    """Take a piece of evidence from the assessment; its content stays for the history."""
    remove(connection, "evidence_question", "evidence", change.evidence)
    remove(connection, "evidence", "id", change.evidence)
    add_preparer(connection, event)
    touch(connection, event)
