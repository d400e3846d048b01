"""The sentences of the side panel: why a question is asked, and why it is flagged."""

from __future__ import annotations

from ddworkbook.core.severity import Severity
from ddworkbook.core.walkthrough import Flag, QuestionState


def explain_question(state: QuestionState) -> tuple[str, ...]:
    """Return why a question is asked or hidden, then why it is flagged, a sentence or two each."""
    return (state.why, *(explain_flag(flag) for flag in state.flags))


def explain_flag(flag: Flag) -> str:
    """Return the flag, its reason, and the answers that fired it."""
    fired = " ".join(f"({line})" for line in flag.because)
    return f"{flag.severity.word} because {flag.rule}. {flag.reason} {fired}".strip()


def explain_rating(rating: Severity, reasons: tuple[str, ...]) -> str:
    """Return the rating and its reasons as one line."""
    return f"{rating.word}. {' '.join(reasons)}".strip()
