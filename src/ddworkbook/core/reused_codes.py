"""Codes that a new edition uses although an older one retired them: they are never used again."""

from __future__ import annotations

from collections.abc import Sequence

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire


def reused_codes(older: Sequence[Questionnaire], new: Questionnaire) -> tuple[Problem, ...]:
    """Return a problem for every code of `new` that was taken out before.

    `older` are the known editions of the same questionnaire in the order in which they came. A code
    is retired when an edition says so, or when it was asked in one and no more in a later one.
    """
    gone: dict[str, str] = {}
    asked: set[str] = set()
    for edition in older:
        here = {question.code for question in edition.questions}
        for code in (*edition.retired, *sorted(asked - here)):
            gone.setdefault(code, edition.version)
        asked |= here
    return tuple(
        Problem(
            "retired-code",
            question.code,
            f"It was taken out in edition {gone[question.code]} and is used again for “"
            f"{question.text}”.",
            "Give the question a code that was never used.",
        )
        for question in new.questions
        if question.code in gone
    )
