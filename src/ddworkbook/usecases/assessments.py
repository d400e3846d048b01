"""Assessments: start one, list them, choose how deep one asks."""

from __future__ import annotations

from ddworkbook.usecases.assessment_views import AssessmentFilter, AssessmentRow
from ddworkbook.usecases.session import Changed, Session


def start_assessment(
    session: Session,
    partner_id: str,
    questionnaire: str,
    *,
    project_id: str = "",
    triage_id: str = "",
    depth: str = "",
    depth_reason: str = "",
) -> Changed:
    """Start an assessment (`made`) with the newest shipped edition of a questionnaire.

    The triage chooses the depth and gives the facts that later questions use. Without `triage_id`
    the partner's newest triage (of the same project, where one is given) is taken. A `depth` given
    by a person needs a reason.
    Raises: ActionRefused when a depth is needed and neither a triage nor a person gave one.
    """
    raise NotImplementedError


def choose_depth(session: Session, assessment_id: str, depth: str, reason: str) -> Changed:
    """Set the depth again, with the person's reason. Raises: InputRefused, ActionRefused."""
    raise NotImplementedError


def depth_from_triage(session: Session, assessment_id: str) -> Changed:
    """Set the depth to what the linked triage says now."""
    raise NotImplementedError


def list_assessments(
    session: Session, wanted: AssessmentFilter | None = None
) -> tuple[AssessmentRow, ...]:
    """Return the assessments, last changed first."""
    raise NotImplementedError


def find_assessment(session: Session, wanted: str) -> str:
    """Return the id of the assessment with this id or unique beginning of an id.

    Raises: UsageRefused when there is none, or more than one.
    """
    raise NotImplementedError
