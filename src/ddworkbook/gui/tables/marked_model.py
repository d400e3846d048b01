"""A table over rows in memory in which one column carries an icon before its word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from ddworkbook.gui.icons import icon
from ddworkbook.gui.tables.column import Column, Row
from ddworkbook.gui.tables.rows_model import RowsModel
from ddworkbook.gui.tables.table_model import Index


class MarkedModel(RowsModel[Row]):
    """`mark` gives the icon and the ink of a row in the column `marked`; see gui.icons."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        marked: int,
        mark: Callable[[Row], tuple[str, str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._marked, self._mark = marked, mark

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what a cell shows."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == self._marked:
            row = self.row_at(index.row())
            return icon(*self._mark(row)) if row is not None else None
        return super().data(index, role)
