"""Actions: mitigations, improvements and conditions, with owner and date."""

from __future__ import annotations

from dataclasses import replace

from ddworkbook.core.action import Action
from ddworkbook.core.changes import ActionAdded, ActionChanged, ActionRemoved
from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.folding import fold
from ddworkbook.core.problem import Problem
from ddworkbook.core.states import Step
from ddworkbook.storage.reading import actions as stored
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.storage.reading.history import written_by
from ddworkbook.usecases.assessment_rows import rows_of
from ddworkbook.usecases.dates import date_problems
from ddworkbook.usecases.partner_views import OpenAction
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.session import Changed, Session, changed

KINDS = {"mitigation": "Mitigation", "improvement": "Improvement", "condition": "Condition"}
_OPEN, _DONE = "open", "done"


def add_action(
    session: Session,
    assessment_id: str,
    text: str,
    *,
    question: str = "",
    kind: str = "mitigation",
    owner: str = "",
    due_on: str = "",
) -> Changed:
    """Agree an action (`made`).

    Raises: InputRefused for empty text, unknown kind or question, or a wrong date.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    action = Action(
        session.world.new_id(), row.id, text.strip(), question, kind, owner.strip(), due_on.strip()
    )
    _require_sound(session, row, action)
    with session.writing() as ledger:
        ledger.append(ActionAdded(action), row.id)
    return changed("action", row.id, row.partner, made=action.id)


def change_action(session: Session, action: Action) -> Changed:
    """Replace text, question, kind, owner or date of an action; its status stays."""
    before = _require_action(session, action.id)
    row = require_step(session, before.assessment, Step.ANSWER)
    after = replace(
        action,
        assessment=before.assessment,
        text=action.text.strip(),
        owner=action.owner.strip(),
        due_on=action.due_on.strip(),
        status=before.status,
        closing_note=before.closing_note,
    )
    _require_sound(session, row, after)
    return _save(session, row, after)


def close_action(session: Session, action_id: str, note: str) -> Changed:
    """Mark an action as done, with what was done. Possible after sign-off too."""
    action = _require_action(session, action_id)
    if action.status == _DONE:
        raise ActionRefused("This action is done already.")
    if not note.strip():
        problem = Problem("no-note", "Note", "It is empty.", "Say what was done and when.")
        raise InputRefused("The action was not closed.", [problem])
    row = require_row(session, action.assessment)
    return _save(session, row, replace(action, status=_DONE, closing_note=note.strip()))


def reopen_action(session: Session, action_id: str) -> Changed:
    """Open an action again. Possible after sign-off too."""
    action = _require_action(session, action_id)
    if action.status == _OPEN:
        raise ActionRefused("This action is open already.")
    row = require_row(session, action.assessment)
    return _save(session, row, replace(action, status=_OPEN, closing_note=""))


def remove_action(session: Session, action_id: str) -> Changed:
    """Take away an action that was added by mistake."""
    action = _require_action(session, action_id)
    row = require_step(session, action.assessment, Step.ANSWER)
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "action", action.id)
        ledger.append(ActionRemoved(action.id), row.id, [replaced])
    return changed("action", row.id, row.partner, action.id)


def list_actions(
    session: Session, *, open_only: bool = True, text: str = "", partner: str = ""
) -> tuple[OpenAction, ...]:
    """Return the actions of all assessments, the earliest date first, undated ones last."""
    rows = {row.id: row for row in rows_of(session, partner=partner)}
    today = session.world.today().isoformat()
    words = fold(text).split()
    found = []
    for action in stored.actions(session.workbook, status=_OPEN if open_only else ""):
        row = rows.get(action.assessment)
        if row is None:
            continue
        names = fold(f"{action.text} {action.owner} {row.partner_name}")
        if all(word in names for word in words):
            overdue = action.status == _OPEN and bool(action.due_on) and action.due_on < today
            found.append(OpenAction(action, row.title, row.partner, row.partner_name, overdue))
    return tuple(sorted(found, key=lambda one: (one.action.due_on or "9999", one.action.id)))


def _save(session: Session, row: AssessmentRow, action: Action) -> Changed:
    """Write an action in the place of what it was."""
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "action", action.id)
        ledger.append(ActionChanged(action), row.id, [replaced])
    return changed("action", row.id, row.partner, action.id)


def _require_action(session: Session, action_id: str) -> Action:
    """Return an action. Raises: UsageRefused when there is none."""
    action = stored.find_action(session.workbook, action_id)
    if action is None:
        raise UsageRefused(f"There is no action {action_id!r} in this workbook.")
    return action


def _require_sound(session: Session, row: AssessmentRow, action: Action) -> None:
    """Refuse an action with problems, naming all of them."""
    problems = date_problems(action.due_on, "Due")
    if not action.text:
        problems.append(Problem("empty-text", "Action", "It is empty.", "Say what is to be done."))
    if action.kind not in KINDS:
        problems.append(
            Problem(
                "unknown-kind",
                "Kind",
                f"{action.kind!r} is not a kind of action.",
                f"Use one of: {', '.join(KINDS)}.",
            )
        )
    if action.question and edition_of(session, row.edition).question(action.question) is None:
        problems.append(
            Problem("unknown-code", action.question, "There is no such question.", "Correct it.")
        )
    if problems:
        raise InputRefused("The action cannot be saved yet.", problems)
