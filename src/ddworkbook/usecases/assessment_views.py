"""What the list of assessments and an assessment's page show, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ddworkbook.core.action import Action
from ddworkbook.core.edition_differences import EditionDifference
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person
from ddworkbook.core.project import Project
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.record import RecordPrevious
from ddworkbook.core.severity import Severity
from ddworkbook.core.states import State, Step
from ddworkbook.core.walkthrough import Profile, Walkthrough


@dataclass(frozen=True)
class AssessmentRow:
    """One line of the list. `preparers` are person ids; dates are YYYY-MM-DD or ""."""

    id: str
    title: str
    questionnaire: str
    questionnaire_title: str
    version: str
    partner: str
    partner_name: str
    country: str
    country_name: str
    project: str
    project_title: str
    depth: str
    depth_label: str
    state: State
    revision: int
    rating: Severity
    decision: str
    decision_label: str
    asked: int
    answered: int
    missing: int
    review_due: str
    started_at: str
    changed_at: str
    preparers: tuple[str, ...]


@dataclass(frozen=True)
class AssessmentFilter:
    """Which assessments to list; an empty field does not filter.

    `text` looks in names and titles.
    """

    text: str = ""
    partner: str = ""
    project: str = ""
    questionnaire: str = ""
    country: str = ""
    states: frozenset[State] = frozenset()
    ratings: frozenset[Severity] = frozenset()


@dataclass(frozen=True)
class Note:
    """A reviewer's note on a question, or on the whole when `code` is ""."""

    id: str
    code: str
    author: str
    author_name: str
    at: str
    text: str
    reply: str = ""
    resolved: bool = False


@dataclass(frozen=True)
class SignatureLine:
    """One signature that was given, with whether it verifies now."""

    meaning: str
    person: str
    name: str
    role: str
    organisation: str
    signed_at: str
    key_id: str
    signature_hex: str
    holds: bool


@dataclass(frozen=True)
class WantedSignature:
    """A signature that the ladder asks for.

    `refusal` says why I cannot give it now, "" when I can.
    """

    meaning: str
    rank: str
    given: SignatureLine | None
    refusal: str


@dataclass(frozen=True)
class RevisionLine:
    """One frozen record of the assessment."""

    revision: int
    fingerprint: str
    frozen_at: str
    decision: str
    decision_label: str
    rating: Severity
    signed: bool


@dataclass(frozen=True)
class DecisionView:
    """The decision that was taken on the current revision."""

    outcome: str
    label: str
    decided_by: str
    decided_by_name: str
    decided_at: str
    reason: str
    review_due: str


@dataclass(frozen=True)
class CarriedView:
    """An answer that came along: where from, in a sentence, and why it has to be confirmed.

    `held` ones cannot be changed until they are reopened; `waits` ones block submission.
    """

    held: bool
    waits: bool
    origin: str
    reason: str


@dataclass(frozen=True)
class EditionNews:
    """A newer edition that the assessment could go over to, and all that it changes."""

    edition: str
    version: str
    differences: tuple[EditionDifference, ...]


@dataclass(frozen=True)
class EditionStep:
    """A change of edition that an assessment went through; `left_out` are lines "C10: why"."""

    at: str
    before: str
    after: str
    differences: tuple[EditionDifference, ...]
    to_confirm: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class AssessmentPage:
    """Everything about one assessment; the window draws it and the command line prints it.

    `refusals` holds, for each step that I cannot take now, the sentence that says why and the way
    out; a step that is not in it can be taken. `answer_texts` maps codes to how the answer reads.
    `undo_label` and `redo_label` are "" when there is nothing to undo or redo. `fingerprint` is
    that of the current frozen record, "" in drafts; `rating` is the record's, or what the answers
    say now. `message` is the last one between preparer and reviewer. `decisions_possible` maps
    every decision to "" or to why the rating forbids it. `submitted_by_name` and `submitted_at`
    tell of the last handing over for review, "" while there was none. `to_confirm` are the asked
    questions whose answers wait to be confirmed; `carried` tells of every answer that came along,
    by code; `carried_from` is the record that they came from. `edition_news` is there while the
    assessment is open and a newer edition exists; `edition_steps` are the changes of edition so
    far.
    """

    id: str
    title: str
    revision: int
    state: State
    partner: Partner
    country_name: str
    project: Project | None
    questionnaire: Questionnaire
    edition: str
    triage: str
    profile: Profile
    depth_label: str
    depth_reasons: tuple[str, ...]
    walkthrough: Walkthrough
    answer_texts: Mapping[str, str]
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    notes: tuple[Note, ...]
    people: Mapping[str, Person]
    preparers: frozenset[str]
    refusals: Mapping[Step, str]
    decisions_possible: Mapping[str, str]
    decision: DecisionView | None
    wanted_signatures: tuple[WantedSignature, ...]
    signatures: tuple[SignatureLine, ...]
    revisions: tuple[RevisionLine, ...]
    fingerprint: str
    rating: Severity
    message: str
    review_due: str
    saved_at: str
    undo_label: str
    redo_label: str
    submitted_by_name: str = ""
    submitted_at: str = ""
    to_confirm: tuple[str, ...] = ()
    carried: Mapping[str, CarriedView] = field(default_factory=dict)
    carried_from: RecordPrevious | None = None
    edition_news: EditionNews | None = None
    edition_steps: tuple[EditionStep, ...] = ()

    def evidence_for(self, code: str) -> tuple[Evidence, ...]:
        """Return the evidence that proves one question."""
        return tuple(item for item in self.evidence if code in item.codes)

    def notes_on(self, code: str) -> tuple[Note, ...]:
        """Return the notes on one question, or on the whole for ""."""
        return tuple(note for note in self.notes if note.code == code)

    def refusal(self, step: Step) -> str:
        """Return why a step cannot be taken now, or ""."""
        return self.refusals.get(step, "")
