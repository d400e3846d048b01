"""Answers: given one by one and saved at once, or many from a file; undone and redone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.canonical import JsonValue
from ddworkbook.usecases.session import Changed, Session


@dataclass(frozen=True)
class GivenAnswer:
    """What a person gives to one question; see core/answer.py for the JSON form of values.

    `evidence` are paths of files to attach (answers file only), relative to the file they stand in.
    """

    code: str
    value: JsonValue
    comment: str = ""
    respondent: str = ""
    evidence: tuple[str, ...] = ()


def answer_question(
    session: Session,
    assessment_id: str,
    code: str,
    value: JsonValue,
    comment: str | None = None,
    respondent: str | None = None,
) -> Changed:
    """Save one answer at once.

    None keeps the comment or respondent that is there; a null value clears.

    An answer that breaks a constraint of the questionnaire is saved and shown as a problem.
    Raises: InputRefused for an unknown question or a value of the wrong type, ActionRefused when
    the assessment is not open for answers.
    """
    raise NotImplementedError


def read_answers_file(path: Path) -> tuple[GivenAnswer, ...]:
    """Return the answers of a JSON file, {"C01": {"value": …, "comment": …}}.

    Raises: InputRefused listing every problem of form.
    """
    raise NotImplementedError


def answer_many(
    session: Session, assessment_id: str, given: tuple[GivenAnswer, ...], folder: Path | None = None
) -> Changed:
    """Save many answers at once, or none: every unknown code and wrong type is listed."""
    raise NotImplementedError


def undo(session: Session, assessment_id: str) -> Changed:
    """Take back my last change that is not yet taken back.

    Raises: ActionRefused when there is none.
    """
    raise NotImplementedError


def redo(session: Session, assessment_id: str) -> Changed:
    """Do again what I last undid. Raises: ActionRefused when there is none."""
    raise NotImplementedError
