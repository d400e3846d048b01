"""Answers: given one by one and saved at once, or many from a file; undone and redone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_check import check_answers, check_value, normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.changes import AnswerChange, AnswerGiven
from ddworkbook.core.errors import ActionRefused, InputRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.states import Step
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.usecases.answer_events import confirmed
from ddworkbook.usecases.answers_file import GivenAnswer, read_answers_file
from ddworkbook.usecases.evidence_files import attach_in, file_problems
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.reference_tables import keep_tables
from ddworkbook.usecases.session import NOTHING_CHANGED, Changed, Session, changed
from ddworkbook.usecases.table_uses import tables_for, uses_of
from ddworkbook.usecases.taking_back import redo, undo

__all__ = [
    "GivenAnswer",
    "answer_many",
    "answer_question",
    "read_answers_file",
    "redo",
    "undo",
]

_HELD = "is held from an earlier record and cannot be changed."
_REOPEN = "Reopen it first: choose Reopen, or ddw assessment reopen FILE ASSESSMENT CODE."


def answer_question(
    session: Session,
    assessment_id: str,
    code: str,
    value: JsonValue,
    comment: str | None = None,
    respondent: str | None = None,
) -> Changed:
    """Save one answer at once. None keeps the comment or respondent; a null value clears.

    An answer that breaks a constraint of the questionnaire is saved and shown as a problem. What
    changes nothing writes nothing.
    Raises: InputRefused for an unknown question or a value of the wrong type, ActionRefused when
    the assessment is not open for answers or the answer is held.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    question = edition_of(session, row.edition).question(code)
    if question is None or not question.asks:
        raise InputRefused(
            "The answer was not saved.",
            [Problem("unknown-code", code, "There is no such question.", "Correct the code.")],
        )
    problems = check_value(question, normal_value(question, value))
    if problems:
        raise InputRefused("The answer was not saved.", problems)
    given = GivenAnswer(code, value, comment, respondent)
    before = answers(session.workbook, row.id).get(code)
    event = _event(question, given, before)
    if event is None:
        return NOTHING_CHANGED
    if _is_held(before):
        raise ActionRefused(f"{code} {_HELD} {_REOPEN}")
    with session.writing() as ledger:
        _append(session, ledger, row, question, event, before)
    return changed("answer", row.id, row.partner)


def answer_many(
    session: Session, assessment_id: str, given: tuple[GivenAnswer, ...], folder: Path | None = None
) -> Changed:
    """Save many answers at once, or none: every unknown code and wrong type is listed.

    Raises: InputRefused with every problem; ActionRefused when it is not open for answers.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    questionnaire = edition_of(session, row.edition)
    base = folder or Path()
    known = answers(session.workbook, row.id)
    _require_sound(questionnaire, given, base, known)
    with session.writing() as ledger:
        for one in given:
            question = questionnaire.question(one.code)
            before = known.get(one.code)
            event = _event(question, one, before) if question else None
            if question is not None and event is not None:
                _append(session, ledger, row, question, event, before)
            for name in one.evidence:
                attach_in(ledger, row.id, base / name, (one.code,))
    kinds = "answer evidence" if any(one.evidence for one in given) else "answer"
    return changed(kinds, row.id, row.partner)


def _require_sound(
    questionnaire: Questionnaire,
    given: tuple[GivenAnswer, ...],
    folder: Path,
    known: Mapping[str, Answer],
) -> None:
    """Refuse answers with problems in codes, values or files, naming all of them."""
    tree: dict[str, JsonValue] = {one.code: _tree(one) for one in given}
    problems = [fault for one in given for fault in one.faults]
    problems.extend(check_answers(questionnaire, tree))
    for one in given:
        question = questionnaire.question(one.code)
        if question is not None and not question.asks:
            problems.append(Problem("not-asked", one.code, "It takes no answer.", "Leave it out."))
        before = known.get(one.code)
        if question is not None and _is_held(before) and _event(question, one, before):
            problems.append(Problem("held", one.code, f"The answer {_HELD}", _REOPEN))
        for name in one.evidence:
            problems.extend(file_problems(folder / name, f"{one.code}, evidence"))
    if problems:
        raise InputRefused("No answer was saved.", problems)


def _tree(given: GivenAnswer) -> dict[str, JsonValue]:
    """Return an answer in the form of the answers file."""
    tree: dict[str, JsonValue] = {"comment": given.comment, "respondent": given.respondent}
    if given.evidence:
        tree["evidence"] = list(given.evidence)
    if not given.keeps_value:
        tree["value"] = given.value
    return tree


def _is_held(answer: Answer | None) -> bool:
    """Say whether an answer was carried from an earlier record and may not be changed."""
    return answer is not None and answer.standing is AnswerStanding.HELD


def _event(question: Question, given: GivenAnswer, before: Answer | None) -> AnswerChange | None:
    """Return the event that saves an answer, or None when nothing would change.

    Giving an answer that waits to be confirmed as it stands confirms it.
    """
    old = before or Answer(question.code, None)
    event = AnswerGiven(
        question.code,
        old.value if given.keeps_value else normal_value(question, given.value),
        old.comment if given.comment is None else given.comment.strip(),
        old.respondent if given.respondent is None else given.respondent.strip(),
        personal=question.about_people,
    )
    same = (event.value, event.comment, event.respondent) == (
        old.value,
        old.comment,
        old.respondent,
    )
    if not same:
        return event
    waits = old.standing is AnswerStanding.TO_CONFIRM and not given.keeps_value
    return confirmed(question, old) if waits else None


def _append(
    session: Session,
    ledger: Ledger,
    row: AssessmentRow,
    question: Question,
    event: AnswerChange,
    before: Answer | None,
) -> None:
    """Write an answer in the place of the one before, with the tables that it was looked up in.

    Where only the comment changed, the tables of the answer stay as they are.
    """
    if isinstance(event, AnswerGiven):
        if before is not None and before.value == event.value:
            event = replace(event, tables=before.tables)
        elif event.value is not None:
            tables = tables_for(session, question)
            keep_tables(session, ledger, tables)
            event = replace(event, tables=uses_of(tables))
    ledger.append(event, row.id, [before.event] if before else ())
