"""What decided besides the answers: the rules that chose the depth, and the reference tables.

Not here: flags and answers. Nothing is drawn where the record holds none.
"""

from __future__ import annotations

from reportlab.platypus import CondPageBreak

from ddworkbook.core.record import Record
from ddworkbook.formats.pdf.blocks import Block, gap, heading, labelled, words
from ddworkbook.formats.reference_words import ABOUT_TABLES, table_facts

_ROOM = 110  # points that must be free for an entry to begin on this page


def depth_rules(record: Record) -> list[Block]:
    """Return why the questionnaire is as deep as it is: each rule with what fired it."""
    if not record.depth_rules:
        return []
    blocks = _begin("Why this depth", "depth-rules")
    blocks.extend(labelled("Depth", record.depth_label or record.depth))
    for rule in record.depth_rules:
        blocks.append(CondPageBreak(_ROOM))
        blocks.extend(labelled("Reason", rule.reason, "detail-bold"))
        blocks.extend(labelled("Rule", rule.rule))
        for number, line in enumerate(rule.because):
            blocks.extend(labelled("" if number else "Because", line))
    return blocks


def reference_tables(record: Record) -> list[Block]:
    """Return every version of a reference table that was used, with its whole SHA-256."""
    if not record.tables:
        return []
    blocks = _begin("Reference tables", "reference-tables")
    blocks.append(words(ABOUT_TABLES, "small"))
    for table in record.tables:
        blocks.append(CondPageBreak(_ROOM))
        blocks.extend(labelled("Table", f"{table.title} ({table.name})", "detail-bold"))
        for label, text in table_facts(table):
            blocks.extend(labelled(label, text))
    return blocks


def _begin(title: str, key: str) -> list[Block]:
    return [gap(14), CondPageBreak(_ROOM + 50), *heading(title, key, kept=False)]
