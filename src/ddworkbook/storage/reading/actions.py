"""Actions of one assessment or of the whole workbook."""

from __future__ import annotations

from ddworkbook.core.action import Action
from ddworkbook.storage.workbook import Workbook

_SELECT = """SELECT id, assessment, text, question, kind, owner, due_on, status, closing_note
  FROM action"""


def actions(workbook: Workbook, *, assessment: str = "", status: str = "") -> tuple[Action, ...]:
    """Return the actions that fit, in the order in which they were added."""
    wanted: list[str] = []
    values: list[str] = []
    for column, value in (("assessment", assessment), ("status", status)):
        if value:
            wanted.append(f"{column} = ?")
            values.append(value)
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    return tuple(Action(*row) for row in workbook.rows(f"{_SELECT} {where} ORDER BY id", values))


def find_action(workbook: Workbook, action_id: str) -> Action | None:
    """Return an action, or None."""
    rows = workbook.rows(f"{_SELECT} WHERE id = ?", (action_id,))
    return Action(*rows[0]) if rows else None
