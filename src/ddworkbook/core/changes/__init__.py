"""Everything that can happen to a workbook: one frozen dataclass for each kind of event.

A use case appends changes to the ledger; storage projects them into the readable tables. A change
that was released is never altered or removed: old workbooks hold its body for ever.
"""

from __future__ import annotations

from ddworkbook.core.changes.answering import (
    ActionAdded,
    ActionChanged,
    ActionRemoved,
    AnswerGiven,
    AssessmentStarted,
    DepthChosen,
    EvidenceAttached,
    EvidenceChanged,
    EvidenceDetached,
)
from ddworkbook.core.changes.register import (
    EditionAdopted,
    KeyIntroduced,
    PartnerAdded,
    PartnerChanged,
    PersonAdded,
    PersonChanged,
    ProjectAdded,
    ProjectChanged,
    ReplicaJoined,
    WorkbookCreated,
)
from ddworkbook.core.changes.sign_off import (
    AssessmentAmended,
    AssessmentApproved,
    AssessmentSigned,
    AssessmentSubmitted,
    ChangesRequested,
    NoteAdded,
    NoteResolved,
    SignatureGiven,
)

__all__ = [
    "KINDS",
    "ActionAdded",
    "ActionChanged",
    "ActionRemoved",
    "AnswerGiven",
    "AssessmentAmended",
    "AssessmentApproved",
    "AssessmentSigned",
    "AssessmentStarted",
    "AssessmentSubmitted",
    "Change",
    "ChangesRequested",
    "DepthChosen",
    "EditionAdopted",
    "EvidenceAttached",
    "EvidenceChanged",
    "EvidenceDetached",
    "KeyIntroduced",
    "NoteAdded",
    "NoteResolved",
    "PartnerAdded",
    "PartnerChanged",
    "PersonAdded",
    "PersonChanged",
    "ProjectAdded",
    "ProjectChanged",
    "ReplicaJoined",
    "SignatureGiven",
    "WorkbookCreated",
    "kind_of",
]

Change = (
    WorkbookCreated
    | ReplicaJoined
    | PersonAdded
    | PersonChanged
    | KeyIntroduced
    | EditionAdopted
    | PartnerAdded
    | PartnerChanged
    | ProjectAdded
    | ProjectChanged
    | AssessmentStarted
    | DepthChosen
    | AnswerGiven
    | EvidenceAttached
    | EvidenceChanged
    | EvidenceDetached
    | ActionAdded
    | ActionChanged
    | ActionRemoved
    | NoteAdded
    | NoteResolved
    | AssessmentSubmitted
    | ChangesRequested
    | AssessmentApproved
    | SignatureGiven
    | AssessmentSigned
    | AssessmentAmended
)

# The kind that stands in the event. Never rename a released one.
KINDS: dict[str, type[Change]] = {
    "workbook.created": WorkbookCreated,
    "replica.joined": ReplicaJoined,
    "person.added": PersonAdded,
    "person.changed": PersonChanged,
    "key.introduced": KeyIntroduced,
    "edition.adopted": EditionAdopted,
    "partner.added": PartnerAdded,
    "partner.changed": PartnerChanged,
    "project.added": ProjectAdded,
    "project.changed": ProjectChanged,
    "assessment.started": AssessmentStarted,
    "assessment.depth-chosen": DepthChosen,
    "answer.given": AnswerGiven,
    "evidence.attached": EvidenceAttached,
    "evidence.changed": EvidenceChanged,
    "evidence.detached": EvidenceDetached,
    "action.added": ActionAdded,
    "action.changed": ActionChanged,
    "action.removed": ActionRemoved,
    "note.added": NoteAdded,
    "note.resolved": NoteResolved,
    "assessment.submitted": AssessmentSubmitted,
    "assessment.changes-requested": ChangesRequested,
    "assessment.approved": AssessmentApproved,
    "signature.given": SignatureGiven,
    "assessment.signed": AssessmentSigned,
    "assessment.amended": AssessmentAmended,
}

_KIND_OF = {kind_type: kind for kind, kind_type in KINDS.items()}


def kind_of(change: Change) -> str:
    """Return the kind that stands in the event of a change."""
    return _KIND_OF[type(change)]
