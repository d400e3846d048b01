"""The record of an assessment: built from what the workbook holds now, or read as it was frozen."""

from __future__ import annotations

from ddworkbook.core.answer import Answer
from ddworkbook.core.canonical import fingerprint as fingerprint_of
from ddworkbook.core.country import country_name
from ddworkbook.core.errors import AlteredError, UsageRefused
from ddworkbook.core.person import Person
from ddworkbook.core.record import (
    Record,
    RecordDecision,
    RecordEvent,
    RecordNote,
    RecordPrevious,
    RecordWorkbook,
    open_record,
)
from ddworkbook.core.record_building import RecordMaterial, build_record
from ddworkbook.core.walkthrough import FiredRule
from ddworkbook.storage.reading.actions import actions
from ddworkbook.storage.reading.assessments import AssessmentRow, find_assessment
from ddworkbook.storage.reading.evidence import evidence_of
from ddworkbook.storage.reading.notes import notes
from ddworkbook.storage.reading.partners import find_partner
from ddworkbook.storage.reading.people import all_people
from ddworkbook.storage.reading.projects import find_project
from ddworkbook.storage.reading.records import (
    find_record,
    record_openings,
    record_tree,
    records,
)
from ddworkbook.usecases.history import history_lines
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.pictures import picture_of
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.reference import countries, rung
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.table_uses import record_tables


def current_record(
    session: Session, row: AssessmentRow, decision: RecordDecision, review_due: str
) -> Record:
    """Return the record of what the workbook holds now, with a decision (empty in a draft)."""
    workbook = session.workbook
    picture = picture_of(session, row)
    lines = history_lines(session, row.id)
    kept = tuple(
        RecordNote(note.code, note.author, note.at, note.text, note.reply, note.is_resolved)
        for note in notes(workbook, row.id)
    )
    partner = find_partner(workbook, row.partner)
    if partner is None:
        raise UsageRefused("The partner of this assessment is not in the workbook.")
    triage = find_assessment(workbook, row.triage) if row.triage else None
    earlier = records(workbook, row.id)
    carried = earlier_record(session, row.carried_from)
    previous = earlier_record(session, earlier[-1].fingerprint) if earlier else carried
    material = RecordMaterial(
        assessment=row.id,
        revision=row.revision,
        frozen_at=session.world.moment().text,
        workbook=_workbook(session),
        questionnaire=picture.questionnaire,
        edition_hash=row.edition,
        partner=partner,
        country_name=country_name(countries(session), partner.country),
        profile=picture.profile,
        depth_reasons=row.depth_reasons,
        walkthrough=picture.walkthrough,
        decision=decision,
        project=find_project(workbook, row.project) if row.project else None,
        evidence=evidence_of(workbook, row.id),
        actions=actions(workbook, assessment=row.id),
        notes=kept,
        people=_people(session, lines),
        history=tuple(RecordEvent(line.at, line.actor, line.sentence) for line in reversed(lines)),
        depth_rules=_depth_rules(session, row, triage) if triage else (),
        tables=record_tables(session, row.depth_tables, picture.walkthrough.asked_answers),
        signers=rung(session, picture.walkthrough.rating).signers,
        previous_fingerprint=earlier[-1].fingerprint if earlier else "",
        carried_from=carried,
        previous=previous,
        before=frozen_record(session, previous.fingerprint) if previous else None,
        review_due=review_due,
        triage=edition_of(session, triage.edition) if triage else None,
        triage_answers=_asked_answers(session, triage) if triage else {},
    )
    return build_record(material)


def _depth_rules(
    session: Session, row: AssessmentRow, triage: AssessmentRow
) -> tuple[FiredRule, ...]:
    """Return the rules of the triage that chose the depth; a person's own reason is no rule."""
    decisions = picture_of(session, triage).walkthrough.decisions
    fired = next((one.fired for one in decisions if one.code == row.code), ())
    return tuple(rule for rule in fired if rule.reason in row.depth_reasons)


def earlier_record(session: Session, fingerprint: str) -> RecordPrevious | None:
    """Return an earlier record by its fingerprint, as later ones name it; None for ""."""
    row = find_record(session.workbook, fingerprint) if fingerprint else None
    if row is None:
        return None
    return RecordPrevious(fingerprint, row.assessment, row.revision, row.decided_at)


def frozen_record(session: Session, fingerprint: str) -> Record:
    """Return a record as it was frozen; erased values read "[erased]".

    Raises: AlteredError when what is stored does not give the fingerprint.
    """
    tree = record_tree(session.workbook, fingerprint)
    if tree is None or fingerprint_of(tree) != fingerprint:
        raise AlteredError(
            "The frozen record is missing or was changed. Check the workbook and open your latest "
            "backup.",
            [f"record {fingerprint}"],
        )
    try:
        return open_record(tree, record_openings(session.workbook, fingerprint))
    except ValueError as error:
        raise AlteredError("The frozen record cannot be read.", [str(error)]) from error


def _workbook(session: Session) -> RecordWorkbook:
    """Return the workbook as it is now."""
    workbook = session.workbook
    return RecordWorkbook(
        workbook.id, workbook.title, workbook.head(), workbook.event_count(), workbook.is_sample
    )


def _people(session: Session, lines: tuple[HistoryLine, ...]) -> tuple[Person, ...]:
    """Return everybody who had a hand in the assessment, by name."""
    involved = {line.actor for line in lines}
    if session.me is not None:
        involved.add(session.me.id)
    return tuple(person for person in all_people(session.workbook) if person.id in involved)


def _asked_answers(session: Session, triage: AssessmentRow) -> dict[str, Answer]:
    """Return the triage's answers to the questions that it asks."""
    walk = picture_of(session, triage).walkthrough
    return {
        state.question.code: state.answer
        for section in walk.sections
        for state in section.questions
        if state.asked and state.answer is not None and state.answer.value is not None
    }
