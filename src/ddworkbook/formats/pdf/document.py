"""The pages around the text: running header, page x of y, watermark, outline, document facts.

Everything drawn here repeats on each page, so a screen reader should skip it (artifacts).
Not here: what stands in the pages (cover.py, answers.py …).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from ddworkbook.core.tokens import BODY, PRINT, SMALL
from ddworkbook.formats.dates import as_moment
from ddworkbook.formats.fonts import BOLD, REGULAR, register_fonts, shaped, text_width
from ddworkbook.formats.pdf.blocks import Anchor, Block
from ddworkbook.formats.pdf.contents import Contents
from ddworkbook.formats.pdf.styles import (
    BOTTOM,
    CONTENT_HEIGHT,
    CONTENT_WIDTH,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    colour,
)

_HEADER_Y = PAGE_HEIGHT - 36
_FOOTER_Y = 32


@dataclass(frozen=True)
class PageFrame:
    """What every page says around its text, and what the file says about itself.

    `label` stands at the right of the header; `warning` ("" or a few words) beside it in red.
    """

    title: str
    subject: str
    keywords: str
    label: str
    edition: str
    fingerprint: str
    frozen_at: str
    language: str
    warning: str
    draft: bool


class RecordDocument(BaseDocTemplate):  # type: ignore[misc]
    """Lays a story out twice: once to learn the page numbers, once to print them."""

    def __init__(self, target: BytesIO, around: PageFrame) -> None:
        register_fonts()
        super().__init__(
            target,
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,
            lang=around.language,
            displayDocTitle=True,
            title=around.title,
            subject=around.subject,
            keywords=around.keywords,
            author="",
            creator="ddworkbook",
        )
        self.around = around
        self.pages = 0
        frame = (LEFT, BOTTOM, CONTENT_WIDTH, CONTENT_HEIGHT, 0, 0, 0, 0)
        self.addPageTemplates(
            [
                PageTemplate("cover", [Frame(*frame)], onPage=_cover, autoNextPageTemplate="text"),
                PageTemplate("text", [Frame(*frame)], onPage=_text_page),
            ]
        )

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab's name
        """Set what the file says about itself, from the record and nothing else."""
        self.canv.setDateFormatter(lambda *_: pdf_date(self.around.frozen_at))
        # ReportLab's own would change with the environment of the machine.
        half = self.around.fingerprint[:32].encode("ascii", "replace")
        self.canv._doc._ID = b"[<%b><%b>]" % (half, half)
        self.canv.showOutline()

    def afterFlowable(self, flowable: Block) -> None:  # noqa: N802 - ReportLab's name
        """Tell the contents where each heading came to stand."""
        if isinstance(flowable, Anchor):
            self.notify(Contents.EVENT, (flowable.level, flowable.title, self.page, flowable.key))

    def afterPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Count the pages, for "page x of y" in the next pass."""
        self.pages = max(self.pages, self.page)


def pdf_date(moment: str) -> str:
    """Return a date as PDF writes it (ISO 32000-1, 7.9.4); the year 2000 when there is none."""
    parsed = as_moment(moment)
    if parsed is None:
        return "D:20000101000000Z"
    zone = re.sub(r"([+-]\d\d)(\d\d)$", r"\1'\2'", f"{parsed:%z}") or "Z"
    return f"D:{parsed:%Y%m%d%H%M%S}{zone}"


def fitting(text: str, width: float, size: float, font: str = REGULAR) -> str:
    """Return the text, or as much of its beginning as fits one line, with an ellipsis."""
    text = " ".join(text[:200].split())
    if text_width(text, size, font) <= width:
        return text
    while text and text_width(f"{text}…", size, font) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def draw_line(canvas: Any, x: float, y: float, text: str, size: float, font: str = REGULAR) -> None:
    """Draw one line of text from people at a place."""
    for run in shaped(text, style_font=font):
        canvas.setFont(run.font, size)
        canvas.drawString(x, y, run.text)
        x += canvas.stringWidth(run.text, run.font, size)


def _cover(canvas: Any, document: RecordDocument) -> None:
    canvas.setFillColor(colour(PRINT.accent))
    canvas.rect(0, PAGE_HEIGHT - 14, PAGE_WIDTH, 14, stroke=0, fill=1)
    canvas.setFillColor(colour(PRINT.rail_mark))
    canvas.rect(0, PAGE_HEIGHT - 17, PAGE_WIDTH, 3, stroke=0, fill=1)
    _watermark(canvas, document)
    _footer(canvas, document)


def _text_page(canvas: Any, document: RecordDocument) -> None:
    around = document.around
    _watermark(canvas, document)
    canvas.setFillColor(colour(PRINT.muted))
    label_width = text_width(around.label, SMALL)
    right = LEFT + CONTENT_WIDTH
    canvas.setFont(REGULAR, SMALL)
    canvas.drawRightString(right, _HEADER_Y, around.label)
    room = CONTENT_WIDTH - label_width - 14
    if around.warning:
        warning_width = text_width(around.warning, SMALL, BOLD)
        canvas.setFillColor(colour(PRINT.danger))
        draw_line(
            canvas, right - label_width - 12 - warning_width, _HEADER_Y, around.warning, SMALL, BOLD
        )
        room -= warning_width + 12
    canvas.setFillColor(colour(PRINT.text))
    draw_line(canvas, LEFT, _HEADER_Y, fitting(around.title, room, SMALL), SMALL)
    canvas.setStrokeColor(colour(PRINT.accent))
    canvas.setLineWidth(0.8)
    canvas.line(LEFT, _HEADER_Y - 7, right, _HEADER_Y - 7)
    _footer(canvas, document)


def _footer(canvas: Any, document: RecordDocument) -> None:
    canvas.setFillColor(colour(PRINT.muted))
    of = f"page {document.page} of {max(document.pages, document.page)}"
    canvas.setFont(REGULAR, SMALL)
    canvas.drawRightString(LEFT + CONTENT_WIDTH, _FOOTER_Y, of)
    left = fitting(document.around.edition, CONTENT_WIDTH - 100, SMALL)
    draw_line(canvas, LEFT, _FOOTER_Y, left, SMALL)


def _watermark(canvas: Any, document: RecordDocument) -> None:
    """Write DRAFT across the page, under the text and light enough to read it."""
    if not document.around.draft:
        return
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    canvas.setFillColor(colour(PRINT.sunken))
    canvas.setFont(BOLD, 150)
    canvas.drawCentredString(0, -40, "DRAFT")
    canvas.setFont(BOLD, BODY * 3)
    canvas.drawCentredString(0, -90, "not signed")
    canvas.restoreState()
