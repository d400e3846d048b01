"""From draft to decision: submit, notes, request changes, approve and freeze."""

from __future__ import annotations

from ddworkbook.usecases.session import Changed, Session


def submit(session: Session, assessment_id: str, message: str = "") -> Changed:
    """Hand the assessment over for review.

    Raises: InputRefused listing every required question that is missing and every answer that
    breaks its constraint; ActionRefused when the state does not allow it.
    """
    raise NotImplementedError


def request_changes(session: Session, assessment_id: str, message: str) -> Changed:
    """Send the assessment back to its preparer, saying what to change."""
    raise NotImplementedError


def add_note(session: Session, assessment_id: str, text: str, code: str = "") -> Changed:
    """Add a reviewer's note on a question, or on the whole for ""; `made` is its id."""
    raise NotImplementedError


def resolve_note(session: Session, assessment_id: str, note_id: str, reply: str = "") -> Changed:
    """Mark a note as dealt with."""
    raise NotImplementedError


def approve(
    session: Session,
    assessment_id: str,
    decision: str,
    *,
    reason: str = "",
    conditions: tuple[str, ...] = (),
    review_due: str = "",
) -> Changed:
    """Decide and freeze the record. `conditions` are texts that become condition actions.

    `review_due` is worked out from the rating when it is not given. A stop flag allows only "refer"
    and "do-not-proceed"; a red rating needs a reason.
    Raises: InputRefused for an unknown decision or a missing reason, ActionRefused for state,
    rating or the same person.
    """
    raise NotImplementedError


def default_review_due(session: Session, assessment_id: str) -> str:
    """Return the date by which the assessment should be looked at again, from its rating."""
    raise NotImplementedError
