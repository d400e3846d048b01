"""The whole picture of one assessment, for page, command line and export."""

from __future__ import annotations

from collections.abc import Mapping

from ddworkbook.core.answer_text import value_text
from ddworkbook.core.country import country_name
from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person
from ddworkbook.core.severity import Severity
from ddworkbook.core.states import ALLOWED, DECISIONS, Step
from ddworkbook.core.to_confirm import codes_to_confirm
from ddworkbook.storage.reading.actions import actions
from ddworkbook.storage.reading.assessments import AssessmentRow, preparers
from ddworkbook.storage.reading.evidence import evidence_of
from ddworkbook.storage.reading.notes import notes
from ddworkbook.storage.reading.partners import find_partner
from ddworkbook.storage.reading.people import all_people
from ddworkbook.storage.reading.projects import find_project
from ddworkbook.storage.reading.records import find_record, records
from ddworkbook.usecases.assessment_rows import depth_label, frozen_rating, title_of
from ddworkbook.usecases.assessment_views import (
    AssessmentPage,
    DecisionView,
    Note,
    RevisionLine,
)
from ddworkbook.usecases.blocking import blocking_sentence
from ddworkbook.usecases.carried_views import carried_views
from ddworkbook.usecases.decisions import decision_refusal
from ddworkbook.usecases.editions import edition_news, edition_steps
from ddworkbook.usecases.freezing import earlier_record
from ddworkbook.usecases.history import question_lines
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.permissions import step_refusal
from ddworkbook.usecases.pictures import Picture, picture_of, require_row
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.sign_off import signature_lines, wanted_signatures
from ddworkbook.usecases.taking_back import redo_label, undo_label


def assessment_page(session: Session, assessment_id: str) -> AssessmentPage:
    """Return everything about one assessment. Raises: UsageRefused when there is none."""
    row = require_row(session, assessment_id)
    picture = picture_of(session, row)
    partner = _partner(session, row)
    people = {person.id: person for person in all_people(session.workbook)}
    rating = _rating(session, row, picture)
    carried_from = earlier_record(session, row.carried_from)
    return AssessmentPage(
        id=row.id,
        title=title_of(row.questionnaire, row.partner_name),
        revision=row.revision,
        state=row.state,
        partner=partner,
        country_name=country_name(countries(session), partner.country),
        project=find_project(session.workbook, row.project) if row.project else None,
        questionnaire=picture.questionnaire,
        edition=row.edition,
        triage=row.triage,
        profile=picture.profile,
        depth_label=depth_label(picture.questionnaire, row.depth),
        depth_reasons=row.depth_reasons,
        walkthrough=picture.walkthrough,
        answer_texts=_texts(picture),
        evidence=evidence_of(session.workbook, row.id),
        actions=actions(session.workbook, assessment=row.id),
        notes=_notes(session, row, people),
        people=people,
        preparers=preparers(session.workbook, row.id),
        refusals=_refusals(session, row, picture),
        decisions_possible={one: decision_refusal(one, rating) for one in DECISIONS},
        decision=_decision(session, row, people),
        wanted_signatures=wanted_signatures(session, row),
        signatures=signature_lines(session, row.fingerprint) if row.fingerprint else (),
        revisions=_revisions(session, row),
        fingerprint=row.fingerprint,
        rating=rating,
        message=row.message,
        review_due=row.review_due,
        saved_at=row.changed_at,
        undo_label=undo_label(session, row),
        redo_label=redo_label(session, row),
        submitted_by_name=people[row.submitted_by].name if row.submitted_by in people else "",
        submitted_at=row.submitted_at,
        to_confirm=codes_to_confirm(picture.walkthrough),
        carried=carried_views(picture, carried_from),
        carried_from=carried_from,
        edition_news=edition_news(session, row) if row.state in ALLOWED[Step.ANSWER] else None,
        edition_steps=edition_steps(session, row.id),
    )


def question_history(session: Session, assessment_id: str, code: str) -> tuple[HistoryLine, ...]:
    """Return what was answered to one question, newest first."""
    return question_lines(session, require_row(session, assessment_id).id, code)


def _partner(session: Session, row: AssessmentRow) -> Partner:
    """Return the partner of an assessment."""
    partner = find_partner(session.workbook, row.partner)
    if partner is None:
        raise UsageRefused("The partner of this assessment is not in the workbook.")
    return partner


def _rating(session: Session, row: AssessmentRow, picture: Picture) -> Severity:
    """Return the rating of the frozen record, else what the answers say now."""
    if row.fingerprint:
        return frozen_rating(session, row.fingerprint)
    return picture.walkthrough.rating


def _texts(picture: Picture) -> dict[str, str]:
    """Return how each answer reads, by code; calculated ones too."""
    return {
        state.question.code: value_text(state.question, state.answer.value)
        for section in picture.walkthrough.sections
        for state in section.questions
        if state.answer is not None and state.answer.value is not None
    }


def _notes(session: Session, row: AssessmentRow, people: Mapping[str, Person]) -> tuple[Note, ...]:
    """Return the reviewers' notes with names."""
    return tuple(
        Note(
            note.id,
            note.code,
            note.author,
            people[note.author].name if note.author in people else "",
            note.at,
            note.text,
            note.reply,
            note.is_resolved,
        )
        for note in notes(session.workbook, row.id)
    )


def _refusals(session: Session, row: AssessmentRow, picture: Picture) -> dict[Step, str]:
    """Return why each step is not possible now for me; possible ones are left out."""
    refusals = {step: step_refusal(session, row, step) for step in Step}
    if not refusals[Step.SUBMIT]:
        refusals[Step.SUBMIT] = blocking_sentence(picture.walkthrough)
    if not refusals[Step.SIGN]:
        reasons = [one.refusal for one in wanted_signatures(session, row) if not one.given]
        if not reasons:
            refusals[Step.SIGN] = "No signature is asked for while a stop flag stands."
        elif all(reasons):
            refusals[Step.SIGN] = reasons[0]
    return {step: sentence for step, sentence in refusals.items() if sentence}


def _decision(
    session: Session, row: AssessmentRow, people: Mapping[str, Person]
) -> DecisionView | None:
    """Return the decision on the current revision, or None."""
    if not row.decision:
        return None
    record = find_record(session.workbook, row.fingerprint)
    return DecisionView(
        row.decision,
        DECISIONS.get(row.decision, row.decision),
        row.decided_by,
        people[row.decided_by].name if row.decided_by in people else "",
        row.decided_at,
        record.reason if record else "",
        row.review_due,
    )


def _revisions(session: Session, row: AssessmentRow) -> tuple[RevisionLine, ...]:
    """Return the frozen records of an assessment, the oldest first."""
    return tuple(
        RevisionLine(
            one.revision,
            one.fingerprint,
            one.decided_at,
            one.decision,
            DECISIONS.get(one.decision, one.decision),
            frozen_rating(session, one.fingerprint),
            bool(signature_lines(session, one.fingerprint)),
        )
        for one in records(session.workbook, row.id)
    )
