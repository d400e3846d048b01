"""Fields for typing that leave the clipboard's files and pictures, and undo, to the page.

A line and a text of several lines, which grows with what is in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ddworkbook.core.tokens import CONTROL_HEIGHT, GRID
from ddworkbook.gui.clipboard import clipboard_data

LEAST_LINES, MOST_LINES = 2, 12
# On some Linux desktops text fields take these for moving and deleting, as Emacs does.
PAGE_KEYS = frozenset({"Ctrl+E", "Ctrl+G", "Ctrl+K", "Ctrl+Up", "Ctrl+Down", "Alt+Up", "Alt+Down"})


def is_evidence(data: QMimeData) -> bool:
    """Return True for files, or a picture that is not also text."""
    files = any(url.isLocalFile() for url in data.urls())
    return files or (data.hasImage() and not data.hasText())


def is_for_the_page(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Return True for a key that the page should have although a field has the focus."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if QKeySequence(event.keyCombination()).toString() in PAGE_KEYS:
        return True
    if event.matches(QKeySequence.StandardKey.Paste):
        return is_evidence(clipboard_data())
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return bool(event.matches(QKeySequence.StandardKey.Redo)) and not can_redo


class LineField(QLineEdit):
    """One line."""

    def event(self, event: QEvent) -> bool:
        """Leave some keys to the page."""
        if is_for_the_page(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody type, and look so."""
        self.setReadOnly(read_only)
        self.style().unpolish(self)
        self.style().polish(self)


class TextField(QPlainTextEdit):
    """Several lines, as high as what is in it; Tab leaves the field."""

    def __init__(self, parent: QWidget | None = None, least_lines: int = LEAST_LINES) -> None:
        super().__init__(parent)
        self._least = least_lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._on_document_size_changed)

    def event(self, event: QEvent) -> bool:
        """Leave some keys to the page."""
        document = self.document()
        if is_for_the_page(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only: dropped files go to the card."""
        return source.hasText() and not is_evidence(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert as plain text."""
        self.insertPlainText(source.text())

    def sizeHint(self) -> QSize:
        """Return the height of what is in it, within limits."""
        # A plain text document measures its height in lines, wrapped ones counted.
        lines = round(self.document().size().height())
        lines = max(self._least, min(MOST_LINES, lines))
        height = lines * self.fontMetrics().lineSpacing() + 5 * GRID
        return QSize(super().sizeHint().width(), max(height, CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(20 * GRID, self.sizeHint().height())

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody type, and look so."""
        self.setReadOnly(read_only)
        self.style().unpolish(self)
        self.style().polish(self)

    @Slot()
    def _on_document_size_changed(self) -> None:
        self.updateGeometry()
