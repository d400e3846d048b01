"""What answers earn: points by section and by dimension, side by side, never one number.

A score says where to look; it never changes the rating, which is the worst open flag.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ddworkbook.core.answer_text import value_text
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.values import is_other
from ddworkbook.core.expression.words import number_in_words
from ddworkbook.core.questionnaire import Choice, Question, QuestionType
from ddworkbook.core.walkthrough.picture import QuestionState, Score


@dataclass(frozen=True)
class Earned:
    """What one asked question earned; `points` is None when its answer has no score."""

    dimension: str
    points: Decimal | None
    out_of: Decimal
    line: str


def earned(state: QuestionState) -> Earned | None:
    """Return what a question earned, or None when it is not asked or never earns anything."""
    question = state.question
    scores = {choice.value: _score(question, choice) for choice in question.choices}
    known = [score for score in scores.values() if score is not None]
    if not state.asked or not known:
        return None
    value = None if state.answer is None else state.answer.value
    points = _points(value, scores)
    if question.type is QuestionType.MULTI:
        most = sum((score for score in known if score > 0), Decimal(0))
    else:
        most = max(known)
    if points is None:
        return Earned(question.dimension, None, Decimal(0), "")
    points, most = points * question.weight, most * question.weight
    share = f"{number_in_words(points)} of {number_in_words(most)}"
    line = f"{question.code}: {value_text(question, value)}, {share}"
    return Earned(question.dimension, points, most, line)


def score_of(code: str, title: str, found: Sequence[Earned]) -> Score | None:
    """Return the score of a section or dimension, or None when nothing in it can earn anything."""
    if not found:
        return None
    counted = [one for one in found if one.points is not None]
    return Score(
        code=code,
        title=title,
        points=sum((one.points for one in counted if one.points is not None), Decimal(0)),
        out_of=sum((one.out_of for one in counted), Decimal(0)),
        answered=len(counted),
        asked=len(found),
        lines=tuple(one.line for one in counted),
    )


def all_earned(states: Iterable[QuestionState]) -> tuple[Earned, ...]:
    """Return what the questions of a section earned."""
    found = (earned(state) for state in states)
    return tuple(one for one in found if one is not None)


def _score(question: Question, choice: Choice) -> Decimal | None:
    """Return the score of a choice; a level of maturity counts itself unless it says otherwise."""
    if choice.score is None and question.type is QuestionType.MATURITY:
        return Decimal(choice.value) if choice.value.isdecimal() else None
    return choice.score


def _points(value: JsonValue, scores: dict[str, Decimal | None]) -> Decimal | None:
    """Return the points of an answer; None when it, or a choice in it, has no score."""
    if value is None:
        return None
    items = value if isinstance(value, list | tuple) else [value]
    points = Decimal(0)
    for item in items:
        score = None if is_other(item) else scores.get(str(item))
        if score is None:
            return None
        points += score
    return points
