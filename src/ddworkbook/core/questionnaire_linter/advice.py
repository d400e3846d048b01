"""Which findings are advice: they are worth a look, but the questionnaire works without them."""

from __future__ import annotations

from collections.abc import Iterable

from ddworkbook.core.problem import Problem

# Everything else keeps an edition from being saved.
ADVICE = frozenset(
    {
        "choice-not-scored",
        "never-scored",
        "no-action",
        "no-guidance",
        "no-source",
        "translation-missing",
        "translation-stale",
        "translation-unknown",
        "unused-dimension",
        "unused-fact",
        "unused-source",
    }
)


def is_advice(problem: Problem) -> bool:
    """Say whether an edition may be saved with this finding."""
    return problem.code in ADVICE


def obstacles(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the findings with which no edition is saved."""
    return tuple(problem for problem in problems if not is_advice(problem))
