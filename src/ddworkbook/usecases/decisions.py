"""What a decision needs before it can be taken: rating, reason, conditions."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.problem import Problem
from ddworkbook.core.severity import Severity
from ddworkbook.core.states import DECISIONS
from ddworkbook.storage.reading.actions import actions
from ddworkbook.usecases.dates import date_problems
from ddworkbook.usecases.session import Session

_STOPPED = frozenset({"refer", "do-not-proceed"})
_CONDITIONAL = "proceed-with-conditions"


@dataclass(frozen=True)
class Condition:
    """A condition of an approval, before it becomes an action. `due_on` is YYYY-MM-DD or ""."""

    text: str
    owner: str = ""
    due_on: str = ""


def decision_refusal(decision: str, rating: Severity) -> str:
    """Return why a rating forbids a decision, or ""."""
    if rating is Severity.STOP and decision not in _STOPPED:
        return (
            "A stop flag stands, so nobody may let this proceed. File the evidence that clears it "
            "and answer the question again, or decide to refer or not to proceed."
        )
    return ""


def open_conditions(session: Session, assessment_id: str) -> tuple[str, ...]:
    """Return the ids of the conditions that are agreed in an assessment already."""
    return tuple(
        action.id
        for action in actions(session.workbook, assessment=assessment_id, status="open")
        if action.kind == "condition"
    )


def decision_problems(
    decision: str,
    rating: Severity,
    reason: str,
    conditions: tuple[Condition, ...],
    review_due: str,
    agreed: int,
) -> tuple[Problem, ...]:
    """Return everything that a decision lacks; `agreed` conditions are there already."""
    problems = date_problems(review_due, "Review due")
    if decision not in DECISIONS:
        problems.append(
            Problem(
                "unknown-decision",
                "Decision",
                f"{decision!r} is not a decision.",
                f"Use one of: {', '.join(DECISIONS)}.",
            )
        )
    if rating.rank >= Severity.RED.rank and not reason.strip():
        problems.append(
            Problem(
                "no-reason",
                "Reason",
                f"The rating is {rating.word.lower()} and no reason is given.",
                "Say why this decision is right all the same, and whose advice was taken.",
            )
        )
    return (*problems, *_condition_problems(decision, conditions, agreed))


def _condition_problems(
    decision: str, conditions: tuple[Condition, ...], agreed: int
) -> list[Problem]:
    """Return what is wrong with the conditions."""
    problems = []
    if decision == _CONDITIONAL and not conditions and not agreed:
        problems.append(
            Problem(
                "no-condition",
                "Conditions",
                "“Proceed with conditions” has no condition.",
                "Add the conditions, or decide to proceed.",
            )
        )
    for number, condition in enumerate(conditions, start=1):
        where = f"Condition {number}"
        if not condition.text.strip():
            problems.append(Problem("empty-condition", where, "It is empty.", "Type or remove it."))
        problems += date_problems(condition.due_on, where)
    return problems
