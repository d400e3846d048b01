"""The rows of a table answer while they are edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Column, QuestionType
from ddworkbook.core.text_runs import visible
from ddworkbook.gui.editors.cells import cell_text, cell_value

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
Row = dict[str, JsonValue]


class TableModel(QAbstractTableModel):
    """Signals: rows_edited() when somebody changed, added or removed content.

    Roles: display and edit give the text of a cell.
    """

    rows_edited = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self.is_read_only = False

    def rows(self) -> list[Row]:
        """Return the rows that have content."""
        return [dict(row) for row in self._rows if len(row) > 1]

    def set_rows(self, rows: object) -> None:
        """Show these rows."""
        self.beginResetModel()
        given = rows if isinstance(rows, list | tuple) else ()
        self._rows = [dict(row) for row in given if isinstance(row, Mapping)]
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        text = cell_text(column, self._rows[index.row()].get(column.code))
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return visible(text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the label of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return visible(self.columns[section].label)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be edited, unless the table is read only."""
        flags = super().flags(index)
        return flags if self.is_read_only else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if self._put(index.row(), index.column(), str(value)):
            self.dataChanged.emit(index, index, [])
            self.rows_edited.emit()
        return True

    def add_row(self) -> int:
        """Add an empty row at the end and return its number."""
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at)
        used = {str(row.get("id")) for row in self._rows}
        number = next(n for n in range(1, at + 2) if str(n) not in used)
        self._rows.append({"id": str(number)})
        self.endInsertRows()
        return at

    def remove_row(self, at: int) -> None:
        """Remove a row."""
        self.beginRemoveRows(QModelIndex(), at, at)
        row = self._rows.pop(at)
        self.endRemoveRows()
        if len(row) > 1:
            self.rows_edited.emit()

    def paste(self, text: str, row: int, column: int) -> None:
        """Put tab-separated lines in, from this cell on; rows are added where they are missing."""
        lines = text.rstrip("\r\n").splitlines()
        for down, line in enumerate(lines):
            while row + down >= len(self._rows):
                self.add_row()
            for right, cell in enumerate(line.split("\t")):
                if column + right < len(self.columns):
                    self._put(row + down, column + right, cell)
        last = self.index(row + len(lines) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(row, column), last, [])
        self.rows_edited.emit()

    def _put(self, row: int, column: int, text: str) -> bool:
        """Store one cell and return whether that changed anything."""
        about = self.columns[column]
        before = self._rows[row].get(about.code)
        value = cell_value(about, text, self._currency(about))
        if value is None:
            self._rows[row].pop(about.code, None)
        else:
            self._rows[row][about.code] = value
        return value != before

    def _currency(self, column: Column) -> str:
        """Return the currency of another row of a column of money."""
        cells = (row.get(column.code) for row in self._rows)
        known = [str(cell["currency"]) for cell in cells if isinstance(cell, Mapping)]
        return known[-1] if column.type is QuestionType.MONEY and known else "GBP"
