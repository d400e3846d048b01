"""Everything that can happen to a workbook: one frozen dataclass for each kind of event.

A use case appends changes to the ledger; storage projects them into the readable tables. A change that
was released is never altered or removed: old workbooks hold its body for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.action import Action
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person, PublicKey
from ddworkbook.core.project import Project
from ddworkbook.core.shape import PERSONAL, personal_if


@dataclass(frozen=True)
class WorkbookCreated:
    """The first event of a workbook. `sample` marks invented data."""

    title: str
    sample: bool = False


@dataclass(frozen=True)
class ReplicaJoined:
    """A device began to write to this workbook. `device` is a label, not a name of a person."""

    device: str


@dataclass(frozen=True)
class PersonAdded:
    """A person was introduced."""

    person: Person


@dataclass(frozen=True)
class PersonChanged:
    """A person's facts were replaced."""

    person: Person


@dataclass(frozen=True)
class KeyIntroduced:
    """A person's public key was introduced; older keys stay valid for what they signed."""

    key: PublicKey


@dataclass(frozen=True)
class EditionAdopted:
    """An edition of a questionnaire was stored; `edition` is the SHA-256 of its canonical document."""

    edition: str
    code: str
    version: str
    title: str
    document: JsonValue


@dataclass(frozen=True)
class PartnerAdded:
    """A partner was registered."""

    partner: Partner


@dataclass(frozen=True)
class PartnerChanged:
    """A partner's facts were replaced."""

    partner: Partner


@dataclass(frozen=True)
class ProjectAdded:
    """A project was registered."""

    project: Project


@dataclass(frozen=True)
class ProjectChanged:
    """A project's facts were replaced."""

    project: Project


@dataclass(frozen=True)
class AssessmentStarted:
    """An assessment was started. `triage` is the assessment that chose the depth, or ""."""

    partner: str
    edition: str
    project: str = ""
    depth: str = ""
    triage: str = ""
    depth_reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class DepthChosen:
    """The depth of an assessment was set again, with the reasons."""

    depth: str
    reasons: tuple[str, ...]
    triage: str = ""


@dataclass(frozen=True)
class AnswerGiven:
    """A question was answered; a null value clears it. `personal` seals the value in the ledger."""

    code: str
    value: JsonValue = field(metadata=personal_if("personal"))
    comment: str = field(default="", metadata=PERSONAL)
    respondent: str = field(default="", metadata=PERSONAL)
    personal: bool = False
    undoes: str = ""


@dataclass(frozen=True)
class EvidenceAttached:
    """A file was attached; its content is the blob with that SHA-256."""

    evidence: Evidence
    undoes: str = ""


@dataclass(frozen=True)
class EvidenceChanged:
    """Dates, note or questions of a piece of evidence were replaced."""

    evidence: Evidence
    undoes: str = ""


@dataclass(frozen=True)
class EvidenceDetached:
    """A piece of evidence no longer belongs to the assessment; the blob stays for the history."""

    evidence: str
    undoes: str = ""


@dataclass(frozen=True)
class ActionAdded:
    """An action was agreed."""

    action: Action
    undoes: str = ""


@dataclass(frozen=True)
class ActionChanged:
    """An action was changed, closed or reopened."""

    action: Action
    undoes: str = ""


@dataclass(frozen=True)
class ActionRemoved:
    """An action that was added by mistake was taken away."""

    action: str
    undoes: str = ""


@dataclass(frozen=True)
class NoteAdded:
    """A reviewer's note on a question, or on the whole assessment when `code` is ""."""

    note: str
    code: str
    text: str = field(metadata=PERSONAL)


@dataclass(frozen=True)
class NoteResolved:
    """A reviewer's note was dealt with."""

    note: str
    reply: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True)
class AssessmentSubmitted:
    """The preparer handed the assessment over for review."""

    message: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True)
class ChangesRequested:
    """The reviewer sent the assessment back."""

    message: str = field(metadata=PERSONAL)


@dataclass(frozen=True)
class AssessmentApproved:
    """A decision was taken and the record frozen. `record` is the sealed canonical tree.

    Its SHA-256 is `fingerprint`. `decision` is one of states.DECISIONS.
    """

    decision: str
    fingerprint: str
    revision: int
    record: JsonValue
    reason: str = field(default="", metadata=PERSONAL)
    review_due: str = ""


@dataclass(frozen=True)
class SignatureGiven:
    """A person signed the record. `statement` is the canonical signed statement, as it was signed."""

    fingerprint: str
    person: str
    key: str
    meaning: str
    statement: JsonValue
    signature: str


@dataclass(frozen=True)
class AssessmentSigned:
    """All the signatures that the rating asks for are given."""

    fingerprint: str


@dataclass(frozen=True)
class AssessmentAmended:
    """A signed assessment was opened again; the next record is `revision`."""

    revision: int
    reason: str = field(metadata=PERSONAL)


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
