"""History: every event as a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from ddworkbook.core.changes import AnswerGiven, NoteAdded
from ddworkbook.core.questionnaire import Question
from ddworkbook.storage.reading.assessments import find_assessment
from ddworkbook.storage.reading.history import HistoryEntry, history
from ddworkbook.storage.reading.people import all_people
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.history_words import sentence
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.session import Session


def history_lines(
    session: Session, subject: str = "", *, limit: int = 0, before: str = ""
) -> tuple[HistoryLine, ...]:
    """Return events newest first, of one subject (assessment, partner, project) or of all.

    `limit` 0 is all; `before` is the event id to go on from.
    """
    entries = history(
        session.workbook, subject or None, after=before, limit=limit or None, newest_first=True
    )
    return _lines(session, entries)


def question_lines(session: Session, assessment_id: str, code: str) -> tuple[HistoryLine, ...]:
    """Return what was answered to one question of an assessment, newest first."""
    entries = history(session.workbook, assessment_id, ["answer.given"], newest_first=True)
    about = [
        entry
        for entry in entries
        if isinstance(entry.change, AnswerGiven) and entry.change.code == code
    ]
    return _lines(session, about)


def _lines(session: Session, entries: Iterable[HistoryEntry]) -> tuple[HistoryLine, ...]:
    """Return entries as lines."""
    known = tuple(entries)
    for entry in known:
        session.bodies.setdefault(entry.event.id, entry.change)
    names = {person.id: person.name for person in all_people(session.workbook)}
    return tuple(_line(session, entry, names) for entry in known)


def _line(session: Session, entry: HistoryEntry, names: dict[str, str]) -> HistoryLine:
    """Return one entry as a line."""
    event, change = entry.event, entry.change
    replaced = session.body(event.supersedes[0]) if event.supersedes else None
    return HistoryLine(
        event=event.id,
        at=event.at,
        actor=event.actor,
        actor_name=names.get(event.actor, ""),
        subject=event.subject,
        kind=event.kind,
        code=change.code if isinstance(change, AnswerGiven | NoteAdded) else "",
        sentence=sentence(change, replaced, _question(session, entry)),
    )


def _question(session: Session, entry: HistoryEntry) -> Question | None:
    """Return the question that an entry answers."""
    if not isinstance(entry.change, AnswerGiven):
        return None
    row = find_assessment(session.workbook, entry.event.subject)
    return edition_of(session, row.edition).question(entry.change.code) if row else None
