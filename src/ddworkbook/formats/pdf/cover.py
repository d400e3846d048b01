"""The cover: what was decided about whom, why, and how to know that this is the record.

Not here: the facts in full (summary.py). Long texts are shortened here and stand whole there.
"""

from __future__ import annotations

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import NextPageTemplate, PageBreak, Table, TableStyle

from ddworkbook.core.head import grouped
from ddworkbook.core.record import Record
from ddworkbook.core.tokens import PRINT, SMALL
from ddworkbook.formats import document_words as says
from ddworkbook.formats.dates import day_in_words, moment_in_words
from ddworkbook.formats.fonts import REGULAR
from ddworkbook.formats.names_in_lines import Line, line_of, names_in
from ddworkbook.formats.pdf.blocks import AtBottom, Block, gap, notice, rule, words
from ddworkbook.formats.pdf.rating import rating_words
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, colour

_QR_SIZE = 84.0
_LONG_TITLE = 60
_OF_A_RECORD = "The record is the one that was signed only if all 64 digits agree."
_OF_A_DRAFT = (
    "The fingerprint of the content when this draft was made. It changes with every change."
)
_SHORT = {"title": 300, "line": 160, "reason": 260}


def cover(record: Record, fingerprint: str, *, draft: bool) -> list[Block]:
    """Return the cover page."""
    return [
        *_notices(record, draft=draft),
        *_titles(record),
        gap(26),
        *_verdict(record),
        *_reasons(record),
        gap(18),
        *_when_and_who(record, draft=draft),
        gap(14),
        AtBottom(_identity(record, fingerprint, draft=draft)),
        NextPageTemplate("text"),
        PageBreak(),
    ]


def qr_code(fingerprint: str, size: float = _QR_SIZE) -> Drawing:
    """Return the fingerprint as a QR code, for comparing paper with a file."""
    code = QrCodeWidget(f"ddworkbook:{fingerprint}", barLevel="M", barBorder=0)
    left, bottom, right, top = code.getBounds()
    scale = (size / (right - left), 0, 0, size / (top - bottom), 0, 0)
    drawing = Drawing(size, size, transform=scale)
    drawing.add(code)
    return drawing


def _notices(record: Record, *, draft: bool) -> list[Block]:
    blocks: list[Block] = []
    if record.workbook.sample:
        blocks.append(notice(f"{says.SAMPLE_LINE}. No body, person or figure in it is real."))
    if draft:
        blocks.append(notice(f"{says.DRAFT_LINE}. It may still change."))
    return [*blocks, gap(56 - 20 * len(blocks))]


def _titles(record: Record) -> list[Block]:
    name = says.brief(record.partner.name, _SHORT["title"])
    style_name = "cover-title" if len(name) <= _LONG_TITLE else "cover-title-long"
    place = ", ".join(
        filter(None, (record.partner.city, record.country_name or record.partner.country))
    )
    lines = [place]
    if record.project is not None:
        reference = f" ({record.project.reference})" if record.project.reference else ""
        lines.append(f"Project: {record.project.title}{reference}")
    return [
        words(says.brief(record.edition.title, _SHORT["line"]), "cover-kicker"),
        gap(6),
        words(name, style_name, role="H1"),
        gap(8),
        *(words(_short_line(record, line), "cover-line") for line in lines if line),
    ]


def _short_line(record: Record, text: str) -> str | Line:
    """Return a line that is not too long, with the names in it in their own direction."""
    return line_of(says.brief(text, _SHORT["line"]), names_in(record))


def _verdict(record: Record) -> list[Block]:
    """Return rating and decision beside each other."""
    half = CONTENT_WIDTH / 2 - 6
    rating = rating_words(record.rating, record.rating.word, "cover-rating", half, 30)
    decision = words(
        says.brief(says.decision_label(record), _SHORT["line"]), "cover-decision", half - 12
    )
    heads = [
        words("Rating: the worst open flag", "muted", half),
        words("Decision", "muted", half - 12),
    ]
    table = Table([heads, [rating, decision]], colWidths=[half + 12, half])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("LEFTPADDING", (1, 0), (1, -1), 12),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("LINEBEFORE", (1, 0), (1, -1), 0.8, colour(PRINT.rule)),
            ]
        )
    )
    return [table]


def _reasons(record: Record) -> list[Block]:
    found = says.reasons(record)
    if not found:
        return [gap(12), words("No rule raised a flag.", "body")]
    blocks = [gap(22), words("Why this rating", "cover-kicker", role="H2"), gap(6)]
    for number, reason in enumerate(found, start=1):
        block = words(says.brief(reason, _SHORT["reason"]), "cover-reason")
        block.bulletText = f"{number}."
        blocks.append(block)
    return blocks


def _when_and_who(record: Record, *, draft: bool) -> list[Block]:
    decision = record.decision
    decided = ", ".join(
        filter(None, (record.person(decision.decided_by), moment_in_words(decision.decided_at)))
    )
    facts = (
        ("Decided by", decided),
        (says.time_label(draft=draft), moment_in_words(record.frozen_at)),
        ("Review due", day_in_words(record.review_due)),
        (
            "Edition",
            f"{record.edition.title} {record.edition.version}, {record.depth_label}".rstrip(", "),
        ),
    )
    blocks = [rule(0, 6)]
    for label, text in facts:
        if text:
            block = words(_short_line(record, text), "fact")
            block.bulletText = label
            blocks.append(block)
    return blocks


def _identity(record: Record, fingerprint: str, *, draft: bool) -> Block:
    """Return the QR code beside fingerprint and head, both whole."""
    meaning = _OF_A_DRAFT if draft else _OF_A_RECORD
    width = CONTENT_WIDTH - _QR_SIZE - 24
    rows = [
        words(
            f"Fingerprint of the record, revision {record.revision} (SHA-256)", "small-bold", width
        ),
        words(grouped(fingerprint), "small", width),
        gap(4),
        words("Head of the workbook at that time", "small-bold", width),
        words(grouped(record.workbook.head), "small", width),
        gap(4),
        words(meaning, "muted", width),
    ]
    table = Table(
        [[qr_code(fingerprint), rows]], colWidths=[_QR_SIZE + 16, CONTENT_WIDTH - _QR_SIZE - 16]
    )
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (0, -1), 8),
                ("TOPPADDING", (0, 0), (-1, -1), 8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
                ("BOX", (0, 0), (-1, -1), 0.8, colour(PRINT.border)),
            ]
        )
    )
    return table
