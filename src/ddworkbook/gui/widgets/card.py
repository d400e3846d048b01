"""A card: a framed group with a title and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.plain_label import PlainLabel


class Card(QFrame):
    """Content goes into `body`, a vertical layout; small buttons beside the title: `add_tool`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(space(4), space(3), space(4), space(4))
        outer.setSpacing(space(2))
        self._head = QHBoxLayout()
        self._head.setSpacing(space(2))
        self._title = PlainLabel(role="heading", wrap=True)
        self._head.addWidget(self._title, 1)
        outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        outer.addLayout(self.body)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Show this title; none takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(self._title.text())

    def title(self) -> str:
        """Return the title as it is shown."""
        return self._title.text()

    def reach_out(self, by: int) -> None:
        """Let lines with a ground of their own be wider than the title, by so many px."""
        side = space(4) - by
        self._outer.setContentsMargins(side, space(3), side, space(4))
        self._head.setContentsMargins(by, 0, by, 0)

    def add_tool(self, widget: QWidget) -> None:
        """Put a small widget to the right of the title."""
        self._head.addWidget(widget)
