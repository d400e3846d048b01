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
from ddworkbook.core.changes.carrying import (
    AnswerCarried,
    AnswerConfirmed,
    AnswerReopened,
    CarriedForward,
    EditionChanged,
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
    TableAdopted,
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
    "ANSWER_KINDS",
    "ANSWER_TYPES",
    "KINDS",
    "ActionAdded",
    "ActionChanged",
    "ActionRemoved",
    "AnswerCarried",
    "AnswerChange",
    "AnswerConfirmed",
    "AnswerGiven",
    "AnswerReopened",
    "AssessmentAmended",
    "AssessmentApproved",
    "AssessmentSigned",
    "AssessmentStarted",
    "AssessmentSubmitted",
    "CarriedForward",
    "Change",
    "ChangesRequested",
    "DepthChosen",
    "EditionAdopted",
    "EditionChanged",
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
    "TableAdopted",
    "WorkbookCreated",
    "kind_of",
]

AnswerChange = AnswerGiven | AnswerCarried | AnswerConfirmed | AnswerReopened

Change = (
    WorkbookCreated
    | ReplicaJoined
    | PersonAdded
    | PersonChanged
    | KeyIntroduced
    | EditionAdopted
    | TableAdopted
    | PartnerAdded
    | PartnerChanged
    | ProjectAdded
    | ProjectChanged
    | AssessmentStarted
    | DepthChosen
    | AnswerGiven
    | AnswerCarried
    | AnswerConfirmed
    | AnswerReopened
    | CarriedForward
    | EditionChanged
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
    "table.adopted": TableAdopted,
    "partner.added": PartnerAdded,
    "partner.changed": PartnerChanged,
    "project.added": ProjectAdded,
    "project.changed": ProjectChanged,
    "assessment.started": AssessmentStarted,
    "assessment.depth-chosen": DepthChosen,
    "answer.given": AnswerGiven,
    "answer.carried": AnswerCarried,
    "answer.confirmed": AnswerConfirmed,
    "answer.reopened": AnswerReopened,
    "assessment.carried-forward": CarriedForward,
    "assessment.edition-changed": EditionChanged,
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

# What says a whole answer to one question; each replaces the one before.
ANSWER_TYPES = (AnswerGiven, AnswerCarried, AnswerConfirmed, AnswerReopened)

_KIND_OF = {kind_type: kind for kind, kind_type in KINDS.items()}

ANSWER_KINDS = tuple(_KIND_OF[kind_type] for kind_type in ANSWER_TYPES)


def kind_of(change: Change) -> str:
    """Return the kind that stands in the event of a change."""
    return _KIND_OF[type(change)]
