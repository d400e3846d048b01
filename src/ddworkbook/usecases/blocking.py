"""What keeps an assessment from being submitted."""

from __future__ import annotations

from ddworkbook.core.problem import Problem
from ddworkbook.core.to_confirm import codes_to_confirm
from ddworkbook.core.walkthrough import Walkthrough

_NAMED = 8


def blocking_problems(walkthrough: Walkthrough) -> tuple[Problem, ...]:
    """Return what is missing, what waits to be confirmed and what has a problem."""
    missing = tuple(
        Problem("missing", code, "There is no answer yet.", "Answer it; “unsure” is an answer too.")
        for code in walkthrough.missing
    )
    waiting = tuple(
        Problem(
            "to-confirm",
            code,
            "The answer came along and nobody has confirmed it yet.",
            "Confirm it as it stands, or change it.",
        )
        for code in codes_to_confirm(walkthrough)
    )
    return (*missing, *waiting, *walkthrough.problems)


def blocking_sentence(walkthrough: Walkthrough) -> str:
    """Return what still has to be done before it can be submitted, or ""."""
    parts = []
    missing, wrong = walkthrough.missing, walkthrough.problems
    waiting = codes_to_confirm(walkthrough)
    if missing:
        parts.append(
            f"{_count(len(missing), 'question is', 'questions are')} not answered yet "
            f"({_some(missing)})"
        )
    if waiting:
        parts.append(
            f"{_count(len(waiting), 'answer waits', 'answers wait')} to be confirmed "
            f"({_some(waiting)})"
        )
    if wrong:
        parts.append(
            f"{_count(len(wrong), 'answer needs', 'answers need')} repair "
            f"({_some(tuple(dict.fromkeys(one.where for one in wrong)))})"
        )
    if len(parts) > 1:
        parts[-1] = f"and {parts[-1]}"
    return f"{(', ' if len(parts) > 2 else ' ').join(parts)}." if parts else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _some(codes: tuple[str, ...]) -> str:
    """Return the first codes, and that there are more."""
    more = ", …" if len(codes) > _NAMED else ""
    return ", ".join(codes[:_NAMED]) + more
