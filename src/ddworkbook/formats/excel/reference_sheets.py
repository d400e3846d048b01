"""The sheets of what decided besides the answers: rules of the depth, and reference tables."""

from __future__ import annotations

from ddworkbook.core.record import Record
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.sheets import Column, ListSheet
from ddworkbook.formats.excel.values import day

DEPTH, TABLES_USED = "Depth", "Reference tables"


def depth_sheet(record: Record) -> ListSheet:
    """Return the rules that chose the depth, with the answers that fired each."""
    columns = (
        Column("Depth", 24),
        Column("Reason", 60),
        Column("Rule", 70),
        Column("Because", 80),
    )
    label = record.depth_label or record.depth
    rows = [[label, rule.reason, rule.rule, "\n".join(rule.because)] for rule in record.depth_rules]
    # A depth that a person chose has a reason and no rule.
    ruled = {rule.reason for rule in record.depth_rules}
    rows.extend([label, reason, "", ""] for reason in record.depth_reasons if reason not in ruled)
    return ListSheet(DEPTH, columns, [list(row) for row in rows])


def reference_tables_sheet(record: Record) -> ListSheet:
    """Return the versions of the reference tables that answers and decision used."""
    columns = (
        Column("Name", 26, styles.CODE_STYLE),
        Column("Title", 44),
        Column("As at", 13),
        Column("Valid from", 13),
        Column("Valid to", 13),
        Column("Publisher", 30),
        Column("Source", 50),
        Column("Licence", 40),
        Column("Decided with it", 15),
        Column("Looked up for", 24),
        Column("Version (SHA-256)", 70, styles.HASH_STYLE),
    )
    return ListSheet(
        TABLES_USED,
        columns,
        [
            [
                table.name,
                table.title,
                day(table.as_at),
                day(table.valid_from),
                day(table.valid_to),
                table.publisher,
                table.source,
                table.licence,
                "yes" if table.decided else "no",
                ", ".join(table.used_for),
                table.version,
            ]
            for table in record.tables
        ],
    )
