"""What keeps a form from being saved, all at once, each with how to repair it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel


class ProblemList(QFrame):
    """Hidden while there is nothing wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("kind", "error")
        self._lines: list[str] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(space(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(3), space(2))
        row.setSpacing(space(3))
        row.addWidget(IconLabel("warning", "error"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        self.show_lines(())

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these sentences, each on a line of its own."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = list(lines)
        for line in self._lines:
            self._column.addWidget(PlainLabel(line, wrap=True, selectable=True))
        self.setAccessibleName(" ".join(self._lines))
        self.setVisible(bool(self._lines))

    def lines(self) -> tuple[str, ...]:
        """Return what is shown."""
        return tuple(self._lines)
