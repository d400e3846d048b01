"""The one picture of an assessment, from what the workbook holds; remembered until it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ddworkbook.core.answer import Answer
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.changes import ANSWER_KINDS, ANSWER_TYPES, EditionChanged
from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.reference_meaning import POLICY_LINES
from ddworkbook.core.reference_table import ReferenceTable
from ddworkbook.core.walkthrough import (
    Profile,
    Walk,
    Walkthrough,
    begin_walk,
    changed_codes,
    walk_again,
    walk_through,
)
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.reading.assessments import AssessmentRow, find_assessment
from ddworkbook.storage.reading.history import history
from ddworkbook.storage.reading.records import find_record, record_tree
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.reference import facts_of, policy_table
from ddworkbook.usecases.reference_tables import table_of
from ddworkbook.usecases.session import Session

_EDITIONS = ("assessment.edition-changed",)
_CHANGING = (*ANSWER_KINDS, *_EDITIONS)


@dataclass(frozen=True)
class Picture:
    """How one assessment stands today. `key` changes whenever the picture could.

    `walk` can be continued, so that an answer costs only what depends on it.
    """

    key: tuple[str, ...]
    questionnaire: Questionnaire
    profile: Profile
    today: date
    answers: Mapping[str, Answer]
    walk: Walk

    @property
    def walkthrough(self) -> Walkthrough:
        """Return what is asked, hidden, missing, wrong and flagged."""
        return self.walk.walkthrough


def require_row(session: Session, assessment_id: str) -> AssessmentRow:
    """Return an assessment as stored. Raises: UsageRefused when there is none."""
    row = find_assessment(session.workbook, assessment_id)
    if row is None:
        raise UsageRefused(f"There is no assessment {assessment_id!r} in this workbook.")
    return row


def picture_of(session: Session, row: AssessmentRow) -> Picture:
    """Return the picture of an assessment; worked out anew only after something changed.

    A frozen assessment keeps the picture of the day of its decision, whatever became of its triage
    since.
    """
    triage = find_assessment(session.workbook, row.triage) if row.triage else None
    today = date.fromisoformat(row.decided_at[:10]) if row.fingerprint else session.world.today()
    # The tables of a frozen assessment stand in its record, so they cannot make the picture old.
    policy = "" if row.fingerprint else policy_table(session).version
    key = (row.event, triage.event if triage else "", today.isoformat(), policy)
    known = session.pictures.get(row.id)
    if isinstance(known, Picture) and known.key == key:
        return known
    questionnaire = edition_of(session, row.edition)
    walked = _triage_walk(session, row, triage) if triage else None
    profile = _profile(row, facts_of(_policy(session, row)), walked)
    given = answers(session.workbook, row.id)
    before = known if isinstance(known, Picture) else None
    walk = _walk(before, questionnaire, profile, today, given)
    picture = Picture(key, questionnaire, profile, today, given, walk)
    session.pictures[row.id] = picture
    return picture


def _walk(
    before: Picture | None,
    questionnaire: Questionnaire,
    profile: Profile,
    today: date,
    given: Mapping[str, Answer],
) -> Walk:
    """Return the walk with these answers: continued where nothing else differs, else begun."""
    if (
        before is None
        or before.questionnaire is not questionnaire
        or before.today != today
        or before.profile != profile
    ):
        return begin_walk(questionnaire, given, profile, today)
    return walk_again(before.walk, given, changed_codes(before.answers, given))


def _policy(session: Session, row: AssessmentRow) -> ReferenceTable:
    """Return the policy lines in force, or those with which an assessment was frozen."""
    version = frozen_tables(session, row.fingerprint).get(POLICY_LINES) if row.fingerprint else None
    return table_of(session, version) if version else policy_table(session)


def frozen_tables(session: Session, fingerprint: str) -> dict[str, str]:
    """Return the version of each reference table with which a record was decided, by name."""
    tree = record_tree(session.workbook, fingerprint)
    listed = tree.get("tables") if isinstance(tree, Mapping) else None
    lines = listed if isinstance(listed, list | tuple) else ()
    return {
        str(line["name"]): str(line["version"])
        for line in lines
        if isinstance(line, Mapping) and line.get("decided")
    }


def _profile(
    row: AssessmentRow, policy: Mapping[str, JsonValue], triage: Walkthrough | None
) -> Profile:
    """Return depth and facts: the policy lines, and what the triage asked and was answered."""
    facts: dict[str, JsonValue] = dict(policy)
    questions: dict[str, Question] = {}
    for section in triage.sections if triage else ():
        for state in section.questions:
            if state.asked and state.answer is not None and state.answer.value is not None:
                facts[state.question.code] = state.answer.value
                questions[state.question.code] = state.question
    return Profile(row.depth, facts, questions)


def _triage_walk(session: Session, row: AssessmentRow, triage: AssessmentRow) -> Walkthrough:
    """Return how the triage stands, or stood when the assessment was frozen."""
    picture = picture_of(session, triage)
    record = find_record(session.workbook, row.fingerprint) if row.fingerprint else None
    if record is None or not session.workbook.events(triage.id, _CHANGING, record.event, 1):
        return picture.walkthrough
    return walk_through(
        _edition_before(session, triage, record.event),
        _answers_before(session, triage.id, record.event),
        picture.profile,
        date.fromisoformat(row.decided_at[:10]),
    )


def _edition_before(session: Session, row: AssessmentRow, event: str) -> Questionnaire:
    """Return the edition that an assessment was answered with when an event happened."""
    for entry in history(session.workbook, row.id, _EDITIONS, event, 1):
        if isinstance(entry.change, EditionChanged):
            return edition_of(session, entry.change.before)
    return edition_of(session, row.edition)


def _answers_before(session: Session, assessment_id: str, event: str) -> dict[str, Answer]:
    """Return the answers of an assessment as they were when an event happened."""
    found: dict[str, Answer] = {}
    for entry in history(session.workbook, assessment_id, ANSWER_KINDS, event, newest_first=True):
        given = entry.change
        if isinstance(given, ANSWER_TYPES) and given.code not in found:
            found[given.code] = Answer(given.code, given.value, given.comment)
    return found
