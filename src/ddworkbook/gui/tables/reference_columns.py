"""The columns of the rows of a reference table."""

from __future__ import annotations

from collections.abc import Iterable

from ddworkbook.core.reference_table import (
    SOURCE_COLUMN,
    CellType,
    ReferenceTable,
    Row,
    TableColumn,
    cell_text,
    source_title,
)
from ddworkbook.gui.tables.column import Column

_NUMBERS = (CellType.INTEGER, CellType.NUMBER)
# An empty cell comes before every number.
_NO_NUMBER = float("-inf")


def row_columns(table: ReferenceTable) -> tuple[Column[Row], ...]:
    """Return the columns of the rows of a table; sources are shown by their titles."""
    return tuple(_row_column(table, column) for column in table.columns)


def _row_column(table: ReferenceTable, column: TableColumn) -> Column[Row]:
    def text(row: Row) -> str:
        if column.code == SOURCE_COLUMN:
            return source_title(table, row)
        return cell_text(row.get(column.code))

    def size(row: Row) -> float:
        value = row.get(column.code)
        return value if isinstance(value, int | float) else _NO_NUMBER

    if column.type in _NUMBERS or _are_numbers(row.get(column.code) for row in table.rows):
        return Column(column.label, text, key=size, number=True)
    return Column(column.label, text)


def _are_numbers(values: Iterable[object]) -> bool:
    """Say whether a column of no numeric type holds numbers alone."""
    found = [value for value in values if value is not None]
    return bool(found) and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in found
    )
