"""Which function brings the readable tables up to date for which kind of event.

A test holds that every kind is here; a kind without a projection would be lost for readers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from ddworkbook.core.changes import Change
from ddworkbook.core.event import Event
from ddworkbook.storage.projections import (
    actions,
    answers,
    assessments,
    editions,
    evidence,
    notes,
    partners,
    people,
    projects,
    reference_tables,
    signatures,
    workbook,
)

# The third parameter is the change of that kind; a table cannot say so in types.
Projection = Callable[[sqlite3.Connection, Event, Any], None]

PROJECTIONS: dict[str, Projection] = {
    "workbook.created": workbook.workbook_created,
    "replica.joined": workbook.replica_joined,
    "person.added": people.person_saved,
    "person.changed": people.person_saved,
    "key.introduced": people.key_introduced,
    "edition.adopted": editions.edition_adopted,
    "table.adopted": reference_tables.table_adopted,
    "partner.added": partners.partner_added,
    "partner.changed": partners.partner_changed,
    "project.added": projects.project_saved,
    "project.changed": projects.project_saved,
    "assessment.started": assessments.assessment_started,
    "assessment.depth-chosen": assessments.depth_chosen,
    "answer.given": answers.answer_given,
    "answer.carried": answers.answer_carried,
    "answer.confirmed": answers.answer_confirmed,
    "answer.reopened": answers.answer_reopened,
    "assessment.carried-forward": assessments.carried_forward,
    "assessment.edition-changed": assessments.edition_changed,
    "evidence.attached": evidence.evidence_saved,
    "evidence.changed": evidence.evidence_saved,
    "evidence.detached": evidence.evidence_detached,
    "action.added": actions.action_saved,
    "action.changed": actions.action_saved,
    "action.removed": actions.action_removed,
    "note.added": notes.note_added,
    "note.resolved": notes.note_resolved,
    "assessment.submitted": assessments.assessment_submitted,
    "assessment.changes-requested": assessments.changes_requested,
    "assessment.approved": assessments.assessment_approved,
    "signature.given": signatures.signature_given,
    "assessment.signed": assessments.assessment_signed,
    "assessment.amended": assessments.assessment_amended,
}


def project(connection: sqlite3.Connection, event: Event, change: Change) -> None:
    """Bring the readable tables up to date with one event."""
    PROJECTIONS[event.kind](connection, event, change)
