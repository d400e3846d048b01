"""A table over rows that are all in memory: for lists of hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt

from ddworkbook.gui.tables.column import Column, Row
from ddworkbook.gui.tables.table_model import NO_PARENT, Index, TableModel


class RowsModel(TableModel[Row]):
    """Keeps the order that was asked for when new rows come."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: list[Row] = []
        self._order: tuple[int, bool] | None = None

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order in which they are shown."""
        return tuple(self._rows)

    def row_at(self, number: int) -> Row | None:
        """Return a row, or None when it is gone."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; a negative one keeps the order in which they came."""
        self._order = None
        if 0 <= column < len(self.columns):
            self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._order is not None:
            column, descending = self._order
            self._rows.sort(key=self.columns[column].sort_key, reverse=descending)
