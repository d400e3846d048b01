"""The one picture: questionnaire + answers + profile + today -> what is asked, missing, wrong, flagged, next.

The page draws it, the command line prints it, the exports lay it out, tests compare it with ==.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ddworkbook.core.answer import Answer
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.severity import Severity


@dataclass(frozen=True)
class Profile:
    """What is known besides the answers: the depth, and facts by name.

    Facts: the triage answers by code (T03 ...), policy lines as policy_<name>, in the JSON form of answers.
    """

    depth: str = ""
    facts: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True)
class Flag:
    """A rule that fired. `because` lists, in words, the answers that fired it."""

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
    """What a decision table says: the outcome, its label and the reasons of every row that applies to it."""

    code: str
    title: str
    outcome: str
    label: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Walkthrough:
    """The whole picture. `rating` is the worst open flag; `rating_reasons` says why in a few sentences."""

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


def walk_through(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    profile: Profile,
    today: date,
) -> Walkthrough:
    """Return the whole picture of an assessment."""
    raise NotImplementedError
