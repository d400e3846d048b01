"""Editions of an assessment: which newer one there is, what it changes, and going over to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_migration import LeftBehind, Migration, migrated_answers
from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.changes import AnswerGiven, EditionChanged
from ddworkbook.core.edition_differences import edition_differences
from ddworkbook.core.errors import ActionRefused
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import to_document
from ddworkbook.core.states import Step
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.storage.reading.editions import all_editions
from ddworkbook.storage.reading.history import history
from ddworkbook.usecases.answer_events import carried
from ddworkbook.usecases.assessment_views import EditionNews, EditionStep
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.questionnaires import adopt, edition_of, shipped_editions
from ddworkbook.usecases.session import Changed, Session, changed


@dataclass(frozen=True)
class EditionPlan:
    """What going over to a newer edition would do."""

    edition: str
    questionnaire: Questionnaire
    before: str
    migration: Migration

    @property
    def version(self) -> str:
        """Return the version of the newer edition."""
        return self.questionnaire.version


def newer_edition(session: Session, row: AssessmentRow) -> tuple[str, Questionnaire] | None:
    """Return the newest edition of the assessment's questionnaire with its hash, or None.

    The last one that the workbook adopted counts, unless the program ships one that the workbook
    does not know yet.
    """
    adopted = [one.hash for one in all_editions(session.workbook) if one.code == row.code]
    for edition, questionnaire in shipped_editions().items():
        if questionnaire.code == row.code and edition not in adopted:
            return edition, questionnaire
    if not adopted or row.edition == adopted[-1]:
        return None
    return adopted[-1], edition_of(session, adopted[-1])


def edition_news(session: Session, row: AssessmentRow) -> EditionNews | None:
    """Return the newer edition with all that it changes, or None."""
    newer = newer_edition(session, row)
    if newer is None:
        return None
    edition, questionnaire = newer
    old = edition_of(session, row.edition)
    return EditionNews(edition, questionnaire.version, edition_differences(old, questionnaire))


def plan_upgrade(session: Session, assessment_id: str) -> EditionPlan | None:
    """Return what going over to the newer edition would do; None when there is none."""
    row = require_row(session, assessment_id)
    newer = newer_edition(session, row)
    if newer is None:
        return None
    return _plan(session, row, newer[1])


def upgrade_assessment(
    session: Session, assessment_id: str, questionnaire: Questionnaire | None = None
) -> Changed:
    """Go over to a newer edition (or to the one given); answers are to be confirmed there.

    Answers that cannot come along stay in the history. Undo does not reach behind this step.
    Raises: ActionRefused when there is no newer edition, it has not the depth of this assessment,
    or the assessment is frozen; InputRefused when it uses retired codes again.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    newer = newer_edition(session, row) if questionnaire is None else ("", questionnaire)
    if newer is None:
        raise ActionRefused("This assessment is answered with the newest edition already.")
    plan = _plan(session, row, newer[1])
    if plan.edition == row.edition:
        raise ActionRefused("This assessment is answered with that edition already.")
    _require_depth(plan.questionnaire, row)
    known = answers(session.workbook, row.id)
    with session.writing() as ledger:
        adopt(session, ledger, plan.questionnaire)
        _write(ledger, row, plan, known)
    return changed("assessment edition answer", row.id, row.partner)


def edition_steps(session: Session, assessment_id: str) -> tuple[EditionStep, ...]:
    """Return the changes of edition that an assessment went through, with what they changed."""
    found = []
    entries = history(session.workbook, assessment_id, ["assessment.edition-changed"])
    for entry in entries:
        change = entry.change
        if isinstance(change, EditionChanged):
            old, new = edition_of(session, change.before), edition_of(session, change.edition)
            found.append(
                EditionStep(
                    entry.event.at,
                    old.version,
                    new.version,
                    edition_differences(old, new),
                    change.to_confirm,
                    change.left_out,
                )
            )
    return tuple(found)


def _plan(session: Session, row: AssessmentRow, new: Questionnaire) -> EditionPlan:
    old = edition_of(session, row.edition)
    migration = migrated_answers(old, new, answers(session.workbook, row.id))
    return EditionPlan(fingerprint(to_document(new)), new, row.edition, migration)


def _require_depth(new: Questionnaire, row: AssessmentRow) -> None:
    """Refuse an edition that knows nothing of the depth that was chosen."""
    if row.depth and row.depth not in {depth.value for depth in new.depths}:
        raise ActionRefused(
            f"The edition {new.version} has no depth “{row.depth}”. Start a new assessment "
            "instead; the answers of the last record come along."
        )


def _write(
    ledger: Ledger, row: AssessmentRow, plan: EditionPlan, known: Mapping[str, Answer]
) -> None:
    """Write what becomes of the answers, and then the change of edition itself."""
    for answer in plan.migration.kept:
        if answer != known[answer.code]:
            question = plan.questionnaire.question(answer.code)
            ledger.append(carried(question, answer), row.id, [answer.event])
    for left in plan.migration.left:
        if plan.questionnaire.question(left.code) is not None:
            _clear(ledger, row, plan, known, left)
    waiting = sum(one.standing is AnswerStanding.TO_CONFIRM for one in plan.migration.kept)
    lines = tuple(left.line for left in plan.migration.left)
    ledger.append(EditionChanged(plan.edition, row.edition, waiting, lines), row.id)


def _clear(
    ledger: Ledger,
    row: AssessmentRow,
    plan: EditionPlan,
    known: Mapping[str, Answer],
    left: LeftBehind,
) -> None:
    """Clear an answer that does not fit its question any more; a question that went keeps its."""
    question = plan.questionnaire.question(left.code)
    personal = question is not None and question.about_people
    ledger.append(AnswerGiven(left.code, None, personal=personal), row.id, [known[left.code].event])
