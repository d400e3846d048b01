"""Which answers that came along still wait for somebody to look at them."""

from __future__ import annotations

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.walkthrough import Walkthrough


def codes_to_confirm(walkthrough: Walkthrough, section: str = "") -> tuple[str, ...]:
    """Return the asked questions (of a section) whose answers wait for somebody to confirm them."""
    return tuple(
        state.question.code
        for part in walkthrough.sections
        if not section or part.code == section
        for state in part.questions
        if state.asked
        and state.answer is not None
        and state.answer.standing is AnswerStanding.TO_CONFIRM
    )
