"""Make text from people safe to draw: nothing hidden, nothing lost, one font for each stretch.

Not here: fonts, shaping, wrapping and markup (formats/fonts.py) and widgets (gui/widgets).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]
HasGlyph = Callable[[str, int], bool]

ZWNJ = "\u200c"
ZWJ = "\u200d"

# Format characters (category Cf) that have a shape of their own on paper: Arabic number and verse
# signs, the Syriac abbreviation mark and the Kaithi number signs. Source: Unicode property
# Prepended_Concatenation_Mark.
_VISIBLE_FORMAT = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Blank although they are letters or marks by category; the classic way to make an empty name.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_STRONG_RTL = frozenset(("R", "AL"))


@dataclass(frozen=True)
class TextRun:
    """A stretch of text for one font; `font` is None where no font has the characters."""

    font: str | None
    text: str


def visible(text: str) -> str:
    """Return the text with every hidden character shown as what it is.

    Shape: C0 controls and DEL become Control Pictures (NUL is U+2400), all other hidden characters,
    lone surrogates and noncharacters become an escape such as \u27e8U+202E\u27e9. Newline and tab
    stay, CR LF becomes one newline. ZWJ and ZWNJ stay inside words and emoji, a variation selector
    after the character it belongs to. Every other character stays where it was.
    The result is free of characters that XML 1.0 forbids, and a second pass changes nothing.
    """
    text = text.replace("\r\n", "\n")
    if text.isascii() and text.isprintable():
        return text
    shown = []
    for at, char in enumerate(text):
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        shown.append(_shown(before, char, after))
    return "".join(shown)


def escape_of(char: str) -> str:
    """Return the visible escape of one character, such as \u27e8U+202E\u27e9."""
    return f"\u27e8U+{ord(char):04X}\u27e9"


def direction(text: str) -> Direction:
    """Return the reading direction: that of the first strong letter, else left to right.

    Source: Unicode Standard Annex 9, rules P2 and P3 (without isolates, which `visible` shows).
    """
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _STRONG_RTL:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def has_rtl(text: str) -> bool:
    """Return whether any character of the text runs from right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


def split_runs(text: str, fonts: Sequence[str], has_glyph: HasGlyph) -> list[TextRun]:
    """Split text into the fewest sensible runs, each drawn with one font.

    A letter takes the first font that has it. Spaces, marks and signs stay in the font of the run
    before them where that font has them, so that accents are not torn from their letters.
    Joining the texts of the runs gives the text.
    """
    runs: list[TextRun] = []
    start, current = 0, None
    for at, char in enumerate(text):
        font = _font_for(char, current, fonts, has_glyph)
        if at and font != current:
            runs.append(TextRun(current, text[start:at]))
            start = at
        current = font
    if text:
        runs.append(TextRun(current, text[start:]))
    return runs


def _font_for(
    char: str, current: str | None, fonts: Sequence[str], has_glyph: HasGlyph
) -> str | None:
    """Choose the font of one character after a run in the font `current`."""
    code = ord(char)
    sticky = not unicodedata.category(char).startswith(("L", "N", "S"))
    if sticky and current is not None and has_glyph(current, code):
        return current
    return next((font for font in fonts if has_glyph(font, code)), None)


def _shown(before: str, char: str, after: str) -> str:
    """Return how one character is shown between its neighbours."""
    code = ord(char)
    if char in "\n\t" or 0x20 <= code < 0x7F:
        return char
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char in (ZWJ, ZWNJ):
        return char if _joins(before) and _joins(after) else escape_of(char)
    if _is_variation_selector(code):
        return char if _carries_variation(before) else escape_of(char)
    return escape_of(char) if _is_hidden(char) else char


def _is_hidden(char: str) -> bool:
    """Return whether a character leaves no mark on paper or is no character at all."""
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Zl", "Zp") or char in _BLANK_LETTERS:
        return True
    if category == "Cf":
        return char not in _VISIBLE_FORMAT
    code = ord(char)
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or 0xE0000 <= code <= 0xE0FFF


def _is_variation_selector(code: int) -> bool:
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def _joins(char: str) -> bool:
    """Return whether ZWJ or ZWNJ beside this character has a meaning for readers."""
    if char in _BLANK_LETTERS:
        return False
    if 0xFE00 <= ord(char) <= 0xFE0F:
        return True
    return unicodedata.category(char)[0] in "LM" or unicodedata.category(char) in ("So", "Sk")


def _carries_variation(char: str) -> bool:
    """Return whether a variation selector may follow this character."""
    if _is_variation_selector(ord(char)) or char in _BLANK_LETTERS:
        return False
    return unicodedata.category(char)[0] in "LMNPS" and not _is_hidden(char)
