"""The line above the pages where refusals are said, until they are dealt with."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.core.tokens import GRID
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.plain_label import PlainLabel

MOST_DETAILS = 6


class Notices(QFrame):
    """Shows one refusal or one good word at a time; hidden when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setAccessibleName(self.tr("Notice"))
        self._sentence = PlainLabel("", wrap=True, selectable=True, parent=self)
        self._details = PlainLabel("", wrap=True, selectable=True, parent=self)
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Hide this notice"))
        self._close.clicked.connect(self.clear)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self._sentence)
        column.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 4, GRID * 2, GRID * 2, GRID * 2)
        row.addLayout(column, 1)
        row.addWidget(self._close)
        self.clear()

    @property
    def text(self) -> str:
        """Return what is said now, "" when hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_error(self, error: DdworkbookError) -> None:
        """Say why something was refused, with its findings."""
        shown = list(error.details[:MOST_DETAILS])
        rest = len(error.details) - len(shown)
        if rest > 0:
            shown.append(self.tr("… and %n more.", "", rest))
        self._say("error", error.sentence, "\n".join(f"• {line}" for line in shown))

    def show_good(self, sentence: str) -> None:
        """Say that something went well."""
        self._say("ok", sentence, "")

    def show_info(self, sentence: str) -> None:
        """Say something worth knowing."""
        self._say("info", sentence, "")

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self._sentence.setText("")
        self.hide()

    def _say(self, kind: str, sentence: str, details: str) -> None:
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sentence.setText(sentence)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self.show()
