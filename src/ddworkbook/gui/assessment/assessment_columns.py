"""The columns of the list of assessments."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ddworkbook.gui.tables.column import Column
from ddworkbook.usecases.assessment_views import AssessmentRow

CONTEXT = "AssessmentColumns"
WIDTHS = {1: 112, 2: 160, 3: 104, 4: 160, 5: 132, 6: 80, 7: 92, 8: 92}
COUNTRY, DEPTH, STATE, ANSWERED, CHANGED = 1, 3, 4, 6, 8
# Columns that go when the page (px) is narrower, so that names stay whole.
HIDDEN_BELOW = {CHANGED: 1240, COUNTRY: 1000, DEPTH: 1000, ANSWERED: 1000}


def assessment_columns() -> tuple[Column[AssessmentRow], ...]:
    """Return them, titled in the language of the window."""
    return (
        Column(_tr("Partner"), lambda row: row.partner_name),
        Column(_tr("Country"), lambda row: row.country_name),
        Column(_tr("Questionnaire"), lambda row: row.questionnaire_title),
        Column(_tr("Depth"), lambda row: row.depth_label),
        Column(_tr("State"), lambda row: row.state.word),
        Column(
            _tr("Rating"),
            lambda row: row.rating.word,
            key=lambda row: row.rating.rank,
            rating=lambda row: row.rating,
        ),
        Column(
            _tr("Answered"),
            lambda row: _tr("{done} of {asked}").format(done=row.answered, asked=row.asked),
            key=lambda row: row.answered / max(row.asked, 1),
        ),
        Column(_tr("Review due"), lambda row: row.review_due),
        Column(_tr("Changed"), lambda row: row.changed_at[:10], key=lambda row: row.changed_at),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
