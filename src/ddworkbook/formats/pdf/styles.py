"""Page geometry, colours and paragraph styles of the PDF, all from the design tokens.

Not here: what is written in them (cover.py, answers.py …).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from ddworkbook.core.tokens import BODY, PRINT, SMALL, TITLE
from ddworkbook.formats.fonts import BOLD, REGULAR

PAGE_WIDTH, PAGE_HEIGHT = A4
# Points. The left margin leaves room for two punched holes (80 mm apart, 12 mm from the edge).
LEFT, RIGHT, TOP, BOTTOM = 57.0, 45.0, 62.0, 56.0
CONTENT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
CONTENT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
LABEL_WIDTH = 70.0  # the column of codes and labels left of the text
FACT_WIDTH = 118.0  # the same for the longer labels of facts
PADDING = 5.0  # inside table cells


@cache
def colour(hex_value: str) -> Any:
    """Return a colour of the tokens for ReportLab."""
    return HexColor(hex_value)


def _style(name: str, **settings: Any) -> ParagraphStyle:
    size = settings.pop("fontSize", BODY)
    defaults = {
        "fontName": REGULAR,
        "fontSize": size,
        "leading": round(size * 1.38, 1),
        "textColor": colour(PRINT.text),
        "bulletFontName": REGULAR,
        "bulletFontSize": SMALL,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
    }
    return ParagraphStyle(name, **(defaults | settings))


def _labelled(name: str, **settings: Any) -> ParagraphStyle:
    """Return a style whose label hangs in the column at the left."""
    return _style(
        name, leftIndent=LABEL_WIDTH, bulletIndent=0, bulletColor=colour(PRINT.muted), **settings
    )


_ACCENT = colour(PRINT.accent)
_MUTED = colour(PRINT.muted)

STYLES = {
    style.name: style
    for style in (
        _style("body", spaceAfter=4),
        _style("small", fontSize=SMALL),
        _style("small-bold", fontSize=SMALL, fontName=BOLD),
        _style("muted", fontSize=SMALL, textColor=_MUTED),
        _style("heading", fontName=BOLD, fontSize=TITLE, textColor=_ACCENT, spaceAfter=8),
        _style(
            "subheading",
            fontName=BOLD,
            fontSize=12,
            textColor=_ACCENT,
            spaceBefore=12,
            spaceAfter=5,
        ),
        _labelled("question", fontName=BOLD, spaceAfter=2, bulletFontName=BOLD),
        _labelled("answer", spaceAfter=2),
        _labelled(
            "answer-short", fontName=BOLD, textColor=colour(PRINT.on_accent_soft), spaceAfter=2
        ),
        _labelled("answer-none", textColor=_MUTED, spaceAfter=2),
        _labelled("detail", fontSize=SMALL, spaceAfter=2),
        _labelled("detail-bold", fontName=BOLD, spaceAfter=2),
        _style(
            "fact",
            fontSize=SMALL,
            leftIndent=FACT_WIDTH,
            bulletIndent=0,
            bulletColor=_MUTED,
            spaceAfter=2,
        ),
        _style(
            "cover-reason",
            fontSize=11,
            leftIndent=18,
            bulletIndent=0,
            bulletFontName=BOLD,
            bulletFontSize=11,
            bulletColor=_ACCENT,
            spaceAfter=4,
        ),
        _style("section-size", fontSize=SMALL, textColor=_MUTED, spaceAfter=8),
        _style("cover-kicker", fontName=BOLD, textColor=_ACCENT, fontSize=11),
        _style("cover-title", fontName=BOLD, fontSize=27, leading=32),
        _style("cover-title-long", fontName=BOLD, fontSize=16, leading=20),
        _style("cover-line", fontSize=11.5, textColor=_MUTED, spaceAfter=1),
        _style("cover-rating", fontName=BOLD, fontSize=TITLE),
        _style("cover-decision", fontName=BOLD, fontSize=14),
        _style("contents-1", fontName=BOLD, spaceBefore=7),
        _style("contents-2", leftIndent=14),
        _style("number", fontName=BOLD, fontSize=TITLE, alignment=1),
        _style("centred", fontSize=SMALL, alignment=1),
    )
}


@cache
def style(name: str, text_colour: str = "") -> ParagraphStyle:
    """Return a style by name, with another text colour when one is given."""
    plain = STYLES[name]
    if not text_colour:
        return plain
    return ParagraphStyle(f"{name}-{text_colour}", parent=plain, textColor=colour(text_colour))
