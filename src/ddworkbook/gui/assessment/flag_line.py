"""The flags inside a card: the badge and the reason beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.core.walkthrough import Flag
from ddworkbook.gui.assessment.showing import show_now
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.plain_label import PlainLabel


class FlagLine(QWidget):
    """Shows one flag."""

    def __init__(self, flag: Flag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flag = flag
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(RatingBadge(flag.severity, self), 0, Qt.AlignmentFlag.AlignTop)
        reason = PlainLabel(flag.reason, self, wrap=True)
        row.addWidget(reason, 1, Qt.AlignmentFlag.AlignVCenter)


class FlagList(QWidget):
    """The flags of one question below each other; takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Flag, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self.hide()

    def show_flags(self, flags: tuple[Flag, ...]) -> None:
        """Show these flags; the same ones stay as they are."""
        if flags == self._shown:
            return
        self._shown = flags
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for flag in flags:
            line = FlagLine(flag, self)
            self._column.addWidget(line)
            show_now(line)
        if flags:
            show_now(self)
        else:
            self.hide()
