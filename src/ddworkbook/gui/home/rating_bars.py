"""Ratings as stacked bars, one for each country or questionnaire, painted from tokens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ddworkbook.core.severity import Severity
from ddworkbook.core.text_runs import visible
from ddworkbook.core.tokens import BODY, SMALL, Scheme, space
from ddworkbook.gui.theme import body_font, current_scheme
from ddworkbook.usecases.home import RatingCount

BAR = 20  # px
ROW = 32  # px
GAP = 2  # px; between the parts of a bar
LABELS = 0.38  # the part of the width that labels may take


class RatingBars(QWidget):
    """One bar for each label, the longest as wide as there is room; counts stand in the parts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._bars: tuple[RatingCount, ...] = ()
        self.setFont(body_font(BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[RatingCount]) -> None:
        """Show these."""
        self._bars = tuple(bars)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription("; ".join(in_words(bar) for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height that the bars need."""
        return QSize(space(80), ROW * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height in a narrow column."""
        return QSize(space(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme = current_scheme()
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(visible(b.label)) for b in self._bars), default=0.0)
        painter.setFont(self.font())
        left = min(widest + 1, self.width() * LABELS) + space(3)
        most = max((bar.total for bar in self._bars), default=1)
        room = self.width() - left - space(8)
        for number, bar in enumerate(self._bars):
            top = number * ROW
            self._paint_label(painter, scheme, QRectF(0, top, left - space(3), ROW), bar.label)
            width = room * bar.total / most
            end = self._paint_bar(painter, scheme, QRectF(left, top + 6, width, BAR), bar)
            painter.setPen(QColor(scheme.muted))
            place = QRectF(end + space(2), top, space(8), ROW)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), str(bar.total))
        painter.end()

    def _paint_label(self, painter: QPainter, scheme: Scheme, place: QRectF, label: str) -> None:
        text = painter.fontMetrics().elidedText(
            visible(label), Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.setPen(QColor(scheme.text))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_bar(
        self, painter: QPainter, scheme: Scheme, place: QRectF, bar: RatingCount
    ) -> float:
        painter.save()
        painter.setFont(body_font(SMALL, bold=True))
        left = place.left()
        # The worst stands first, where the eye begins.
        for severity, count in sorted(bar.counts, key=lambda pair: -pair[0].rank):
            width = place.width() * count / bar.total
            part = QRectF(left, place.top(), max(width - GAP, 2), place.height())
            tone = scheme.rating(severity)
            painter.setPen(QPen(QColor(tone.border), 1))
            painter.setBrush(QColor(tone.background))
            painter.drawRoundedRect(part.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            if part.width() >= painter.fontMetrics().horizontalAdvance(str(count)) + GAP:
                painter.setPen(QColor(tone.foreground))
                painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter), str(count))
            left += width
        painter.restore()
        return left


def in_words(bar: RatingCount) -> str:
    """Return a bar as a person would say it: "Kenya: 1 Red, 2 No flag"."""
    ordered = sorted(bar.counts, key=lambda pair: -pair[0].rank)
    return f"{bar.label}: " + ", ".join(f"{count} {severity.word}" for severity, count in ordered)


def severities_of(bars: Sequence[RatingCount]) -> tuple[Severity, ...]:
    """Return the ratings that occur, the worst first, for the legend."""
    found = {severity for bar in bars for severity, _count in bar.counts}
    return tuple(sorted(found, key=lambda severity: -severity.rank))
