"""Answers that came along: confirm them one by one or by section, open held ones again."""

from __future__ import annotations

from collections.abc import Iterable

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.states import Step
from ddworkbook.core.to_confirm import codes_to_confirm
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.usecases.answer_events import confirmed, reopened
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.pictures import Picture, picture_of
from ddworkbook.usecases.session import Changed, Session, changed

_REOPENED = "It was opened again."


def confirm_answer(session: Session, assessment_id: str, code: str) -> Changed:
    """Confirm one answer as it stands. Raises: InputRefused when it does not wait for that."""
    return confirm_answers(session, assessment_id, (code,))


def confirm_section(session: Session, assessment_id: str, section: str) -> Changed:
    """Confirm every answer of a section that waits for it.

    Raises: UsageRefused for an unknown section, ActionRefused when none waits.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    picture = picture_of(session, row)
    if picture.questionnaire.section(section) is None:
        known = ", ".join(one.code for one in picture.questionnaire.sections)
        raise UsageRefused(f"There is no section {section!r}. Use one of: {known}.")
    codes = codes_to_confirm(picture.walkthrough, section)
    if not codes:
        raise ActionRefused("No answer of this section waits to be confirmed.")
    return _confirm(session, row, picture, codes)


def confirm_answers(session: Session, assessment_id: str, codes: Iterable[str]) -> Changed:
    """Confirm answers as they stand, all or none.

    Raises: InputRefused listing the questions whose answers do not wait to be confirmed.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    picture = picture_of(session, row)
    wanted = tuple(dict.fromkeys(codes))
    problems = [
        Problem(
            "not-to-confirm",
            code,
            "There is no answer that waits to be confirmed.",
            "Leave it out, or answer the question.",
        )
        for code in wanted
        if _standing(picture, code) is not AnswerStanding.TO_CONFIRM
    ]
    if problems:
        raise InputRefused("Nothing was confirmed.", problems)
    return _confirm(session, row, picture, wanted)


def reopen_answer(session: Session, assessment_id: str, code: str, reason: str = "") -> Changed:
    """Open a held answer, so that it can be changed; until then or its confirmation it waits.

    Raises: InputRefused when there is no held answer.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    picture = picture_of(session, row)
    if _standing(picture, code) is not AnswerStanding.HELD:
        problem = Problem(
            "not-held", code, "There is no held answer.", "Answer or change it as any other."
        )
        raise InputRefused("Nothing was opened.", [problem])
    answer = picture.answers[code]
    event = reopened(picture.questionnaire.question(code), answer, reason.strip() or _REOPENED)
    with session.writing() as ledger:
        ledger.append(event, row.id, [answer.event])
    return changed("answer", row.id, row.partner)


def _confirm(
    session: Session, row: AssessmentRow, picture: Picture, codes: Iterable[str]
) -> Changed:
    """Write the confirmations in one transaction."""
    with session.writing() as ledger:
        for code in codes:
            answer = picture.answers[code]
            event = confirmed(picture.questionnaire.question(code), answer)
            ledger.append(event, row.id, [answer.event])
    return changed("answer", row.id, row.partner)


def _standing(picture: Picture, code: str) -> AnswerStanding | None:
    """Return how the answer to a question of this edition stands; None when there is none."""
    answer = picture.answers.get(code)
    if answer is None or answer.value is None or picture.questionnaire.question(code) is None:
        return None
    return answer.standing
