"""A label for text from people: never rich text, never hidden characters.

Not here: editing and eliding.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from ddworkbook.core.text_runs import direction, visible
from ddworkbook.core.tokens import GRID

# Longer than any word of a language that puts spaces between words.
_LONG_WORD = re.compile(r"\S{24}(?=\S)")
# Longer than a SHA-256 in hexadecimal digits, the longest word that is copied for its own sake.
_LONGER_THAN_A_HASH = re.compile(r"\S{65,}")
_BREAK = "\u200b"  # may begin a new line, and is not seen


class PlainLabel(QLabel):
    """Shows exactly the text, set from the side on which it begins.

    `role` is a role of the style sheet: "title", "heading", "muted", "small", "danger" or "".
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        selectable: bool = False,
        role: str = "",
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setProperty("role", role)
        self._shown = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text."""
        self._shown = shown = visible(text)
        super().setText(self._breakable(shown))
        self.setAccessibleName(shown)
        side = Qt.AlignmentFlag.AlignLeft
        if direction(shown) == "rtl":
            side = Qt.AlignmentFlag.AlignRight
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | self._vertical())

    def text(self) -> str:
        """Return the text as it is shown."""
        return self._shown

    def minimumSizeHint(self) -> QSize:
        """Return the room of one short line: a wrapped label never forces the window wider."""
        least = super().minimumSizeHint()
        if self.wordWrap():
            return QSize(min(least.width(), 8 * GRID), self.fontMetrics().lineSpacing())
        return least

    def copy(self) -> None:
        """Put the marked text on the clipboard, without the breaks that wrapping needs."""
        QGuiApplication.clipboard().setText(self.selectedText().replace(_BREAK, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is marked as it was typed."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what is marked as it was typed."""
        if not self._can_be_copied():
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        action = menu.addAction(self.tr("&Copy"), self.copy)
        action.setEnabled(self.hasSelectedText())
        menu.popup(event.globalPos())

    def _can_be_copied(self) -> bool:
        flag = Qt.TextInteractionFlag.TextSelectableByMouse
        return bool(self.textInteractionFlags() & flag)

    def _breakable(self, text: str) -> str:
        """Let very long words wrap; what is copied keeps words as long as a hash whole."""
        if not self.wordWrap():
            return text
        if self._can_be_copied():
            return _LONGER_THAN_A_HASH.sub(lambda found: _broken(found[0]), text)
        return _broken(text)

    def _vertical(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignTop if self.wordWrap() else Qt.AlignmentFlag.AlignVCenter


def _broken(text: str) -> str:
    return _LONG_WORD.sub(lambda found: found[0] + _BREAK, text)
