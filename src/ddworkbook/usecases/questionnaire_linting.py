"""Checks a questionnaire folder as a whole, beside the triage and the edition before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.errors import UsageRefused, WorldError
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_reader import to_document
from ddworkbook.formats.questionnaire_folder import HEAD, lint_folder, read_folder
from ddworkbook.storage.reading.editions import all_editions
from ddworkbook.usecases.questionnaires import (
    edition_of,
    shipped_editions,
    shipped_questionnaires,
)
from ddworkbook.usecases.session import Session


def lint_questionnaire(folder: Path, session: Session | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong with a questionnaire folder, or was forgotten in it.

    With a session, the edition before is looked for in its workbook too.
    Raises: UsageRefused when there is no such folder; WorldError when it cannot be read.
    """
    try:
        if not folder.is_dir():
            raise UsageRefused(f"“{folder}” is not a folder. Give the folder that holds {HEAD}.")
        questionnaire, _problems = read_folder(folder)
        older = None if questionnaire is None else edition_before(questionnaire, session)
        return lint_folder(folder, fact_questions=fact_questions(), older=older)
    except OSError as error:
        raise WorldError(
            f"“{folder}” cannot be read ({error.strerror or error}). Check that you may read it."
        ) from error


@cache
def fact_questions() -> Mapping[str, Question]:
    """Return the questions behind facts: those of the shipped questionnaires that are triages."""
    return {
        question.code: question
        for questionnaire in shipped_questionnaires()
        if not questionnaire.depths
        for question in questionnaire.questions
    }


def edition_before(
    questionnaire: Questionnaire, session: Session | None = None
) -> Questionnaire | None:
    """Return the edition with which a new one has to agree about codes, or None.

    It is the last one of this code that the workbook adopted, else the shipped one.
    """
    own = fingerprint(to_document(questionnaire))
    return next(
        (one for edition, one in _of_code(questionnaire.code, session) if edition != own), None
    )


def _of_code(code: str, session: Session | None) -> Iterator[tuple[str, Questionnaire]]:
    """Give the editions of a code by hash, the newest of the workbook first."""
    if session is not None:
        for row in reversed(all_editions(session.workbook)):
            if row.code == code:
                yield row.hash, edition_of(session, row.hash)
    for edition, questionnaire in shipped_editions().items():
        if questionnaire.code == code:
            yield edition, questionnaire
