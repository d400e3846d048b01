"""The one picture of an assessment, from what the workbook holds; remembered until it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.answer import Answer
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.walkthrough import Profile, Walkthrough, walk_through
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.reading.assessments import AssessmentRow, find_assessment
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.reference import policy_facts
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class Picture:
    """How one assessment stands today. `key` changes whenever the picture could."""

    key: tuple[str, ...]
    questionnaire: Questionnaire
    profile: Profile
    answers: Mapping[str, Answer]
    walkthrough: Walkthrough


def require_row(session: Session, assessment_id: str) -> AssessmentRow:
    """Return an assessment as stored. Raises: UsageRefused when there is none."""
    row = find_assessment(session.workbook, assessment_id)
    if row is None:
        raise UsageRefused(f"There is no assessment {assessment_id!r} in this workbook.")
    return row


def picture_of(session: Session, row: AssessmentRow) -> Picture:
    """Return the picture of an assessment; worked out anew only after something changed."""
    triage = find_assessment(session.workbook, row.triage) if row.triage else None
    today = session.world.today()
    key = (row.event, triage.event if triage else "", today.isoformat())
    known = session.pictures.get(row.id)
    if isinstance(known, Picture) and known.key == key:
        return known
    questionnaire = edition_of(session, row.edition)
    profile = _profile(session, row, triage)
    given = answers(session.workbook, row.id)
    walk = walk_through(questionnaire, given, profile, today)
    picture = Picture(key, questionnaire, profile, given, walk)
    session.pictures[row.id] = picture
    return picture


def _profile(session: Session, row: AssessmentRow, triage: AssessmentRow | None) -> Profile:
    """Return depth and facts: the policy lines, and what the triage asked and was answered."""
    facts: dict[str, JsonValue] = dict(policy_facts())
    questions: dict[str, Question] = {}
    if triage is not None:
        for section in picture_of(session, triage).walkthrough.sections:
            for state in section.questions:
                if state.asked and state.answer is not None and state.answer.value is not None:
                    facts[state.question.code] = state.answer.value
                    questions[state.question.code] = state.question
    return Profile(row.depth, facts, questions)
