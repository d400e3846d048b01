"""Questionnaires: those shipped with the program, and the editions a workbook has adopted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class QuestionnaireRow:
    """One edition.

    `edition` is the SHA-256 of its document; `adopted` when the workbook holds it.
    """

    code: str
    version: str
    title: str
    purpose: str
    edition: str
    questions: int
    shipped: bool
    adopted: bool


def shipped_questionnaires() -> tuple[Questionnaire, ...]:
    """Return the questionnaires that come with the program, read once."""
    raise NotImplementedError


def list_questionnaires(session: Session | None = None) -> tuple[QuestionnaireRow, ...]:
    """Return the shipped editions and, with a session, those the workbook adopted."""
    raise NotImplementedError


def show_questionnaire(session: Session | None, wanted: str) -> Questionnaire:
    """Return an edition by code (newest) or by hash. Raises: UsageRefused when there is none."""
    raise NotImplementedError


def lint_questionnaire(folder: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a questionnaire folder; empty when it is fit for use."""
    raise NotImplementedError


def edition_of(session: Session, edition: str) -> Questionnaire:
    """Return the adopted edition with this hash, parsed once for each session."""
    raise NotImplementedError


def export_questionnaire(wanted: str, path: Path) -> Path:
    """Write the document of a shipped edition as JSON and return its path, which must be free."""
    raise NotImplementedError
