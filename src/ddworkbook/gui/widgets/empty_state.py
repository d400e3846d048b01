"""What a page shows when it has nothing to show: an icon, one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel


class EmptyState(QFrame):
    """Signals: action_requested() when the button is pressed."""

    action_requested = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        action: str = "",
        action_icon: str = "add",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "empty")
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(4))
        column.addStretch(1)
        column.addWidget(IconLabel(icon_name, "muted", 48), 0, middle)
        self._sentence = PlainLabel(role="muted", wrap=True)
        self._sentence.setMaximumWidth(space(120))
        self.set_sentence(sentence)
        # An alignment would keep the label from growing in height as it wraps.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._sentence, 100)
        row.addStretch(1)
        column.addLayout(row)
        self._button = QPushButton(action, self)
        self._button.setProperty("role", "primary")
        self._button.setAutoDefault(True)  # Enter presses it, as Space does.
        self._button.setIcon(icon(action_icon, "on_accent"))
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.action_requested)
        column.addWidget(self._button, 0, middle)
        column.addStretch(2)

    def set_sentence(self, sentence: str) -> None:
        """Show this sentence."""
        self._sentence.setText(sentence)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(self._sentence.text())
