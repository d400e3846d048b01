"""Reviewers' notes."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.storage.workbook import Workbook

_SELECT = """SELECT id, assessment, code, text, author, at, reply, resolved_by, resolved_at
  FROM note"""


@dataclass(frozen=True)
class NoteRow:
    """A note on a question, or on the whole assessment when `code` is ""."""

    id: str
    assessment: str
    code: str
    text: str
    author: str
    at: str
    reply: str
    resolved_by: str
    resolved_at: str

    @property
    def is_resolved(self) -> bool:
        """Say whether the note was dealt with."""
        return self.resolved_at != ""


def notes(workbook: Workbook, assessment_id: str) -> tuple[NoteRow, ...]:
    """Return the notes of an assessment, the oldest first."""
    rows = workbook.rows(f"{_SELECT} WHERE assessment = ? ORDER BY id", (assessment_id,))
    return tuple(NoteRow(*row) for row in rows)


def find_note(workbook: Workbook, note_id: str) -> NoteRow | None:
    """Return a note, or None."""
    rows = workbook.rows(f"{_SELECT} WHERE id = ?", (note_id,))
    return NoteRow(*rows[0]) if rows else None
