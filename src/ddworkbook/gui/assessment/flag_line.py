"""A flag inside a card: the badge and the reason beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.core.walkthrough import Flag
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
