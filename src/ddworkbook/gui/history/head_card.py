"""The head of the ledger, with what it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.head import grouped
from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel


class HeadCard(Card):
    """Signals: copied() after the head went to the clipboard."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._value = ""
        self._digits = PlainLabel(wrap=True, selectable=True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._digits.setFont(fixed)
        self.copy_button = QPushButton(icon("copy"), self.tr("&Copy"), self)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(PlainLabel(self.tr("Head of this history"), role="heading"))
        words.addWidget(self._digits)
        words.addWidget(
            PlainLabel(
                self.tr(
                    "Written down or sent to somebody else today, it proves later that nothing "
                    "before it was changed since."
                ),
                role="small",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addLayout(words, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_head(self, head: str) -> None:
        """Show all its digits in groups of eight."""
        self._value = head
        self._digits.setText(grouped(head))

    def digits(self) -> str:
        """Return what is shown."""
        return self._digits.text()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._value)
        self.copied.emit()
