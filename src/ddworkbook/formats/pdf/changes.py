"""The page "What changed since last time"; only where there is a record before."""

from __future__ import annotations

from reportlab.platypus import PageBreak

from ddworkbook.core.head import grouped
from ddworkbook.core.record import Record
from ddworkbook.formats import carried_words as says
from ddworkbook.formats.pdf.blocks import Block, gap, grid, heading, labelled, words


def changes(record: Record) -> list[Block]:
    """Return the page, with the page break behind it; nothing for a first record."""
    if record.previous is None:
        return []
    blocks = [
        *heading(says.TITLE, "changes"),
        words(says.compared_with(record), "body"),
        *labelled("Its fingerprint", grouped(record.previous.fingerprint)),
    ]
    if says.standings(record):
        blocks.append(words(says.standings(record), "body"))
    blocks.append(gap(8))
    if not record.changes_since:
        return [*blocks, words(says.NOTHING_CHANGED, "body"), PageBreak()]
    rows = [
        (says.change_kind(one), says.change_about(one), one.before, one.after)
        for one in record.changes_since
    ]
    table = grid(("Kind", "Question or fact", "Last time", "Now"), rows, (12, 40, 24, 24))
    return [*blocks, table, PageBreak()]
