"""What the list of evidence shows of each piece."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from ddworkbook.formats.document_words import size_in_words
from ddworkbook.gui.tables.column import Column
from ddworkbook.usecases.partner_views import EvidenceRow

Translate = Callable[[str], str]
UNDATED = "undated"


class EvidenceColumn(IntEnum):
    """The columns in their order."""

    NAME = 0
    QUESTIONS = 1
    PARTNER = 2
    ASSESSMENT = 3
    ISSUED = 4
    EXPIRES = 5
    FRESHNESS = 6
    SIZE = 7


WIDTHS: dict[int, int] = {
    EvidenceColumn.QUESTIONS: 112,
    EvidenceColumn.PARTNER: 168,
    EvidenceColumn.ASSESSMENT: 152,
    EvidenceColumn.ISSUED: 104,
    EvidenceColumn.EXPIRES: 104,
    EvidenceColumn.FRESHNESS: 136,
    EvidenceColumn.SIZE: 84,
}
# px; below it the day of issue gives its room to the name.
ISSUED_FROM_PX = 1000

# freshness -> icon and ink
MARKS = {
    "expired": ("warning", "danger"),
    "soon": ("clock", "text"),
    "": ("done", "muted"),
    UNDATED: ("question", "muted"),
}
_RANK = {"expired": 0, "soon": 1, "": 2, UNDATED: 3}


def evidence_columns(tr: Translate) -> tuple[Column[EvidenceRow], ...]:
    """Return the columns; `tr` translates their words."""
    words = {
        "expired": tr("Expired"),
        "soon": tr("Expires soon"),
        "": tr("Fresh"),
        UNDATED: tr("No date"),
    }
    return (
        Column(tr("Evidence"), lambda row: row.evidence.name),
        Column(tr("Questions"), lambda row: ", ".join(row.evidence.codes) or "–"),
        Column(tr("Partner"), lambda row: row.partner_name),
        Column(
            tr("Assessment"),
            lambda row: row.assessment_title.removesuffix(f": {row.partner_name}"),
        ),
        Column(tr("Issued"), lambda row: row.evidence.issued_on or "–"),
        Column(
            tr("Expires"),
            lambda row: row.evidence.expires_on or "–",
            # What never expires comes after everything that does.
            key=lambda row: row.evidence.expires_on or "9999",
        ),
        Column(
            tr("Freshness"),
            lambda row: words[freshness(row)],
            key=lambda row: _RANK[freshness(row)],
        ),
        Column(
            tr("Size"),
            lambda row: size_in_words(row.evidence.size_bytes),
            key=lambda row: row.evidence.size_bytes,
            number=True,
        ),
    )


def freshness(row: EvidenceRow) -> str:
    """Return "expired", "soon", "" for fresh, or UNDATED."""
    return row.expiry if row.evidence.expires_on else UNDATED


def mark(row: EvidenceRow) -> tuple[str, str]:
    """Return icon and ink of how fresh a piece of evidence is."""
    return MARKS[freshness(row)]
