"""What the page of an assessment tells of answers that came along."""

from __future__ import annotations

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_text import plain_text
from ddworkbook.core.record import RecordPrevious
from ddworkbook.usecases.assessment_views import CarriedView
from ddworkbook.usecases.pictures import Picture


def carried_views(picture: Picture, carried_from: RecordPrevious | None) -> dict[str, CarriedView]:
    """Return every answer that came along, by code."""
    return {
        code: CarriedView(
            answer.standing is AnswerStanding.HELD,
            answer.standing is AnswerStanding.TO_CONFIRM,
            _origin(answer, carried_from),
            answer.reason,
        )
        for code, answer in picture.answers.items()
        if answer.origin and answer.value is not None
    }


def _origin(answer: Answer, carried_from: RecordPrevious | None) -> str:
    """Return where an answer came from, as a sentence."""
    given = f"given or last confirmed on {plain_text(answer.origin_at[:10])}"
    if carried_from is not None and answer.origin == carried_from.fingerprint:
        day = plain_text(carried_from.frozen_at[:10])
        return f"From the record of {day}; {given}."
    return f"From an earlier edition; {given}."
