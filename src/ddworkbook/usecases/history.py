"""History: every event as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ddworkbook.core.changes import ANSWER_KINDS, ANSWER_TYPES, KINDS, NoteAdded
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.storage.reading.assessments import find_assessment
from ddworkbook.storage.reading.history import HistoryEntry, history
from ddworkbook.storage.reading.people import all_people
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.history_words import sentence
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.session import Session


def history_lines(
    session: Session,
    subject: str = "",
    *,
    limit: int = 0,
    before: str = "",
    answers: bool = True,
) -> tuple[HistoryLine, ...]:
    """Return events newest first, of one subject (assessment, partner, project) or of all.

    `limit` 0 is all; `before` is the event id to go on from; without `answers` steps, evidence,
    actions, notes and facts alone are told.
    """
    kinds = None if answers else [kind for kind in KINDS if kind not in ANSWER_KINDS]
    entries = history(
        session.workbook, subject or None, kinds, before, limit or None, newest_first=True
    )
    return _lines(session, entries)


def question_lines(session: Session, assessment_id: str, code: str) -> tuple[HistoryLine, ...]:
    """Return what was answered to one question of an assessment, newest first."""
    entries = history(session.workbook, assessment_id, ANSWER_KINDS, newest_first=True)
    about = [
        entry
        for entry in entries
        if isinstance(entry.change, ANSWER_TYPES) and entry.change.code == code
    ]
    return _lines(session, about)


def _lines(session: Session, entries: Iterable[HistoryEntry]) -> tuple[HistoryLine, ...]:
    """Return entries as lines."""
    known = tuple(entries)
    for entry in known:
        session.bodies.setdefault(entry.event.id, entry.change)
    names = {person.id: person.name for person in all_people(session.workbook)}
    asked: dict[str, Questionnaire] = {}
    for entry in known:
        subject = entry.event.subject
        if isinstance(entry.change, ANSWER_TYPES) and subject not in asked:
            row = find_assessment(session.workbook, subject)
            if row is not None:
                asked[subject] = edition_of(session, row.edition)
    return tuple(_line(session, entry, names, asked.get(entry.event.subject)) for entry in known)


def _line(
    session: Session,
    entry: HistoryEntry,
    names: Mapping[str, str],
    questionnaire: Questionnaire | None,
) -> HistoryLine:
    """Return one entry as a line."""
    event, change = entry.event, entry.change
    replaced = session.body(event.supersedes[0]) if event.supersedes else None
    code = change.code if isinstance(change, (*ANSWER_TYPES, NoteAdded)) else ""
    question = questionnaire.question(code) if questionnaire else None
    return HistoryLine(
        event=event.id,
        at=event.at,
        actor=event.actor,
        actor_name=names.get(event.actor, ""),
        subject=event.subject,
        kind=event.kind,
        code=code,
        sentence=sentence(change, replaced, question),
    )
