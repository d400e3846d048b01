"""What every table model has in common: columns, roles, headings. It formats; it never fetches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ddworkbook.core.text_runs import visible
from ddworkbook.gui.tables.column import Column, Row
from ddworkbook.gui.widgets.plain_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
RATING_ROLE = int(Qt.ItemDataRole.UserRole) + 2

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel, Generic[Row]):
    """Subclasses say how many rows there are and which row stands where."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def row_at(self, number: int) -> Row | None:
        """Return a row, or None when it is gone."""
        raise NotImplementedError

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(column.text(row)).replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(column.text(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        if role == RATING_ROLE:
            return column.rating(row) if column.rating is not None else None
        return row if role == ROW_ROLE else None
