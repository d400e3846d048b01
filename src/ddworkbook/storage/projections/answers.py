"""Answers: the newest one for each question of an assessment."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import AnswerGiven
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.assessments import add_preparer, touch
from ddworkbook.storage.projections.rows import json_text

_WRITE = """INSERT OR REPLACE INTO answer
  (assessment, code, value, comment, respondent, personal, actor, at, event, revision)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,
    coalesce((SELECT revision FROM assessment WHERE id = ?), 1))"""


def answer_given(connection: sqlite3.Connection, event: Event, change: AnswerGiven) -> None:
    """Write the answer. A cleared one stays as null, so that the next knows what it replaces."""
    connection.execute(
        _WRITE,
        (
            event.subject,
            change.code,
            json_text(change.value),
            change.comment,
            change.respondent,
            int(change.personal),
            event.actor,
            event.at,
            event.id,
            event.subject,
        ),
    )
    add_preparer(connection, event)
    touch(connection, event)
