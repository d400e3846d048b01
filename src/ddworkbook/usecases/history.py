"""History: every event as a sentence."""

from __future__ import annotations

from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.session import Session


def history_lines(
    session: Session, subject: str = "", *, limit: int = 0, before: str = ""
) -> tuple[HistoryLine, ...]:
    """Return events newest first, of one subject (assessment, partner, project) or of all.

    `limit` 0 is all; `before` is the event id to go on from.
    """
    raise NotImplementedError
