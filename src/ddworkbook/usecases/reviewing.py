"""From draft to decision: submit, notes, request changes, approve and freeze."""

from __future__ import annotations

from ddworkbook.core.action import Action
from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.changes import (
    ActionAdded,
    AssessmentApproved,
    AssessmentSubmitted,
    ChangesRequested,
    NoteAdded,
    NoteResolved,
)
from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.record import RecordDecision, seal_record
from ddworkbook.core.states import DECISIONS, State, Step
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.storage.reading.history import written_by
from ddworkbook.storage.reading.notes import find_note
from ddworkbook.usecases.blocking import blocking_problems
from ddworkbook.usecases.decisions import (
    Condition,
    decision_problems,
    decision_refusal,
    open_conditions,
)
from ddworkbook.usecases.freezing import current_record
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.pictures import picture_of, require_row
from ddworkbook.usecases.reference import review_date
from ddworkbook.usecases.reference_tables import keep_used
from ddworkbook.usecases.session import Changed, Session, changed

_SALT_BYTES = 32


def submit(session: Session, assessment_id: str, message: str = "") -> Changed:
    """Hand the assessment over for review.

    Raises: InputRefused listing every required question that is missing and every answer that
    breaks its constraint; ActionRefused when the state does not allow it.
    """
    row = require_step(session, assessment_id, Step.SUBMIT)
    picture = picture_of(session, row)
    problems = blocking_problems(picture.walkthrough)
    if problems:
        raise InputRefused("It is not ready for review yet.", problems)
    with session.writing() as ledger:
        ledger.append(AssessmentSubmitted(message.strip()), row.id)
    return changed("assessment", row.id, row.partner)


def request_changes(session: Session, assessment_id: str, message: str) -> Changed:
    """Send the assessment back to its preparer, saying what to change. Raises: InputRefused."""
    row = require_step(session, assessment_id, Step.REQUEST_CHANGES)
    _require_text(message, "Message", "Say what should be changed, so that it can be done.")
    with session.writing() as ledger:
        ledger.append(ChangesRequested(message.strip()), row.id)
    return changed("assessment", row.id, row.partner)


def add_note(session: Session, assessment_id: str, text: str, code: str = "") -> Changed:
    """Add a note on a question, or on the whole for ""; `made` is its id.

    Notes can be added until the record is frozen.
    Raises: InputRefused, UsageRefused, ActionRefused.
    """
    row = _require_unfrozen(session, assessment_id)
    _require_text(text, "Note", "Type what you want to say.")
    if code and picture_of(session, row).questionnaire.question(code) is None:
        raise UsageRefused(f"There is no question {code!r} in this questionnaire.")
    made = session.world.new_id()
    with session.writing() as ledger:
        ledger.append(NoteAdded(made, code, text.strip()), row.id)
    return changed("note", row.id, row.partner, made=made)


def resolve_note(session: Session, assessment_id: str, note_id: str, reply: str = "") -> Changed:
    """Mark a note as dealt with. Raises: UsageRefused for an unknown or resolved note."""
    row = _require_unfrozen(session, assessment_id)
    note = find_note(session.workbook, note_id)
    if note is None or note.assessment != row.id:
        raise UsageRefused(f"There is no note {note_id!r} in this assessment.")
    if note.is_resolved:
        raise UsageRefused("This note is resolved already.")
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "note", note.id)
        ledger.append(NoteResolved(note.id, reply.strip()), row.id, [replaced])
    return changed("note", row.id, row.partner, note.id)


def approve(
    session: Session,
    assessment_id: str,
    decision: str,
    *,
    reason: str = "",
    conditions: tuple[str | Condition, ...] = (),
    review_due: str = "",
) -> Changed:
    """Decide and freeze the record.

    `conditions` become actions; those that the preparer agreed already count too. `review_due` is
    worked out from the rating when it is not given. A stop flag allows only "refer" and
    "do-not-proceed"; a red rating needs a reason.
    Raises: InputRefused for an unknown decision or a missing reason, ActionRefused for state,
    rating or the same person.
    """
    row = require_step(session, assessment_id, Step.APPROVE)
    rating = picture_of(session, row).walkthrough.rating
    agreed = open_conditions(session, row.id)
    wanted = tuple(Condition(one) if isinstance(one, str) else one for one in conditions)
    problems = decision_problems(decision, rating, reason, wanted, review_due, len(agreed))
    if problems:
        raise InputRefused("The decision cannot be taken yet.", problems)
    refusal = decision_refusal(decision, rating)
    if refusal:
        raise ActionRefused(refusal)
    due = review_due or review_date(session, rating, session.world.today())
    with session.writing() as ledger:
        made = tuple(_agree(ledger, row.id, one) for one in wanted)
        outcome = RecordDecision(
            decision,
            DECISIONS[decision],
            session.actor,
            session.world.moment().text,
            reason.strip(),
            (*agreed, *made),
        )
        record = current_record(session, require_row(session, row.id), outcome, due)
        uses = ((table.name, table.version) for table in record.tables)
        keep_used(session, ledger, uses)
        tree, openings = seal_record(record, lambda: session.world.random_bytes(_SALT_BYTES))
        frozen = AssessmentApproved(
            decision, fingerprint(tree), row.revision, tree, reason.strip(), due
        )
        ledger.append(frozen, row.id, (), openings)
    return changed("assessment action", row.id, row.partner)


def _agree(ledger: Ledger, assessment_id: str, condition: Condition) -> str:
    """Write a condition as an action and return its id."""
    action = Action(
        ledger.new_id(),
        assessment_id,
        condition.text.strip(),
        kind="condition",
        owner=condition.owner.strip(),
        due_on=condition.due_on,
    )
    ledger.append(ActionAdded(action), assessment_id)
    return action.id


def default_review_due(session: Session, assessment_id: str) -> str:
    """Return the date by which the assessment should be looked at again, from its rating."""
    walk = picture_of(session, require_row(session, assessment_id)).walkthrough
    return review_date(session, walk.rating, session.world.today())


def _require_text(text: str, where: str, repair: str) -> None:
    """Refuse an empty text."""
    if not text.strip():
        raise InputRefused(
            "Something is missing.", [Problem("empty-text", where, "It is empty.", repair)]
        )


def _require_unfrozen(session: Session, assessment_id: str) -> AssessmentRow:
    """Return an assessment whose record is not frozen. Raises: ActionRefused when it is."""
    row = require_row(session, assessment_id)
    if row.state in {State.APPROVED, State.SIGNED}:
        raise ActionRefused(
            "The record is frozen, so notes cannot be changed. Choose Amend to open the next "
            "revision."
        )
    return row
