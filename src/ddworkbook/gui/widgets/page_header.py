"""The head of a page: its title, what it is for, and what can be done, at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.plain_label import PlainLabel


class PageHeader(QFrame):
    """Title and purpose; badges stand beside the title, buttons at the right.

    Signals: back_requested() when the back button is pressed.
    """

    back_requested = Signal()

    def __init__(self, title: str, purpose: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._title = PlainLabel(title, role="title", wrap=True)
        self._purpose = PlainLabel(purpose, role="muted", wrap=True)
        self._purpose.setVisible(bool(purpose))
        self._back: QPushButton | None = None
        self._first = QHBoxLayout()
        self._first.setSpacing(space(3))
        self._first.addWidget(self._title, 1)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addLayout(self._first)
        words.addWidget(self._purpose)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(5), space(4), space(5), space(4))
        self._row.setSpacing(space(2))
        self._row.addLayout(words, 1)

    def set_title(self, title: str, purpose: str = "") -> None:
        """Show another title and purpose."""
        self._title.setText(title)
        self._purpose.setText(purpose)
        self._purpose.setVisible(bool(purpose))

    def title(self) -> str:
        """Return the title as it is shown."""
        return self._title.text()

    def add_badge(self, widget: QWidget) -> None:
        """Put a badge before the buttons."""
        self._row.addWidget(widget)

    def add_button(
        self, text: str, icon_name: str = "", *, primary: bool = False, sentence: str = ""
    ) -> QPushButton:
        """Add a button at the right and return it; `sentence` says what it does."""
        button = QPushButton(text, self)
        if primary:
            button.setProperty("role", "primary")
        if icon_name:
            button.setIcon(icon(icon_name, "on_accent" if primary else "text"))
        button.setAutoDefault(True)  # Enter presses it, as Space does.
        button.setToolTip(sentence)
        button.setStatusTip(sentence)
        self._row.addWidget(button)
        return button

    def offer_back(self, text: str) -> None:
        """Show a quiet button before the title that leads back to `text`."""
        if self._back is None:
            self._back = QPushButton(icon("back", "accent"), "", self)
            self._back.setProperty("role", "quiet")
            self._back.setAutoDefault(True)
            self._back.clicked.connect(self.back_requested)
            self._row.insertWidget(0, self._back)
        self._back.setText(text)
