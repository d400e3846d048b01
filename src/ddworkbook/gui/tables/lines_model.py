"""A list of lines, each with a key: for short lists at the side of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from ddworkbook.core.text_runs import visible
from ddworkbook.gui.tables.table_model import NO_PARENT, ROW_ROLE, Index


class LinesModel(QAbstractListModel):
    """ROW_ROLE gives the key of a line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str], ...] = ()

    def set_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of key and text."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def lines(self) -> list[tuple[str, str]]:
        """Return the pairs of key and text that are shown."""
        return list(self._lines)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the text or the key."""
        if not index.isValid():
            return None
        key, text = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(visible(line) for line in text.split("\n"))
        return key if role == ROW_ROLE else None

    def place_of(self, key: str) -> int:
        """Return where a key stands, -1 when it is not there."""
        return next((n for n, (one, _text) in enumerate(self._lines) if one == key), -1)
