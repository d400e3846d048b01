"""The few kinds of block that every page is made of: words, labelled words, headings, grids.

Every text of a record comes in through `words`, so that none of it can be markup. Each block
knows its `role` (H1, H2, P, TH, TD), which is what a structure tree would be built from.
Not here: which words (answers.py, lists.py …).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.platypus import Flowable, HRFlowable, LongTable, Spacer, Table, TableStyle

from ddworkbook.core.text_runs import visible
from ddworkbook.core.tokens import PRINT, SMALL
from ddworkbook.formats.document_words import brief
from ddworkbook.formats.fonts import REGULAR, text_paragraph, text_width
from ddworkbook.formats.names_in_lines import Line
from ddworkbook.formats.pdf.columns import column_widths
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, PADDING, colour, style

Block = Any  # a ReportLab flowable; the library has no types

# ReportLab measures a paragraph again and again while it looks for a page break, which takes time
# in the square of its length; stretches of this many characters keep it in proportion.
STRETCH = 4_000


class Anchor(Flowable):  # type: ignore[misc]
    """Marks a place of no height as the target of a bookmark and a line of the contents."""

    def __init__(self, level: int, title: str, key: str) -> None:
        super().__init__()
        self.level, self.title, self.key = level, title, key
        self.keepWithNext = True

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Set the bookmark and the outline entry here."""
        self.canv.bookmarkHorizontal(self.key, 0, 24)
        self.canv.addOutlineEntry(self.title, self.key, self.level, closed=self.level > 0)


def words(
    text: str | Line,
    style_name: str,
    width: float = CONTENT_WIDTH,
    *,
    ink: str = "",
    role: str = "P",
) -> Block:
    """Return a paragraph that shows exactly the text, or pieces in their own directions."""
    block = text_paragraph(text, style(style_name, ink), width)
    block.role = role
    return block


def long_words(text: str | Line, style_name: str, width: float = CONTENT_WIDTH) -> list[Block]:
    """Return text of any length as one paragraph, or as several where it is very long."""
    parts = stretches(text) if isinstance(text, str) else [text]
    return [words(part, style_name, width) for part in parts]


def labelled(
    label: str, text: str | Line, style_name: str = "detail", width: float = CONTENT_WIDTH
) -> list[Block]:
    """Return text with a label in the left column; nothing when the text is empty.

    A label that the column cannot hold stands on a line of its own.
    """
    if not text:
        return []
    blocks = long_words(text, style_name, width)
    if _label_fits(label, style(style_name).leftIndent):
        blocks[0].bulletText = label
        return blocks
    above = words(label, "muted", width)
    above.keepWithNext = True
    return [above, *blocks]


def heading(title: str, key: str, level: int = 0, *, kept: bool = True) -> list[Block]:
    """Return a heading with its bookmark.

    It stays with what follows, unless that may be a long table, which would be moved as a whole;
    there, make sure of room before the heading instead.
    """
    text = words(title, "heading" if level == 0 else "subheading", role=f"H{level + 1}")
    text.keepWithNext = kept
    return [Anchor(level, brief(visible(title), 200), key), text]


def subheading(title: str) -> Block:
    """Return a heading without a bookmark."""
    block = words(title, "subheading", role="H2")
    block.keepWithNext = True
    return block


def rule(space_before: float = 6, space_after: float = 6) -> Block:
    """Return a hairline across the page."""
    return HRFlowable(
        "100%", 0.5, color=colour(PRINT.rule), spaceBefore=space_before, spaceAfter=space_after
    )


def notice(text: str, kind: str = "warn") -> Block:
    """Return a sentence in a frame; `kind` is one of the tokens' kinds."""
    tone = PRINT.kinds[kind]
    inside = words(text, "small-bold", CONTENT_WIDTH - 16, ink=tone.foreground)
    table = Table([[inside]], colWidths=[CONTENT_WIDTH])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
                ("BACKGROUND", (0, 0), (-1, -1), colour(tone.background)),
                ("BOX", (0, 0), (-1, -1), 0.8, colour(tone.border)),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    table.spaceAfter = 5
    return table


class AtBottom(Flowable):  # type: ignore[misc]
    """Moves a block to the bottom of the page where there is room, else leaves it where it is."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.block = block

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take all the room that is left."""
        width, height = self.block.wrap(available_width, available_height)
        return width, max(height, available_height)

    def draw(self) -> None:
        """Draw the block at the bottom of that room."""
        self.block.drawOn(self.canv, 0, 0)


def gap(height: float) -> Block:
    """Return empty space."""
    return Spacer(1, height)


def grid(
    header: Sequence[str], rows: Iterable[Sequence[str | Block]], widths: Sequence[float]
) -> Block:
    """Return a table whose header is repeated on each page and whose rows may be split.

    Shape: a cell is text or a block made for its column; `widths` are shares of the page width,
    which give way to words that would be broken.
    """
    rows = list(rows)
    columns = [[row[at] for row in rows] for at in range(len(header))]
    texts = [[cell for cell in column if isinstance(cell, str)] for column in columns]
    points = column_widths(header, texts, widths)
    body = [
        [
            words(cell, "small", point - 2 * PADDING, role="TD") if isinstance(cell, str) else cell
            for cell, point in zip(row, points, strict=True)
        ]
        for row in rows
    ]
    head = [
        words(text, "small-bold", point - 2 * PADDING, role="TH")
        for text, point in zip(header, points, strict=True)
    ]
    table = LongTable([head, *body], colWidths=points, repeatRows=1, splitInRow=1)
    table.setStyle(TableStyle(_GRID_STYLE))
    table.hAlign = "LEFT"
    table.spaceAfter = 8
    return table


def stretches(text: str) -> list[str]:
    """Cut text into stretches of at most STRETCH characters, at a line or a word where it can."""
    parts = []
    while len(text) > STRETCH:
        cut = max(text.rfind("\n", STRETCH // 2, STRETCH), text.rfind(" ", STRETCH // 2, STRETCH))
        cut = cut if cut > 0 else STRETCH
        parts.append(text[:cut])
        text = text[cut:].removeprefix("\n")
    return [*parts, text]


def _label_fits(label: str, room: float) -> bool:
    return label.isascii() and text_width(label, SMALL, bold=True) < room - 4


_GRID_STYLE = [
    ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BACKGROUND", (0, 0), (-1, 0), colour(PRINT.sunken)),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, colour(PRINT.border)),
    ("LINEBELOW", (0, 1), (-1, -1), 0.5, colour(PRINT.rule)),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
