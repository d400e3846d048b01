"""A search field: says what was searched for once the typing pauses."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ddworkbook.gui.icons import icon

# Long enough for a quick typist's next key, short enough to feel at once.
PAUSE_MS = 150


class SearchField(QLineEdit):
    """Signals: search_changed(str), after a pause, on Return, on clearing; never the same twice."""

    search_changed = Signal(str)

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = hint or self.tr("Search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        glass = QAction(icon("search", "muted"), hint, self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._connect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search on Return, and keep it from pressing the button of a dialog."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._on_pause_ended)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._on_pause_ended)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self._on_pause_ended()

    @Slot()
    def _on_pause_ended(self) -> None:
        self._pause.stop()
        if self.text().strip() != self._said:
            self._said = self.text().strip()
            self.search_changed.emit(self._said)
