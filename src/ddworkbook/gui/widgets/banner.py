"""A message across the page: what happened, and one thing that can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.tokens import KIND_ICONS, space
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel


class Banner(QFrame):
    """`kind` is info, warn, error or ok. Hidden while there is no text.

    Signals: action_requested() when the button is pressed.
    """

    action_requested = Signal()

    def __init__(
        self, kind: str = "info", text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(3), space(2))
        row.setSpacing(space(3))
        self._icon = IconLabel("info", "info")
        self._text = PlainLabel(wrap=True, selectable=True)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.action_requested)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_message(kind, text, action)

    def show_message(self, kind: str, text: str, action: str = "") -> None:
        """Show a message of a kind, with a button where `action` has words."""
        self.setProperty("kind", kind)
        self._icon.set_icon(KIND_ICONS[kind], kind)
        self._text.setText(text)
        self.setAccessibleName(self._text.text())
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setVisible(bool(text))
        for widget in (self, self._text, self._button):
            # The style sheet looks at properties only when it is asked to.
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def clear(self) -> None:
        """Take the message away."""
        self.show_message("info", "")

    def text(self) -> str:
        """Return the message as it is shown."""
        return self._text.text()

    def kind(self) -> str:
        """Return the kind of the message."""
        return str(self.property("kind"))
