"""The sheet "Changes": what is otherwise than in the record before, where there is one."""

from __future__ import annotations

from ddworkbook.core.record import Record
from ddworkbook.formats import carried_words as says
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.answer_sheets import ANSWERS, Places
from ddworkbook.formats.excel.sheets import Column, ListSheet
from ddworkbook.formats.excel.values import Link, Value

CHANGES = "Changes"

_COLUMNS = (
    Column("Question", 13, styles.CODE_STYLE),
    Column("Kind", 18),
    Column("Question or fact", 60),
    Column("Last time", 50),
    Column("Now", 50),
)


def change_sheets(record: Record, where: Places) -> list[ListSheet]:
    """Return the sheet, or nothing for a first record."""
    if record.previous is None:
        return []
    rows: list[list[Value]] = [
        [
            _code(one.code, where),
            says.change_kind(one),
            one.text,
            one.before,
            one.after,
        ]
        for one in record.changes_since
    ]
    return [ListSheet(CHANGES, _COLUMNS, rows)]


def _code(code: str, where: Places) -> Value:
    """Return a question code that leads to its answer, where it is asked now."""
    if code not in where.answers:
        return code or None
    return Link(code, ANSWERS, where.answers[code])
