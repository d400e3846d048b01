"""A questionnaire as a value: one edition, with its sections, questions, rules and decisions.

It does not read files (see the loader) and does not judge answers (see walkthrough.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ddworkbook.core.expression import Expression
from ddworkbook.core.question_type import UNANSWERED, QuestionType
from ddworkbook.core.severity import Severity

__all__ = [
    "BUILT_IN_CHOICES",
    "OTHER",
    "Choice",
    "Column",
    "Constraint",
    "DecisionRule",
    "DecisionTable",
    "FlagRule",
    "Level",
    "Outcome",
    "Question",
    "QuestionType",
    "Questionnaire",
    "Section",
    "Source",
    "Who",
]

# The choice value that rules see when something other than the listed choices was given.
OTHER = "other"


class Who(StrEnum):
    """Who supplies the answer."""

    PARTNER = "partner"
    LEAD = "lead"
    RESEARCH_OFFICE = "research-office"


class Level(StrEnum):
    """Whose answer it is: the organisation's (reusable, with an age limit) or the project's."""

    ORGANISATION = "organisation"
    PROJECT = "project"


@dataclass(frozen=True)
class Choice:
    """One choice of a closed question.

    `alone` choices (none, unsure) exclude all others of a multi. `description` says what a level
    means; `score` counts in scores; `attributes` are what a choice filter looks at.
    """

    value: str
    label: str
    alone: bool = False
    description: str = ""
    score: Decimal | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


_YES, _NO = Choice("yes", "Yes"), Choice("no", "No")

# The choices that a type brings with it; the others name their own.
BUILT_IN_CHOICES: Mapping[QuestionType, tuple[Choice, ...]] = {
    QuestionType.YES_NO: (_YES, _NO),
    QuestionType.YES_NO_UNSURE: (_YES, _NO, Choice("unsure", "Unsure")),
    QuestionType.YES_PARTLY_NO_NA: (
        _YES,
        Choice("partly", "Partly"),
        _NO,
        Choice("na", "Not applicable"),
    ),
}


@dataclass(frozen=True)
class Constraint:
    """A condition that a given answer has to meet, and the sentence shown when it does not."""

    holds: Expression
    message: str


@dataclass(frozen=True)
class Column:
    """One typed column of a table question; `type` is any simple question type.

    In `constraint`, `.` is the cell, and `${T.other}` the cell of another column in the same row
    of its own table.
    """

    code: str
    label: str
    type: QuestionType
    choices: tuple[Choice, ...] = ()
    required: bool = False
    personal: bool = False
    hint: str = ""
    other: bool = False
    other_label: str = ""
    constraint: Constraint | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    step: Decimal | None = None
    currencies: tuple[str, ...] = ()


@dataclass(frozen=True)
class FlagRule:
    """A rule that raises a flag when its condition is true."""

    code: str
    severity: Severity
    when: Expression
    reason: str
    action: str = ""
    referral: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question of an edition. `code` is stable for ever and never reused.

    `follows` names the main question that a follow-up (C07a) belongs to. `depth` is the least deep
    questionnaire that asks it, "" when every depth does. `personal` answers are sealed in the
    ledger. `other` lets people give, in words, what the choices do not list. `age_limit` is the
    number of months that an organisation's answer may be used again, 0 when there is no limit.
    `tables` names the reference tables in which the answer is looked up.
    """

    code: str
    text: str
    type: QuestionType
    who: Who
    level: Level
    sources: tuple[str, ...]
    follows: str = ""
    depth: str = ""
    relevant: Expression | None = None
    required: bool = True
    constraint: Constraint | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    calculate: Expression | None = None
    guidance: str = ""
    evidence: str = ""
    flags: tuple[FlagRule, ...] = ()
    action: str = ""
    personal: bool = False
    hint: str = ""
    required_message: str = ""
    choice_filter: Expression | None = None
    other: bool = False
    other_label: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    step: Decimal | None = None
    currencies: tuple[str, ...] = ()
    age_limit: int = 0
    stage: str = ""
    dimension: str = ""
    weight: Decimal = Decimal(1)
    tags: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Say whether somebody answers it: notes and calculated values are not answered."""
        return self.type not in UNANSWERED

    @property
    def about_people(self) -> bool:
        """Say whether the answer, or a column of it, is about people and has to be sealed."""
        return self.personal or any(column.personal for column in self.columns)

    def choice_label(self, value: str) -> str:
        """Return the label of a choice value, or the value itself when there is no such choice."""
        if value == OTHER and self.other:
            return self.other_label or "Other"
        return next((c.label for c in self.choices if c.value == value), value)


@dataclass(frozen=True)
class Section:
    """A titled group of questions; with `relevant`, asked only when that is true."""

    code: str
    title: str
    questions: tuple[Question, ...]
    introduction: str = ""
    relevant: Expression | None = None


@dataclass(frozen=True)
class DecisionRule:
    """One row of a decision table: the outcome, the condition and the reason in words."""

    outcome: str
    when: Expression
    reason: str


@dataclass(frozen=True)
class Outcome:
    """One possible outcome of a decision table."""

    value: str
    label: str


@dataclass(frozen=True)
class DecisionTable:
    """A decision table: outcomes run from shallow to deep; the deepest row that applies wins."""

    code: str
    title: str
    outcomes: tuple[Outcome, ...]
    rules: tuple[DecisionRule, ...]


@dataclass(frozen=True)
class Source:
    """Where a question or rule comes from."""

    key: str
    title: str
    publisher: str
    dated: str
    address: str = ""


@dataclass(frozen=True)
class Questionnaire:
    """One edition.

    `facts` says what the outside values are that its rules may use: triage answers, policy lines.
    `dimensions` are what scores are about; `retired` holds codes that may never be used again.
    """

    code: str
    version: str
    title: str
    purpose: str
    language: str
    sections: tuple[Section, ...]
    depths: tuple[Outcome, ...] = ()
    decisions: tuple[DecisionTable, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    licence: str = ""
    dimensions: tuple[Outcome, ...] = ()
    retired: tuple[str, ...] = ()

    def question(self, code: str) -> Question | None:
        """Return the question with this code, or None."""
        return self._by_code.get(code)

    def section(self, code: str) -> Section | None:
        """Return the section with this code, or None."""
        return next((section for section in self.sections if section.code == code), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return all questions in order."""
        return tuple(q for section in self.sections for q in section.questions)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {q.code: q for q in self.questions})

    _by_code: Mapping[str, Question] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
