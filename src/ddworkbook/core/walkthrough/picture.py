"""The one picture as values: how each question, section and the whole stand.

Not here: how it is worked out (see walk.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ddworkbook.core.answer import Answer
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.severity import Severity


@dataclass(frozen=True)
class Profile:
    """What is known besides the answers: the depth, and facts by name.

    Facts: the triage answers by code (T03 ...), policy lines as policy_<name>, in the JSON form of
    answers. `fact_questions` gives the questions behind facts, where the caller has them, so that
    explanations can use their labels.
    """

    depth: str = ""
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    fact_questions: Mapping[str, Question] = field(default_factory=dict)


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
    """How one question stands. `why` says in words why it is asked or hidden."""

    question: Question
    asked: bool
    why: str
    answer: Answer | None
    problems: tuple[Problem, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def missing(self) -> bool:
        """Return True when it is asked, required and not answered."""
        return (
            self.asked
            and self.question.required
            and (self.answer is None or self.answer.value is None)
        )


@dataclass(frozen=True)
class SectionState:
    """How one section stands."""

    code: str
    title: str
    questions: tuple[QuestionState, ...]
    asked: int
    answered: int
    worst: Severity


@dataclass(frozen=True)
class Decision:
    """What a decision table says: the outcome, its label, the reasons of every row that gives it.

    Outcome, label and reasons are empty when no row applies.
    """

    code: str
    title: str
    outcome: str
    label: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Walkthrough:
    """The whole picture.

    `rating` is the worst open flag; `rating_reasons` says why in a few sentences. `asked` and
    `answered` count questions that take an answer; `next_code` is the first missing one.
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
