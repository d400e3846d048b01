"""How the state of an assessment looks: its kind, and a chip in the cells of a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ddworkbook.core.states import State
from ddworkbook.core.tokens import KIND_ICONS, SMALL, Tone, space
from ddworkbook.gui.tables.table_model import ROW_ROLE
from ddworkbook.gui.theme import body_font, current_scheme
from ddworkbook.gui.widgets.badge import paint_badge
from ddworkbook.usecases.assessment_views import AssessmentRow

STATE_KINDS = {
    State.DRAFT: "plain",
    State.SUBMITTED: "info",
    State.CHANGES_REQUESTED: "warn",
    State.APPROVED: "ok",
    State.SIGNED: "ok",
}
_HEIGHT = space(6)


class StateDelegate(QStyledItemDelegate):
    """Paints the state of a row as the chip that it is in the head of the assessment."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the cell, then the chip."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = shown.widget.style() if shown.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        row = index.data(ROW_ROLE)
        if isinstance(row, AssessmentRow):
            _paint_state(painter, QRectF(option.rect), row.state)


def _paint_state(painter: QPainter, cell: QRectF, state: State) -> None:
    scheme, kind = current_scheme(), STATE_KINDS[state]
    tone = scheme.kinds.get(kind) or Tone(scheme.text, scheme.sunken, scheme.border)
    icon = KIND_ICONS.get(kind, "")
    font = body_font(SMALL, bold=True)
    words = QFontMetricsF(font).horizontalAdvance(state.word)
    width = words + (space(9) if icon else space(4)) + 1
    place = QRectF(cell.left() + space(2), cell.center().y() - _HEIGHT / 2, width, _HEIGHT)
    painter.save()
    painter.setFont(font)
    paint_badge(painter, place, tone, icon, state.word)
    painter.restore()
