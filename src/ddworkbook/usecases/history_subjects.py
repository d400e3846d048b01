"""What an event is about, by name."""

from __future__ import annotations

from ddworkbook.storage.reading.assessments import find_assessment
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.session import Session

# Events of these nouns name their subject in their own sentence.
_NAMED = frozenset({"workbook", "replica", "person", "key", "edition", "partner", "project"})


def subject_name(session: Session, line: HistoryLine) -> str:
    """Return partner and questionnaire of the assessment that a line is about, else ""."""
    if line.kind.partition(".")[0] in _NAMED:
        return ""
    row = find_assessment(session.workbook, line.subject)
    if row is None:
        return ""
    revision = f", revision {row.revision}" if row.revision > 1 else ""
    return f"{row.partner_name} – {row.questionnaire}{revision}"
