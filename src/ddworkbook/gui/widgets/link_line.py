"""A line that leads somewhere: a title, a second line in small, a badge at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ddworkbook.core.tokens import RADIUS, space
from ddworkbook.gui.theme import current_scheme
from ddworkbook.gui.widgets.plain_label import PlainLabel

INSET = space(2)  # px; from the edge of the line to its words


class LinkLine(QAbstractButton):
    """A button that looks like a line of a list. Signals: clicked, as every button."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        badges: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(title, wrap=True))
        if detail:
            words.addWidget(PlainLabel(detail, wrap=True, role="small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, space(1), INSET, space(1))
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        for badge in badges:
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = [title, detail, *(badge.accessibleName() for badge in badges)]
        self.setAccessibleName(", ".join(part for part in said if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter too; Space is every button's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground; the words are labels."""
        scheme = current_scheme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._hovered:
            painter.setBrush(QColor(scheme.sunken))
        if self.hasFocus():
            painter.setPen(QPen(QColor(scheme.accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
