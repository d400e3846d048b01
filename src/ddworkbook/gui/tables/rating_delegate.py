"""Paints a rating in a cell as the badge that it is everywhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import RATING_ICONS, SMALL, space
from ddworkbook.gui.tables.table_model import RATING_ROLE
from ddworkbook.gui.theme import body_font, current_scheme
from ddworkbook.gui.widgets.badge import paint_badge

_HEIGHT = 24
_PADDING = 8  # px at each side of a cell, see gui.style_sheet
_BESIDE_WORD = space(9)  # px; the badge's icon and its margins


class RatingDelegate(QStyledItemDelegate):
    """Cells without a rating are shown as their text."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the cell, then the badge."""
        rating = index.data(RATING_ROLE)
        if rating is None:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = shown.widget.style() if shown.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        self._paint_rating(painter, QRectF(option.rect), Severity(rating))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of the badge, or of the text as it wraps between the paddings."""
        # Qt measures wrapped text as if the paddings of the style sheet were not there (6.11), so
        # that a text that fits only just would be cut instead of taking another line.
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(0, 0, -2 * _PADDING, 0)
        size = super().sizeHint(inner, index)
        rating = index.data(RATING_ROLE)
        if rating is None:
            return size
        return QSize(round(_badge_width(Severity(rating))) + space(5), size.height())

    def _paint_rating(self, painter: QPainter, cell: QRectF, rating: Severity) -> None:
        painter.save()
        painter.setFont(body_font(SMALL, bold=True))
        width = min(_badge_width(rating), cell.width() - space(3))
        place = QRectF(cell.left() + space(2), cell.center().y() - _HEIGHT / 2, width, _HEIGHT)
        tone = current_scheme().rating(rating)
        paint_badge(painter, place, tone, RATING_ICONS[rating], rating.word)
        painter.restore()


def _badge_width(rating: Severity) -> float:
    metrics = QFontMetricsF(body_font(SMALL, bold=True))
    return metrics.horizontalAdvance(rating.word) + _BESIDE_WORD + 1
