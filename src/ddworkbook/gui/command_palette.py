"""Finds any action or page by its name, from the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from ddworkbook.core.folding import fold


@dataclass(frozen=True)
class Command:
    """One thing that can be done now."""

    text: str
    run: Callable[[], None]


class CommandPalette(QDialog):
    """A search field over a list; Enter does the marked one."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Do anything"))
        self.setMinimumSize(480, 360)
        self._commands = tuple(commands)
        self._shown: list[Command] = []
        self._model = QStringListModel(self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Type a few letters"))
        self.search.setAccessibleName(self.tr("Find an action"))
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setModel(self._model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.returnPressed.connect(self.accept)
        self.list.activated.connect(self.accept)
        self._on_search_text_changed("")

    def chosen(self) -> Command | None:
        """Return the marked command."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys move in the list while the cursor stays in the field."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = max(0, min(len(self._shown) - 1, self.list.currentIndex().row() + step))
        self.list.setCurrentIndex(self._model.index(row))

    @Slot(str)
    def _on_search_text_changed(self, text: str) -> None:
        words = fold(text).split()
        self._shown = [c for c in self._commands if all(word in fold(c.text) for word in words)]
        self._model.setStringList([command.text for command in self._shown])
        if self._shown:
            self.list.setCurrentIndex(self._model.index(0))
