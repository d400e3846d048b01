"""May I take this step now? One sentence if not, the same in window and command line."""

from __future__ import annotations

from ddworkbook.core.errors import ActionRefused, WorldError
from ddworkbook.core.states import Step, refuse_by_state, refuse_same_person
from ddworkbook.storage.reading.assessments import AssessmentRow, preparers
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.session import Session, nobody_works_here


def step_refusal(session: Session, row: AssessmentRow, step: Step) -> str:
    """Return why I cannot take a step now, or "".

    What a step itself asks for (answers, reasons, a key) is not judged here.
    """
    if session.workbook.read_only_reason:
        return session.workbook.read_only_reason
    by_state = refuse_by_state(step, row.state)
    if by_state is not None:
        return by_state.reason
    if session.me is None:
        return nobody_works_here(session)
    same = refuse_same_person(step, session.me.id, preparers(session.workbook, row.id))
    return same.reason if same is not None else ""


def require_step(session: Session, assessment_id: str, step: Step) -> AssessmentRow:
    """Return the assessment when I may take the step now.

    Raises: UsageRefused when there is no such assessment, WorldError when the workbook cannot be
    written, ActionRefused when I may not.
    """
    row = require_row(session, assessment_id)
    if session.workbook.read_only_reason:
        raise WorldError(session.workbook.read_only_reason)
    refusal = step_refusal(session, row, step)
    if refusal:
        raise ActionRefused(refusal)
    return row
