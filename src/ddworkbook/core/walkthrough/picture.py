"""The one picture as values: how each question, section and the whole stand.

Not here: how it is worked out (see walk.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ddworkbook.core.answer import Answer
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.severity import Severity


@dataclass(frozen=True)
class Profile:
    """What is known besides the answers: the depth, and facts by name.

    Facts: the triage answers by code (T03 ...), policy lines as policy_<name>, in the JSON form of
    answers. `fact_questions` gives the questions behind facts, where the caller has them, so that
    explanations can use their labels; `countries` the table that codes of countries are from.
    """

    depth: str = ""
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    fact_questions: Mapping[str, Question] = field(default_factory=dict)
    countries: CountryTable | None = None


@dataclass(frozen=True)
class Flag:
    """A rule that fired. `because` lists, in words, the answers that fired it.

    `question` is "" for the red flag that several ambers of a section make together.
    """

    code: str
    question: str
    severity: Severity
    reason: str
    because: tuple[str, ...]
    rule: str
    action: str = ""
    referral: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionState:
    """How one question stands. `why` says in words why it is asked or hidden.

    `offered` are the values of the choices that its filter offers, None when it has no filter.
    """

    question: Question
    asked: bool
    why: str
    answer: Answer | None
    problems: tuple[Problem, ...] = ()
    flags: tuple[Flag, ...] = ()
    offered: tuple[str, ...] | None = None

    @property
    def missing(self) -> bool:
        """Return True when it is asked, required and not answered."""
        return (
            self.asked
            and self.question.required
            and (self.answer is None or self.answer.value is None)
        )

    @property
    def missing_sentence(self) -> str:
        """Return what is said when it is missing, in the author's words where there are any."""
        return self.question.required_message or f"{self.question.code} needs an answer."


@dataclass(frozen=True)
class Score:
    """What answers earned out of what they could: of a section, or of a dimension.

    Only asked questions whose answer has a score count, `answered` of the `asked` that could.
    `lines` says for each what it earned.
    """

    code: str
    title: str
    points: Decimal
    out_of: Decimal
    answered: int
    asked: int
    lines: tuple[str, ...] = ()

    @property
    def percent(self) -> int | None:
        """Return the share in per cent, rounded down, or None when nothing counts yet."""
        return int(self.points * 100 / self.out_of) if self.out_of else None


@dataclass(frozen=True)
class SectionState:
    """How one section stands. `why` says why it is asked or hidden as a whole."""

    code: str
    title: str
    questions: tuple[QuestionState, ...]
    asked: int
    answered: int
    worst: Severity
    why: str = ""
    score: Score | None = None


@dataclass(frozen=True)
class FiredRule:
    """A row of a decision table that applied: its reason, its rule in words, the answers."""

    reason: str
    rule: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """What a decision table says: the outcome, its label, the reasons of every row that gives it.

    Outcome, label, reasons and rows are empty when no row applies.
    """

    code: str
    title: str
    outcome: str
    label: str
    reasons: tuple[str, ...]
    fired: tuple[FiredRule, ...] = ()


@dataclass(frozen=True)
class Walkthrough:
    """The whole picture.

    `rating` is the worst open flag; `rating_reasons` says why in a few sentences. `asked` and
    `answered` count questions that take an answer; `next_code` is the first missing one.
    `scores` are those of the dimensions, side by side; they never change the rating.
    """

    sections: tuple[SectionState, ...]
    flags: tuple[Flag, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    asked: int
    answered: int
    next_code: str | None
    rating: Severity
    rating_reasons: tuple[str, ...]
    decisions: tuple[Decision, ...]
    scores: tuple[Score, ...] = ()

    @property
    def asked_answers(self) -> dict[str, Answer]:
        """Return the answers that count, by code: those of asked questions.

        These are what a triage hands on as facts.
        """
        return {
            state.question.code: state.answer
            for section in self.sections
            for state in section.questions
            if state.asked and state.answer is not None and state.answer.value is not None
        }
