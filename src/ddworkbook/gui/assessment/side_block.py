"""One titled group of lines in the side panel."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.plain_label import PlainLabel


class SideBlock(QWidget):
    """A heading and what belongs under it; lines can be copied."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(space(1))
        self.body.addWidget(PlainLabel(title, self, wrap=True, role="heading"))

    def add_line(self, text: str, role: str = "") -> None:
        """Add a line, unless there is nothing in it."""
        if text:
            self.body.addWidget(PlainLabel(text, self, wrap=True, role=role))

    def add_widget(self, widget: QWidget) -> None:
        """Add anything else."""
        self.body.addWidget(widget)
