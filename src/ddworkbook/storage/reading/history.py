"""The history with what each event says, for pages, records and packs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.changes import Change
from ddworkbook.core.event import Event
from ddworkbook.core.sealing import Opening
from ddworkbook.storage.bodies import change_of, opening_from_row
from ddworkbook.storage.reading.rows import ids_json, json_of
from ddworkbook.storage.workbook import Workbook

_BODIES = """SELECT event, content FROM body
  WHERE event IN (SELECT value FROM json_each(?)) AND content IS NOT NULL"""
_OPENINGS = """SELECT event, sealed, salt, value, subject FROM opening
  WHERE event IN (SELECT value FROM json_each(?))"""
_SEALED = "SELECT content FROM body WHERE event = ?"
# What has rows of its own that know which event wrote them last.
_TABLES = frozenset({"partner", "project", "person", "assessment", "evidence", "action", "note"})
_LATEST = """SELECT id FROM event WHERE subject = ? AND kind IN (SELECT value FROM json_each(?))
  ORDER BY position DESC LIMIT 1"""


@dataclass(frozen=True)
class HistoryEntry:
    """An event and what it says; None when its body was erased."""

    event: Event
    change: Change | None


def history(
    workbook: Workbook,
    subject: str | None = None,
    kinds: Sequence[str] | None = None,
    after: str = "",
    limit: int | None = None,
    newest_first: bool = False,
) -> tuple[HistoryEntry, ...]:
    """Return events with their changes, personal values opened; see Workbook.events.

    Raises: AlteredError when a body does not fit its kind.
    """
    events = workbook.events(subject, kinds, after, limit, newest_first)
    ids = ids_json(event.id for event in events)
    contents = dict(workbook.rows(_BODIES, (ids,)))
    openings: dict[str, list[Opening]] = {}
    for event_id, *row in workbook.rows(_OPENINGS, (ids,)):
        openings.setdefault(event_id, []).append(opening_from_row(*row))
    return tuple(
        HistoryEntry(event, _change(event, contents, openings.get(event.id, ())))
        for event in events
    )


def sealed_body(workbook: Workbook, event_id: str) -> JsonValue | None:
    """Return the body of an event as it is hashed, personal values sealed; None when erased."""
    rows = workbook.rows(_SEALED, (event_id,))
    if not rows or rows[0][0] is None:
        return None
    return json_of(rows[0][0], f"Event {event_id}")


def latest_event(workbook: Workbook, subject: str, kinds: Sequence[str]) -> str:
    """Return the last event of these kinds about a subject, or ""; the next one supersedes it."""
    rows = workbook.rows(_LATEST, (subject, ids_json(kinds)))
    return str(rows[0][0]) if rows else ""


def written_by(workbook: Workbook, table: str, row_id: str) -> str:
    """Return the event that wrote a row last, or ""; the next change of the row supersedes it.

    `table` is partner, project, person, assessment, evidence, action or note.
    Raises: KeyError for another table.
    """
    if table not in _TABLES:
        raise KeyError(table)
    rows = workbook.rows(f"SELECT event FROM {table} WHERE id = ?", (row_id,))  # noqa: S608
    return str(rows[0][0]) if rows else ""


def _change(event: Event, contents: dict[str, str], openings: Sequence[Opening]) -> Change | None:
    """Return what an event says."""
    content = contents.get(event.id)
    return None if content is None else change_of(event.id, event.kind, content, openings)
