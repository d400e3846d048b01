"""A questionnaire as a value: one edition, with its sections, questions, rules and decisions.

It does not read files (see the loader) and does not judge answers (see walkthrough.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ddworkbook.core.expression import Expression
from ddworkbook.core.severity import Severity


class QuestionType(StrEnum):
    """What kind of answer a question takes."""

    YES_NO = "yes-no"
    YES_NO_UNSURE = "yes-no-unsure"
    YES_PARTLY_NO_NA = "yes-partly-no-na"
    CHOICE = "choice"
    MULTI = "multi"
    TEXT = "text"
    LONG_TEXT = "long-text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    TABLE = "table"
    NOTE = "note"
    CALCULATED = "calculated"


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

    `alone` choices (none, unsure) exclude all others of a multi.
    """

    value: str
    label: str
    alone: bool = False


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
class Column:
    """One typed column of a table question; `type` is any simple question type."""

    code: str
    label: str
    type: QuestionType
    choices: tuple[Choice, ...] = ()
    required: bool = False
    personal: bool = False


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
class Constraint:
    """A condition that a given answer has to meet, and the sentence shown when it does not."""

    holds: Expression
    message: str


@dataclass(frozen=True)
class Question:
    """One question of an edition. `code` is stable for ever and never reused.

    `follows` names the main question that a follow-up (C07a) belongs to. `depth` is the least deep
    questionnaire that asks it, "" when every depth does. `personal` answers are sealed in the
    ledger.
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

    @property
    def asks(self) -> bool:
        """Say whether somebody answers it: notes and calculated values are not answered."""
        return self.type not in {QuestionType.NOTE, QuestionType.CALCULATED}

    @property
    def about_people(self) -> bool:
        """Say whether the answer, or a column of it, is about people and has to be sealed."""
        return self.personal or any(column.personal for column in self.columns)

    def choice_label(self, value: str) -> str:
        """Return the label of a choice value, or the value itself when there is no such choice."""
        return next((c.label for c in self.choices if c.value == value), value)


@dataclass(frozen=True)
class Section:
    """A titled group of questions."""

    code: str
    title: str
    questions: tuple[Question, ...]
    introduction: str = ""


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

    def question(self, code: str) -> Question | None:
        """Return the question with this code, or None."""
        return self._by_code.get(code)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return all questions in order."""
        return tuple(q for section in self.sections for q in section.questions)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {q.code: q for q in self.questions})

    _by_code: Mapping[str, Question] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
