"""What the list of reference tables shows of each version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import IntEnum

from ddworkbook.core.reference_table import Standing
from ddworkbook.gui.tables.column import Column
from ddworkbook.usecases.reference_tables import TableLine

Translate = Callable[[str], str]


class ListColumn(IntEnum):
    """The columns of the list in their order."""

    TITLE = 0
    STATE = 1
    AS_AT = 2
    WHOSE = 3
    ROWS = 4


WIDTHS: dict[int, int] = {
    ListColumn.STATE: 108,
    ListColumn.AS_AT: 96,
    ListColumn.WHOSE: 88,
    ListColumn.ROWS: 64,
}

# Icon and ink of each state; see gui.icons.
MARKS: dict[str, tuple[str, str]] = {
    "in-force": ("check", "accent"),
    "decided": ("clock", "muted"),
    "later": ("clock", "muted"),
    "form": ("upload", "muted"),
    "older": ("history", "muted"),
}


def list_columns(tr: Translate, today: Callable[[], date]) -> tuple[Column[TableLine], ...]:
    """Return the columns of the list; `tr` translates their words, in the class TablesCard."""
    states = {
        "in-force": tr("In force"),
        "decided": tr("Decided"),
        "later": tr("Later"),
        "form": tr("To import"),
        "older": tr("Older"),
    }
    return (
        Column(tr("Table"), lambda line: line.table.title),
        Column(tr("State"), lambda line: states[state_of(line, today())]),
        Column(tr("As at"), lambda line: line.table.as_at, key=lambda line: line.table.as_at),
        Column(tr("Whose"), lambda line: tr("Our own") if line.own else tr("Shipped")),
        Column(
            tr("Rows"),
            lambda line: f"{len(line.table.rows):,}",
            key=lambda line: len(line.table.rows),
            number=True,
        ),
    )


def state_of(line: TableLine, today: date) -> str:
    """Return "in-force", "decided" (no first day yet), "later", "form" (no rows) or "older"."""
    if line.in_force:
        return "in-force"
    if line.table.standing is not Standing.IN_FORCE:
        return line.table.standing.value
    return "later" if line.table.valid_from > today.isoformat() else "older"
