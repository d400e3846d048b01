"""The one-page summary: facts, flags by severity, counts, actions and evidence at a glance.

Not here: answers and flags in full.
"""

from __future__ import annotations

from reportlab.platypus import Table, TableStyle

from ddworkbook.core.record import Record
from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import PRINT, SMALL
from ddworkbook.formats import document_words as says
from ddworkbook.formats.dates import day_in_short
from ddworkbook.formats.fonts import REGULAR
from ddworkbook.formats.names_in_lines import line_of, names_in
from ddworkbook.formats.pdf.blocks import Block, gap, grid, heading, labelled, subheading, words
from ddworkbook.formats.pdf.rating import rating_words
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, colour

_MOST = 5  # lines of each list on the summary; the whole lists have pages of their own


def summary(record: Record) -> list[Block]:
    """Return the summary of a record."""
    return [
        *heading("Summary", "summary"),
        _severity_strip(record),
        gap(6),
        _count_strip(record),
        *_reason(record),
        *_open_actions(record),
        *_evidence(record),
    ]


def facts(record: Record, *, draft: bool) -> list[Block]:
    """Return everything known about assessment, partner and project, in full."""
    blocks = heading("Facts", "facts")
    names = names_in(record)
    for title, rows in says.fact_groups(record, draft=draft):
        blocks.append(subheading(title))
        for label, text in rows:
            blocks.extend(labelled(label, line_of(text, names) or "no post given", "fact"))
    return blocks


def _severity_strip(record: Record) -> Block:
    """Return a box for each severity with icon, word and number."""
    found = says.flag_counts(record)
    between = 6.0
    width = (CONTENT_WIDTH - between * (len(found) - 1)) / len(found)
    cells = [_severity_cell(severity, count, width) for severity, count in found]
    return _strip([cells], [width + between] * (len(found) - 1) + [width], "LEFT")


def _severity_cell(severity: Severity, count: int, width: float) -> Block:
    return rating_words(severity, f"{severity.word}: {count}", "small-bold", width, 16)


def _count_strip(record: Record) -> Block:
    found = says.counts(record)
    width = CONTENT_WIDTH / len(found)
    numbers = [words(number, "number", width - 8) for _, number in found]
    labels = [words(label, "centred", width - 8) for label, _ in found]
    table = _strip([numbers, labels], [width] * len(found), "CENTER")
    table.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 0.8, colour(PRINT.rule))]))
    return table


def _strip(rows: list[list[Block]], widths: list[float], align: str) -> Table:
    """Return rows of blocks beside each other, as wide as the page."""
    table = Table(rows, colWidths=widths)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("ALIGN", (0, 0), (-1, -1), align),
            ]
        )
    )
    return table


def _reason(record: Record) -> list[Block]:
    blocks = [subheading("Decision and reasons")]
    for label, text in (
        ("Decision", says.decision_label(record)),
        ("Reason", says.brief(record.decision.reason, 500)),
        (
            "Depth",
            " ".join(
                filter(None, (record.depth_label, *map(_in_brackets, record.depth_reasons[:2])))
            ),
        ),
        *(
            ("Rating" if n == 0 else "", says.brief(text, 220))
            for n, text in enumerate(says.reasons(record))
        ),
    ):
        blocks.extend(labelled(label, text))
    return blocks


def _in_brackets(text: str) -> str:
    return f"({says.brief(text, 200)})"


def _open_actions(record: Record) -> list[Block]:
    waiting = [action for action in record.actions if action.status != "done"]
    blocks = [subheading("Actions and conditions still open")]
    if not waiting:
        return [*blocks, words(says.NONE_GIVEN, "small")]
    rows = [
        (
            says.action_kind(a.kind),
            says.brief(a.text, 120),
            says.brief(a.owner, 40),
            day_in_short(a.due_on),
        )
        for a in waiting[:_MOST]
    ]
    blocks.append(grid(("Kind", "What", "Owner", "Due"), rows, (14, 50, 22, 14)))
    return [*blocks, *_more(len(waiting), "Actions and conditions")]


def _evidence(record: Record) -> list[Block]:
    blocks = [subheading("Evidence")]
    if not record.evidence:
        return [*blocks, words(says.NONE_GIVEN, "small")]
    rows = [
        (
            says.brief(e.name, 80),
            says.brief(", ".join(e.codes), 40),
            day_in_short(e.issued_on),
            day_in_short(e.expires_on),
        )
        for e in record.evidence[:_MOST]
    ]
    blocks.append(grid(("File", "Proves", "Issued", "Expires"), rows, (50, 20, 15, 15)))
    return [*blocks, *_more(len(record.evidence), "Evidence")]


def _more(count: int, where: str) -> list[Block]:
    if count <= _MOST:
        return []
    return [words(f"{count - _MOST} more are listed under {where}.", "muted")]
