"""One choice of a list: the button and its text, which wraps where a button's own cannot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.gui.widgets.plain_label import PlainLabel


class ChoiceRow(QWidget):
    """A click anywhere in the row works the button.

    Signals: none of its own; listen to the button.
    """

    row_clicked = Signal()

    def __init__(
        self, button: QAbstractButton, text: str, parent: QWidget | None = None, more: str = ""
    ) -> None:
        super().__init__(parent)
        self.button = button
        button.setParent(self)
        button.setAccessibleName(text)
        self.label = PlainLabel(text, self, wrap=True)
        self.label.setBuddy(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.label)
        if more:
            words.addWidget(PlainLabel(more, self, wrap=True, role="small"))
            button.setAccessibleDescription(more)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.row_clicked.connect(button.click)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the text for one on the button."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.row_clicked.emit()
