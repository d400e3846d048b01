"""Badges: a rating or a state as icon and word on a ground of its colour.

They paint themselves from tokens, so that they follow a change of the look at once.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ddworkbook.core.severity import Severity
from ddworkbook.core.text_runs import visible
from ddworkbook.core.tokens import GRID, KIND_ICONS, RATING_ICONS, SMALL, Scheme, Tone
from ddworkbook.gui.icons import paint_icon, require_icon
from ddworkbook.gui.theme import body_font, current_scheme

_ICON = 16
_HEIGHT = 24
_SIDE = 2 * GRID


class _Badge(QWidget):
    """The common shape: icon, word, ground. Subclasses say which."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._word = ""
        self._icon = ""
        self.setFont(body_font(SMALL, bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def word(self) -> str:
        """Return the word that is shown."""
        return self._word

    def icon_name(self) -> str:
        """Return the meaning of the icon that is shown, or ""."""
        return self._icon

    def sizeHint(self) -> QSize:
        """Return the size that the word needs."""
        icon = _ICON + GRID if self._icon else 0
        width = QFontMetricsF(self.font()).horizontalAdvance(self._word)
        return QSize(round(width + 0.5) + icon + 2 * _SIDE, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a badge is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        painter = QPainter(self)
        paint_badge(
            painter, QRectF(self.rect()), self._tone(current_scheme()), self._icon, self._word
        )
        painter.end()

    def _show(self, word: str, icon: str) -> None:
        self._word, self._icon = visible(word), icon and require_icon(icon)
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def _tone(self, scheme: Scheme) -> Tone:
        """Return the colours; plain unless a subclass says otherwise."""
        return Tone(scheme.text, scheme.sunken, scheme.border)


class RatingBadge(_Badge):
    """A rating: its own icon, its word, its colour; accessible as "Rating: Red"."""

    def __init__(
        self, severity: Severity | str = Severity.NONE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._severity = Severity.NONE
        self.set_severity(severity)

    def severity(self) -> Severity:
        """Return the rating that is shown."""
        return self._severity

    def set_severity(self, severity: Severity | str) -> None:
        """Show this rating, given as Severity or as its value."""
        self._severity = Severity(severity)
        self._show(self._severity.word, RATING_ICONS[self._severity])
        self.setAccessibleName(self.tr("Rating: {word}").format(word=self._severity.word))

    def _tone(self, scheme: Scheme) -> Tone:
        return scheme.rating(self._severity)


class StatusChip(_Badge):
    """A state such as "Draft" or "Signed". `kind` is info, warn, error, ok or plain."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.set_status(text, kind)

    def set_status(self, text: str, kind: str = "plain", icon: str = "") -> None:
        """Show this word; `icon` overrides the icon of the kind (plain has none)."""
        self._kind = kind
        self._show(text, icon or KIND_ICONS.get(kind, ""))

    def _tone(self, scheme: Scheme) -> Tone:
        return scheme.kinds.get(self._kind) or super()._tone(scheme)


def paint_badge(painter: QPainter, rect: QRectF, tone: Tone, icon: str, word: str) -> None:
    """Draw a badge into a rectangle with the painter's font; also for delegates of tables."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tone.border), 1))
    painter.setBrush(QColor(tone.background))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)
    left = rect.left() + _SIDE
    if icon:
        middle = rect.center().y() - _ICON / 2
        paint_icon(painter, QRectF(left, middle, _ICON, _ICON), icon, tone.foreground)
        left += _ICON + GRID
    painter.setPen(QColor(tone.foreground))
    place = QRectF(left, rect.top(), rect.right() - left - GRID, rect.height())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
