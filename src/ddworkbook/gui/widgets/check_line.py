"""A box to tick with a text that wraps, which Qt's own check box cannot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.plain_label import PlainLabel


class CheckLine(QWidget):
    """`box` is the check box; a click on the text ticks it too."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.box.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._text = PlainLabel(text, self, wrap=True)
        self._text.setContentsMargins(0, space(1), 0, 0)
        row.addWidget(self._text, 1)

    def text(self) -> str:
        """Return the text as it is shown."""
        return self._text.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the box when its text is clicked."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.box.click()
