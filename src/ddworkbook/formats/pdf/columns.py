"""How wide the columns of a table are: as planned, but no word is broken that could stand whole.

Not here: the table itself (blocks.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ddworkbook.core.tokens import SMALL
from ddworkbook.formats.fonts import text_width
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, PADDING

# A longer word (an address, a code) is broken after all, so that the other columns keep room.
_WIDEST_WORD = 0.3 * CONTENT_WIDTH
# Measuring takes time: the widest word of a column is among its longest ones.
_MEASURED = 12
_MOST_LETTERS = 80
# A hair more than the word, so that rounding does not break it.
_SLACK = 0.5


def column_widths(
    header: Sequence[str], columns: Sequence[Iterable[str]], shares: Sequence[float]
) -> list[float]:
    """Return the widths in points of columns that fill the page.

    `columns` are the texts below each header, `shares` the widths wished for. A column too narrow
    for its longest word takes what it lacks from those that have room to spare.
    """
    wished = [share / sum(shares) * CONTENT_WIDTH for share in shares]
    needed = [
        max(_longest_word([head], bold=True), _longest_word(texts, bold=False))
        for head, texts in zip(header, columns, strict=True)
    ]
    if sum(needed) >= CONTENT_WIDTH:
        return [need / sum(needed) * CONTENT_WIDTH for need in needed]
    lacking = sum(max(need - wish, 0) for need, wish in zip(needed, wished, strict=True))
    spare = sum(max(wish - need, 0) for need, wish in zip(needed, wished, strict=True))
    given = lacking / spare if spare else 0
    return [
        max(need, wish - given * (wish - need)) for need, wish in zip(needed, wished, strict=True)
    ]


def _longest_word(texts: Iterable[str], *, bold: bool) -> float:
    """Return the room in points that the widest word of some texts takes in a cell."""
    words = {word[:_MOST_LETTERS] for text in texts for word in text.split()}
    longest = sorted(words, key=lambda word: (len(word), word))[-_MEASURED:]
    widest = max((text_width(word, SMALL, bold=bold) for word in longest), default=0.0)
    return float(min(widest + 2 * PADDING + _SLACK, _WIDEST_WORD))
