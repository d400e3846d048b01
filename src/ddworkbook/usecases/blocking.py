"""What keeps an assessment from being submitted."""

from __future__ import annotations

from ddworkbook.core.problem import Problem
from ddworkbook.core.walkthrough import Walkthrough

_NAMED = 8


def blocking_problems(walkthrough: Walkthrough) -> tuple[Problem, ...]:
    """Return every required question that is missing and every answer that has a problem."""
    missing = tuple(
        Problem("missing", code, "There is no answer yet.", "Answer it; “unsure” is an answer too.")
        for code in walkthrough.missing
    )
    return (*missing, *walkthrough.problems)


def blocking_sentence(walkthrough: Walkthrough) -> str:
    """Return what still has to be done before it can be submitted, or ""."""
    parts = []
    missing, wrong = walkthrough.missing, walkthrough.problems
    if missing:
        parts.append(
            f"{_count(len(missing), 'question is', 'questions are')} not answered yet "
            f"({_some(missing)})"
        )
    if wrong:
        parts.append(
            f"{_count(len(wrong), 'answer needs', 'answers need')} repair "
            f"({_some(tuple(dict.fromkeys(one.where for one in wrong)))})"
        )
    return f"{' and '.join(parts)}." if parts else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _some(codes: tuple[str, ...]) -> str:
    """Return the first codes, and that there are more."""
    more = ", …" if len(codes) > _NAMED else ""
    return ", ".join(codes[:_NAMED]) + more
