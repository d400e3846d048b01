"""The whole picture of one assessment, for page, command line and export."""

from __future__ import annotations

from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.session import Session


def assessment_page(session: Session, assessment_id: str) -> AssessmentPage:
    """Return everything about one assessment. Raises: UsageRefused when there is none."""
    raise NotImplementedError


def question_history(session: Session, assessment_id: str, code: str) -> tuple[HistoryLine, ...]:
    """Return what was answered to one question, newest first."""
    raise NotImplementedError
