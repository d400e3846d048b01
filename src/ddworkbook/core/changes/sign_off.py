"""What can happen from handing an assessment over to its signed record, and after."""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.shape import PERSONAL


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
    """A person signed the record.

    `statement` is the canonical signed statement, as it was signed.
    """

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
