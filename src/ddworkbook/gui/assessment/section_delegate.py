"""Draws a section: its title, how far it is, and its worst flag."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ddworkbook.core.severity import Severity
from ddworkbook.core.text_runs import visible
from ddworkbook.core.tokens import GRID, RATING_ICONS, SMALL, Scheme, space
from ddworkbook.core.walkthrough import SectionState
from ddworkbook.gui.assessment.section_model import SECTION_ROLE, WAITING_ROLE
from ddworkbook.gui.icons import paint_icon
from ddworkbook.gui.theme import body_font, current_scheme

Index = QModelIndex | QPersistentModelIndex
ICON_PX = 16
SIDE, TOP = space(3), space(2)
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class SectionDelegate(QStyledItemDelegate):
    """Two lines: the title, which wraps, and "5 of 8" with an icon where something is up."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one section."""
        section = index.data(SECTION_ROLE)
        if not isinstance(section, SectionState):
            return
        scheme = current_scheme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option.rect, scheme, selected, focused)
        waiting = int(index.data(WAITING_ROLE) or 0)
        self._paint_words(painter, option.rect, scheme, section, selected, waiting)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of title and count at the width of the list."""
        section = index.data(SECTION_ROLE)
        view = option.widget
        width = view.viewport().width() if view is not None else option.rect.width()  # type: ignore[attr-defined]
        title = visible(section.title) if isinstance(section, SectionState) else ""
        room = QRect(0, 0, _text_width(width), 10_000)
        height = QFontMetrics(body_font()).boundingRect(room, WRAP, title).height()
        small = QFontMetrics(body_font(SMALL)).height()
        return QSize(width, TOP + height + space(1) + max(small, ICON_PX) + TOP)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, scheme: Scheme, selected: bool, focused: bool
    ) -> None:
        if selected:
            painter.fillRect(rect, QColor(scheme.surface))
            mark = QRect(rect.left(), rect.top(), GRID, rect.height())
            painter.fillRect(mark, QColor(scheme.accent))
        if focused:
            painter.setPen(QColor(scheme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRect,
        scheme: Scheme,
        section: SectionState,
        selected: bool,
        waiting: int,
    ) -> None:
        painter.setFont(body_font())
        plain = scheme.text if section.asked else scheme.muted
        painter.setPen(QColor(scheme.accent if selected else plain))
        words = QRect(rect.left() + SIDE, rect.top() + TOP, _text_width(rect.width()), 10_000)
        title = visible(section.title)
        used = painter.fontMetrics().boundingRect(words, WRAP, title)
        painter.drawText(words, WRAP, title)
        top = used.bottom() + space(1)
        left = rect.left() + SIDE
        icon, colour = _icon(section, scheme, waiting)
        if icon:
            paint_icon(painter, QRectF(left, top, ICON_PX, ICON_PX), icon, colour)
            left += ICON_PX + space(1)
        painter.setFont(body_font(SMALL))
        painter.setPen(QColor(scheme.muted))
        line = QRect(left, top, rect.right() - left - SIDE, ICON_PX)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._count(section, waiting))

    def _count(self, section: SectionState, waiting: int) -> str:
        if not section.asked:
            return self.tr("Not asked")
        words = self.tr("{done} of {asked}").format(done=section.answered, asked=section.asked)
        if waiting:
            words = f"{words} · {self.tr('{count} to confirm').format(count=waiting)}"
        if section.worst is Severity.NONE:
            return words
        return f"{words} · {section.worst.word}"


def _icon(section: SectionState, scheme: Scheme, waiting: int) -> tuple[str, str]:
    """Return the icon of the worst flag, of answers that wait or of a section that is done.

    With it comes its colour.
    """
    if section.worst is not Severity.NONE:
        tone = scheme.rating(section.worst)
        dark_on_light = section.worst in (Severity.RED, Severity.STOP)
        return RATING_ICONS[section.worst], tone.background if dark_on_light else tone.border
    if waiting:
        return "history", scheme.kinds["warn"].foreground
    if section.asked and section.answered == section.asked:
        return "done", scheme.kinds["ok"].foreground
    return "", ""


def _text_width(width: int) -> int:
    return max(width - 2 * SIDE, space(10))
