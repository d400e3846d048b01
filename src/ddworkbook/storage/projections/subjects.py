"""What each kind of event is about: the id that stands in `subject`."""

from __future__ import annotations

from ddworkbook.core.changes import (
    ActionAdded,
    ActionChanged,
    Change,
    EditionAdopted,
    EvidenceAttached,
    EvidenceChanged,
    KeyIntroduced,
    PartnerAdded,
    PartnerChanged,
    PersonAdded,
    PersonChanged,
    ProjectAdded,
    ProjectChanged,
    TableAdopted,
)


def named_subject(change: Change) -> str | None:
    """Return the subject that a change names itself, or None when only the caller knows it.

    People, keys, partners, projects, editions and tables are about themselves (a key about its
    person). Everything else that belongs to an assessment is about the assessment: answers,
    evidence, actions, notes, states, signatures.
    """
    if isinstance(change, PersonAdded | PersonChanged):
        return change.person.id
    if isinstance(change, KeyIntroduced):
        return change.key.person
    if isinstance(change, PartnerAdded | PartnerChanged):
        return change.partner.id
    if isinstance(change, ProjectAdded | ProjectChanged):
        return change.project.id
    if isinstance(change, EditionAdopted):
        return change.edition
    if isinstance(change, TableAdopted):
        return change.table
    if isinstance(change, EvidenceAttached | EvidenceChanged):
        return change.evidence.assessment
    if isinstance(change, ActionAdded | ActionChanged):
        return change.action.assessment
    return None
