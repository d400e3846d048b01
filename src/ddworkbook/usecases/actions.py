"""Actions: mitigations, improvements and conditions, with owner and date."""

from __future__ import annotations

from ddworkbook.core.action import Action
from ddworkbook.usecases.partner_views import OpenAction
from ddworkbook.usecases.session import Changed, Session

KINDS = {"mitigation": "Mitigation", "improvement": "Improvement", "condition": "Condition"}


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

    Raises: InputRefused for empty text, unknown kind or a wrong date.
    """
    raise NotImplementedError


def change_action(session: Session, action: Action) -> Changed:
    """Replace text, kind, owner or date of an open action."""
    raise NotImplementedError


def close_action(session: Session, action_id: str, note: str) -> Changed:
    """Mark an action as done, with what was done. Possible after sign-off too."""
    raise NotImplementedError


def reopen_action(session: Session, action_id: str) -> Changed:
    """Open an action again."""
    raise NotImplementedError


def remove_action(session: Session, action_id: str) -> Changed:
    """Take away an action that was added by mistake."""
    raise NotImplementedError


def list_actions(
    session: Session, *, open_only: bool = True, text: str = ""
) -> tuple[OpenAction, ...]:
    """Return the actions of all assessments, the earliest date first, undated ones last."""
    raise NotImplementedError
