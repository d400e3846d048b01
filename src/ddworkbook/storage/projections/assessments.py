"""Assessments from start to amendment: where they stand and who prepared them."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import (
    AssessmentAmended,
    AssessmentApproved,
    AssessmentSigned,
    AssessmentStarted,
    AssessmentSubmitted,
    CarriedForward,
    ChangesRequested,
    DepthChosen,
    EditionChanged,
)
from ddworkbook.core.event import Event
from ddworkbook.core.states import State
from ddworkbook.storage.projections.rows import Value, json_list, json_text, put, remove
from ddworkbook.storage.projections.rows import change as change_row

_ADD_PREPARER = "INSERT OR IGNORE INTO assessment_preparer (assessment, person) VALUES (?, ?)"


def assessment_started(
    connection: sqlite3.Connection, event: Event, change: AssessmentStarted
) -> None:
    """Write a new draft; its first record will be revision 1."""
    put(
        connection,
        "assessment",
        {
            "id": event.subject,
            "partner": change.partner,
            "project": change.project or None,
            "edition": change.edition,
            "triage": change.triage or None,
            "depth": change.depth,
            "depth_reasons": json_list(change.depth_reasons),
            "depth_tables": json_text(change.tables),
            "state": State.DRAFT.value,
            "revision": 1,
            "started_at": event.at,
            "started_by": event.actor,
            "changed_at": event.at,
            "event": event.id,
        },
    )


def depth_chosen(connection: sqlite3.Connection, event: Event, change: DepthChosen) -> None:
    """Write how deep is asked, and why."""
    values: dict[str, Value] = {
        "depth": change.depth,
        "depth_reasons": json_list(change.reasons),
        "depth_tables": json_text(change.tables),
    }
    if change.triage:
        values["triage"] = change.triage
    touch(connection, event, values)


def carried_forward(connection: sqlite3.Connection, event: Event, change: CarriedForward) -> None:
    """Write from which record the answers came."""
    touch(connection, event, {"carried_from": change.record})


def edition_changed(connection: sqlite3.Connection, event: Event, change: EditionChanged) -> None:
    """Write which edition is answered now."""
    touch(connection, event, {"edition": change.edition})


def assessment_submitted(
    connection: sqlite3.Connection, event: Event, change: AssessmentSubmitted
) -> None:
    """Write that the assessment is with the reviewer."""
    add_preparer(connection, event)
    touch(
        connection,
        event,
        {
            "state": State.SUBMITTED.value,
            "submitted_at": event.at,
            "submitted_by": event.actor,
            "message": change.message,
        },
    )


def changes_requested(
    connection: sqlite3.Connection, event: Event, change: ChangesRequested
) -> None:
    """Write that the assessment was sent back, with the reviewer's message."""
    touch(
        connection,
        event,
        {"state": State.CHANGES_REQUESTED.value, "message": change.message},
    )


def assessment_approved(
    connection: sqlite3.Connection, event: Event, change: AssessmentApproved
) -> None:
    """Write the decision and the frozen record."""
    decided: dict[str, Value] = {
        "decision": change.decision,
        "decided_at": event.at,
        "decided_by": event.actor,
        "review_due": change.review_due,
    }
    put(
        connection,
        "record",
        {
            "fingerprint": change.fingerprint,
            "assessment": event.subject,
            "revision": change.revision,
            "reason": change.reason,
            "content": json_text(change.record),
            "event": event.id,
            **decided,
        },
    )
    touch(
        connection,
        event,
        {
            "state": State.APPROVED.value,
            "revision": change.revision,
            "fingerprint": change.fingerprint,
            "message": "",
            **decided,
        },
    )


def assessment_signed(
    connection: sqlite3.Connection, event: Event, change: AssessmentSigned
) -> None:
    """Write that all signatures are given."""
    touch(
        connection,
        event,
        {
            "state": State.SIGNED.value,
            "signed_at": event.at,
            "fingerprint": change.fingerprint,
        },
    )


def assessment_amended(
    connection: sqlite3.Connection, event: Event, change: AssessmentAmended
) -> None:
    """Open the assessment again; earlier records and their decisions stay in `record`."""
    remove(connection, "assessment_preparer", "assessment", event.subject)
    touch(
        connection,
        event,
        {
            "state": State.DRAFT.value,
            "revision": change.revision,
            "message": change.reason,
            "submitted_at": "",
            "submitted_by": "",
            "decision": "",
            "decided_at": "",
            "decided_by": "",
            "fingerprint": "",
            "signed_at": "",
            "review_due": "",
        },
    )


def add_preparer(connection: sqlite3.Connection, event: Event) -> None:
    """Remember who prepared the record to come; they may not approve it."""
    connection.execute(_ADD_PREPARER, (event.subject, event.actor))


def touch(
    connection: sqlite3.Connection, event: Event, values: dict[str, Value] | None = None
) -> None:
    """Change the assessment that the event is about, and when it changed last."""
    change_row(
        connection,
        "assessment",
        event.subject,
        {**(values or {}), "changed_at": event.at, "event": event.id},
    )
