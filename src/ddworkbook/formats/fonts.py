"""The bundled fonts, and text from people made ready for a PDF with them.

Not here: which characters are hidden (core/text_runs.py), the order of mixed text (bidi_lines.py),
page layout. Text never becomes markup: every character is escaped in one place, `_markup`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from ddworkbook.core.errors import WorldError
from ddworkbook.core.text_runs import Direction, direction, escape_of, has_rtl, split_runs, visible
from ddworkbook.core.tokens import BODY
from ddworkbook.formats.bidi_lines import embedding_levels, levels_of_pieces, visual_line
from ddworkbook.formats.names_in_lines import Line

REGULAR, BOLD, ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic"
FONT_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    "NotoSansArabic": "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold": "NotoSansArabic-Bold.ttf",
    "NotoSansHebrew": "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari": "NotoSansDevanagari-Regular.ttf",
    "NotoSansEthiopic": "NotoSansEthiopic-Regular.ttf",
    "NotoSansThai": "NotoSansThai-Regular.ttf",
    "DejaVuSans": "DejaVuSans.ttf",
    "NotoEmoji": "NotoEmoji-Regular.ttf",
    "DroidSansFallback": "DroidSansFallbackFull.ttf",
    "NotoSansKR": "NotoSansKR-Regular.ttf",
    "NotoSansControlPictures": "NotoSansSymbols2-ControlPictures.ttf",
}
# Asked in this order after the font of the style. Emoji before DejaVu, whose faces are poorer.
_FALLBACKS = (
    REGULAR,
    "NotoSansArabic",
    "NotoSansHebrew",
    "NotoSansDevanagari",
    "NotoSansEthiopic",
    "NotoSansThai",
    "NotoEmoji",
    "DejaVuSans",
    "DroidSansFallback",
    "NotoSansKR",
    "NotoSansControlPictures",
)
_BOLD_OF = {REGULAR: BOLD, ITALIC: BOLD, "NotoSansArabic": "NotoSansArabic-Bold"}
_TAB = "    "
# Joiners and variation selectors have done their work before drawing; some fonts draw them as bars.
_SPENT = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# The vowel sign I is written before its consonant; without a shaping engine nobody else moves it.
# Source: The Unicode Standard, section 12.1, Devanagari, on the vowel sign I.
_SHORT_I = re.compile("([\u0915-\u0939\u0958-\u095f]\u093c?)\u093f")
_FOLDED_SPACE = re.compile("^ | (?= )")
# A hair less than the frame, so that rounding never makes the page break a line again.
_SLACK = 0.1


@dataclass(frozen=True)
class Run:
    """A stretch of text in drawing order, every character of which the font has."""

    font: str
    text: str


def font_folder() -> Path:
    """Return the folder of the font files: in the package, or in the sources when run from there.

    Raises: WorldError when neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_assets" / "fonts", package.parent.parent / "resources" / "fonts"):
        if (folder / FONT_FILES[REGULAR]).is_file():
            return folder
    raise WorldError("The fonts of the program are missing. Install ddworkbook again.")


def register_fonts() -> None:
    """Make the Noto Sans family known to ReportLab; other fonts follow when text needs them.

    May be called any number of times. In styles use the names REGULAR, BOLD and ITALIC.
    """
    from reportlab.pdfbase.pdfmetrics import registerFontFamily

    for font in (REGULAR, BOLD, ITALIC):
        _glyphs(font)
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


def has_glyph(font: str, code: int) -> bool:
    """Return whether a bundled font (a key of FONT_FILES) can draw a code point."""
    return code in _glyphs(font)


def text_width(text: str, size: float, style_font: str = REGULAR, *, bold: bool = False) -> float:
    """Return the width in points of one line as `shaped` draws it."""
    return _runs_width(_runs(_joined(visible(text)), style_font, bold), size)


def shaped(text: str, bold: bool = False, style_font: str = REGULAR) -> list[Run]:
    """Return the runs of one line in drawing order: Arabic joined, mixed text reordered.

    Shape: newlines and tabs become spaces; hidden characters and those that no font has are shown
    as \u27e8U+XXXX\u27e9. For text of several lines use `text_lines` or `text_paragraph`.
    """
    line = _joined(visible(text)).replace("\n", " ").replace("\t", _TAB)
    return _runs(_reordered(line, direction(line)), style_font, bold)


def text_lines(
    text: str | Line, width: float, size: float, style_font: str = REGULAR, *, bold: bool = False
) -> list[list[Run]]:
    """Break text into lines no wider than `width` points, each in drawing order.

    Lines are filled in reading order and only then reordered, as UAX 9 section 3.4 asks; words that
    are wider than a line are broken. Every newline of the text begins a line; pieces have none.
    """
    lines = []
    for paragraph, levels, base in _paragraphs(text):
        for start, end in _line_breaks(paragraph, width, size, style_font, bold):
            drawn = visual_line(paragraph[start:end], levels[start:end], base)
            lines.append(_runs(drawn, style_font, bold))
    return lines


def paragraph_markup(
    text: str | Line,
    style_font: str = REGULAR,
    bold: bool = False,
    *,
    width: float | None = None,
    size: float = BODY,
) -> str:
    """Return ReportLab paragraph XML that shows exactly the text and can be nothing else.

    With `width` (points), text that runs right to left anywhere is broken into lines here, because
    ReportLab would break it after reordering. Without it only a single line comes out right.
    """
    if width is not None and has_rtl("".join(text)):
        lines = text_lines(text, width, size, style_font, bold=bold)
        return "<br/>".join(map(_markup, lines))
    drawn = (visual_line(line, levels, base) for line, levels, base in _paragraphs(text))
    return "<br/>".join(_markup(_runs(line, style_font, bold)) for line in drawn)


def text_paragraph(text: str | Line, style: Any, width: float, *, bold: bool = False) -> Any:
    """Return a ReportLab Paragraph of text from people for a frame or cell of `width` points.

    `style` is a ParagraphStyle whose fontName is REGULAR, BOLD or ITALIC. Text that begins right to
    left is set flush right; pieces follow each other from left to right.
    """
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    register_fonts()
    inner = width - style.leftIndent - style.rightIndent - max(style.firstLineIndent, 0)
    markup = paragraph_markup(text, style.fontName, bold, width=inner, size=style.fontSize)
    if isinstance(text, str) and direction(text) == "rtl":
        style = ParagraphStyle(f"{style.name}-rtl", parent=style, alignment=TA_RIGHT)
    return Paragraph(markup, style)


@cache
def _glyphs(font: str) -> frozenset[int]:
    """Register a font on first use and return the code points that it has."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    loaded = TTFont(font, str(font_folder() / FONT_FILES[font]))
    registerFont(loaded)
    return frozenset(loaded.face.charToGlyph)


@cache
def _chain(style_font: str, bold: bool) -> tuple[str, ...]:
    """Return the fonts to ask, in order."""
    fonts = (style_font, *_FALLBACKS)
    heavy = bold or style_font == BOLD
    return tuple(dict.fromkeys(_BOLD_OF.get(f, f) if heavy else f for f in fonts))


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})


def _joined(text: str) -> str:
    """Return text as `visible` shows it with letters in their joined forms, in reading order."""
    if any(unicodedata.bidirectional(char) == "AL" for char in text):
        text = str(_reshaper().reshape(text))
    return _SPENT.sub("", _SHORT_I.sub("\u093f\\1", text))


def _paragraphs(text: str | Line) -> list[tuple[str, list[int], Direction]]:
    """Return each paragraph as it is to be drawn, in reading order, with levels and direction."""
    if isinstance(text, tuple):
        pieces = [_joined(visible(piece).replace("\n", " ").replace("\t", _TAB)) for piece in text]
        return [("".join(pieces), levels_of_pieces(pieces), "ltr")]
    found = []
    for line in _joined(visible(text)).replace("\t", _TAB).split("\n"):
        base = direction(line)
        found.append((line, embedding_levels(line, base), base))
    return found


def _reordered(line: str, base: Any) -> str:
    return visual_line(line, embedding_levels(line, base), base) if has_rtl(line) else line


def _runs(drawn: str, style_font: str, bold: bool) -> list[Run]:
    """Split a line in drawing order into runs, with escapes for what no font has."""
    fonts = _chain(style_font, bold)
    runs: list[Run] = []
    for run in split_runs(drawn, fonts, has_glyph):
        if run.font is not None:
            runs.append(Run(run.font, run.text))
            continue
        shown = "".join(map(_substitute, run.text))
        runs += [Run(r.font, r.text) for r in split_runs(shown, fonts, has_glyph) if r.font]
    return runs


def _substitute(char: str) -> str:
    """Return the plain letters of a joined form that no font has, else the escape."""
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and all(any(has_glyph(f, ord(c)) for f in _FALLBACKS) for c in plain):
        return plain
    return escape_of(char)


def _runs_width(runs: list[Run], size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(run.text, run.font, size) for run in runs))


def _line_breaks(
    text: str, width: float, size: float, style_font: str, bold: bool
) -> list[tuple[int, int]]:
    """Return start and end of each line in reading order; the space at a break is in neither."""

    def fits(start: int, end: int) -> bool:
        return _runs_width(_runs(text[start:end], style_font, bold), size) <= width - _SLACK

    breaks: list[tuple[int, int]] = []
    start = end = 0
    for word in re.finditer(r"[^ ]+", text):
        if fits(start, word.end()):
            end = word.end()
            continue
        if end > start:
            breaks.append((start, end))
            start = word.start()
        end = start + 1
        for at in range(start + 1, word.end() + 1):
            if not fits(start, at):
                breaks.append((start, max(at - 1, start + 1)))
                start = breaks[-1][1]
            end = at
    return [*breaks, (start, max(end, start))]


def _markup(runs: list[Run]) -> str:
    """Return one line as XML; spaces that ReportLab would fold become no-break spaces."""
    whole = _FOLDED_SPACE.sub("\u00a0", "".join(run.text for run in runs))
    parts, at = [], 0
    for run in runs:
        kept = whole[at : at + len(run.text)]
        parts.append(f'<font name="{run.font}">{escape(kept)}</font>')
        at += len(kept)
    return "".join(parts)
