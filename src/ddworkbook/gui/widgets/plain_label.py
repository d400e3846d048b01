"""A label for text from people: never rich text, never hidden characters.

Not here: editing and eliding.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ddworkbook.core.text_runs import direction, visible
from ddworkbook.core.tokens import GRID

# Longer than any word of a language that puts spaces between words.
_LONG_WORD = re.compile(r"\S{24}(?=\S)")


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

    def _breakable(self, text: str) -> str:
        """Let very long words wrap; text that can be copied stays as it is."""
        copied = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if not self.wordWrap() or copied:
            return text
        return _LONG_WORD.sub(lambda found: found[0] + "\u200b", text)

    def _vertical(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignTop if self.wordWrap() else Qt.AlignmentFlag.AlignVCenter
