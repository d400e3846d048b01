"""Cards in two columns where there is room, in one where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space

TWO_COLUMNS_FROM = 960  # px; a window of 1,200 px without its rail


class CardColumns(QScrollArea):
    """A page that scrolls down. The wide column is at the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = _Content(self)
        self._content.setObjectName("page")
        self._row = QHBoxLayout(self._content)
        self._row.setContentsMargins(space(5), space(4), space(5), space(5))
        self._row.setSpacing(space(4))
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column, stretch in zip(self._columns, (3, 2), strict=True):
            column.setSpacing(space(4))
            self._row.addLayout(column, stretch)
        self._cards: tuple[Sequence[QWidget], Sequence[QWidget]] = ((), ())
        self._is_wide = True
        self._wanted: QWidget | None = None
        self.setWidget(self._content)

    def set_cards(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Show these cards; those shown before are thrown away."""
        old = [*self._cards[0], *self._cards[1]]
        self._take_out()
        for card in old:
            if card not in left and card not in right:
                card.hide()
                card.deleteLater()
        self._cards = (tuple(left), tuple(right))
        self._put_in()

    def bring_to_top(self, card: QWidget) -> None:
        """Scroll so that a card stands at the top, as soon as it has its place."""
        self._wanted = card
        QTimer.singleShot(0, self, self._scroll_to_wanted)

    def is_wide(self) -> bool:
        """Return True while there are two columns."""
        return self._is_wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between one and two columns."""
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= TWO_COLUMNS_FROM
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._take_out()
            self._put_in()

    def _scroll_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted.parent() is self._content:
            # The cards are on the screen by now, but Qt places them only when it comes to it.
            width = self.viewport().width()
            height = max(self._row.totalHeightForWidth(width), self.viewport().height())
            self._content.resize(width, height)
            self._row.activate()
            self.verticalScrollBar().setValue(wanted.y() - space(3))

    def _take_out(self) -> None:
        # Items that are taken by takeAt live on (PySide6 6.11.3), and their cards then tell them
        # alone when they need another height: put in anew they would keep their first one.
        for column in self._columns:
            for card in (*self._cards[0], *self._cards[1]):
                column.removeWidget(card)
            while column.takeAt(0) is not None:
                pass

    def _put_in(self) -> None:
        left, right = self._columns
        for card in self._cards[0]:
            left.addWidget(card)
        for card in self._cards[1]:
            (right if self._is_wide else left).addWidget(card)
        for column in self._columns:
            column.addStretch(1)
        self._row.setStretch(1, 2 if self._is_wide and self._cards[1] else 0)
        self._row.setSpacing(space(4) if self._is_wide and self._cards[1] else 0)


class _Content(QWidget):
    """As high as its cards are at its width.

    The least height that Qt works out is that of the least width, with every text wrapped; the
    page would scroll where there is room.
    """

    def minimumSizeHint(self) -> QSize:
        """Return no least height."""
        return QSize(super().minimumSizeHint().width(), 0)
