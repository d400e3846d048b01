"""Undo and redo on one assessment: what they would do, in words, and doing it."""

from __future__ import annotations

from collections.abc import Callable

from ddworkbook.core.changes import ANSWER_TYPES
from ddworkbook.core.errors import ActionRefused
from ddworkbook.core.states import Step
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.storage.reading.history import history
from ddworkbook.usecases.history_words import sentence
from ddworkbook.usecases.permissions import require_step, step_refusal
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.session import Changed, Session, changed
from ddworkbook.usecases.undoing import KINDS, Done, UndoState, inverse, undo_state

_STEPS = (
    "assessment.submitted",
    "assessment.changes-requested",
    "assessment.approved",
    "assessment.amended",
    "assessment.carried-forward",
    "assessment.edition-changed",
)


def undo(session: Session, assessment_id: str) -> Changed:
    """Take back my last change that is not yet taken back.

    Raises: ActionRefused when there is none.
    """
    return _take(session, assessment_id, lambda state: state.undo, "There is nothing to undo.")


def redo(session: Session, assessment_id: str) -> Changed:
    """Do again what I last undid. Raises: ActionRefused when there is none."""
    return _take(session, assessment_id, lambda state: state.redo, "There is nothing to redo.")


def undo_label(session: Session, row: AssessmentRow) -> str:
    """Return what undo would take back, such as "Undo: C12 changed from No to Unsure", or ""."""
    done = _state(session, row).undo
    return f"Undo: {_words(session, row, done)}" if done else ""


def redo_label(session: Session, row: AssessmentRow) -> str:
    """Return what redo would do again, or ""."""
    done = _state(session, row).redo
    if done is None:
        return ""
    again = Done(done.event, inverse(done), done.change)
    return f"Redo: {_words(session, row, again)}"


def _take(
    session: Session,
    assessment_id: str,
    which: Callable[[UndoState], Done | None],
    nothing: str,
) -> Changed:
    """Append the inverse of the change that is next to be taken back."""
    row = require_step(session, assessment_id, Step.ANSWER)
    done = which(_state(session, row))
    if done is None:
        raise ActionRefused(nothing)
    with session.writing() as ledger:
        ledger.append(inverse(done), row.id, [done.latest])
    return changed("answer evidence action", row.id, row.partner)


def _state(session: Session, row: AssessmentRow) -> UndoState:
    """Return what I can take back and do again now."""
    if session.me is None or step_refusal(session, row, Step.ANSWER):
        return UndoState(None, None)
    entries = history(session.workbook, row.id, (*KINDS, *_STEPS))
    since = max(
        (at for at, entry in enumerate(entries, start=1) if entry.event.kind in _STEPS), default=0
    )
    for entry in entries:
        session.bodies.setdefault(entry.event.id, entry.change)
    events = [entry.event for entry in entries[since:]]
    return undo_state(events, session.body, session.me.id)


def _words(session: Session, row: AssessmentRow, done: Done) -> str:
    """Return a change in words."""
    question = None
    if isinstance(done.change, ANSWER_TYPES):
        question = edition_of(session, row.edition).question(done.change.code)
    return sentence(done.change, done.before, question).removesuffix(" (undo or redo)")
