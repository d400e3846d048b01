"""Answers: the newest one for each question of an assessment."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.changes import (
    AnswerCarried,
    AnswerChange,
    AnswerConfirmed,
    AnswerGiven,
    AnswerReopened,
)
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.assessments import add_preparer, touch
from ddworkbook.storage.projections.rows import json_text

_WRITE = """INSERT OR REPLACE INTO answer
  (assessment, code, value, comment, respondent, personal, actor, at, event,
   standing, tables, origin, origin_at, reason, revision)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    coalesce((SELECT revision FROM assessment WHERE id = ?), 1))"""


def answer_given(connection: sqlite3.Connection, event: Event, change: AnswerGiven) -> None:
    """Write the answer. A cleared one stays as null, so that the next knows what it replaces."""
    _write(connection, event, change, AnswerStanding.GIVEN)


def answer_carried(connection: sqlite3.Connection, event: Event, change: AnswerCarried) -> None:
    """Write an answer that came along, held or to be confirmed."""
    _write(connection, event, change, change.state, change.origin, change.origin_at, change.reason)


def answer_confirmed(connection: sqlite3.Connection, event: Event, change: AnswerConfirmed) -> None:
    """Write that an answer that came along stands as it is."""
    _write(connection, event, change, AnswerStanding.GIVEN, change.origin, change.origin_at)


def answer_reopened(connection: sqlite3.Connection, event: Event, change: AnswerReopened) -> None:
    """Write that a held answer is to be confirmed or changed."""
    standing = AnswerStanding.TO_CONFIRM
    _write(connection, event, change, standing, change.origin, change.origin_at, change.reason)


def _write(
    connection: sqlite3.Connection,
    event: Event,
    change: AnswerChange,
    standing: AnswerStanding,
    *came_from: str,
) -> None:
    """Write the row of one question; `came_from` is origin, its time and a reason, or less."""
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
            standing.value,
            json_text(change.tables),
            *(*came_from, "", "", "")[:3],
            event.subject,
        ),
    )
    add_preparer(connection, event)
    touch(connection, event)
