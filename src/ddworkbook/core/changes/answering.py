"""What can happen while an assessment is being answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.action import Action
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.reference_table import TableUse
from ddworkbook.core.shape import PERSONAL, personal_if


@dataclass(frozen=True)
class AssessmentStarted:
    """An assessment was started. `triage` is the assessment that chose the depth, or "".

    `tables` are the versions of the reference tables that the choice of the depth used.
    """

    partner: str
    edition: str
    project: str = ""
    depth: str = ""
    triage: str = ""
    depth_reasons: tuple[str, ...] = ()
    tables: tuple[TableUse, ...] = ()


@dataclass(frozen=True)
class DepthChosen:
    """The depth of an assessment was set again, with the reasons and the tables that it used."""

    depth: str
    reasons: tuple[str, ...]
    triage: str = ""
    tables: tuple[TableUse, ...] = ()


@dataclass(frozen=True)
class AnswerGiven:
    """A question was answered; a null value clears it. `personal` seals the value in the ledger.

    `tables` are the versions of the reference tables in which the answer was looked up.
    """

    code: str
    value: JsonValue = field(metadata=personal_if("personal"))
    comment: str = field(default="", metadata=PERSONAL)
    respondent: str = field(default="", metadata=PERSONAL)
    personal: bool = False
    undoes: str = ""
    tables: tuple[TableUse, ...] = ()


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
