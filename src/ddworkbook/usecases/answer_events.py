"""The events of answers that came along: carried, confirmed, reopened; each says the answer."""

from __future__ import annotations

from ddworkbook.core.answer import Answer
from ddworkbook.core.changes import AnswerCarried, AnswerConfirmed, AnswerReopened
from ddworkbook.core.questionnaire import Question


def carried(question: Question | None, answer: Answer) -> AnswerCarried:
    """Return the event that an answer came along, as it stands."""
    return AnswerCarried(
        answer.code,
        answer.value,
        answer.comment,
        answer.respondent,
        _personal(question),
        answer.origin,
        answer.origin_at,
        state=answer.standing,
        reason=answer.reason,
        tables=answer.tables,
    )


def confirmed(question: Question | None, answer: Answer) -> AnswerConfirmed:
    """Return the event that a person left an answer as it is."""
    return AnswerConfirmed(
        answer.code,
        answer.value,
        answer.comment,
        answer.respondent,
        _personal(question),
        answer.origin,
        answer.origin_at,
        tables=answer.tables,
    )


def reopened(question: Question | None, answer: Answer, reason: str) -> AnswerReopened:
    """Return the event that a held answer may be changed."""
    return AnswerReopened(
        answer.code,
        answer.value,
        answer.comment,
        answer.respondent,
        _personal(question),
        answer.origin,
        answer.origin_at,
        reason=reason,
        tables=answer.tables,
    )


def _personal(question: Question | None) -> bool:
    return question is not None and question.about_people
