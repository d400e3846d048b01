"""An icon that stands by itself, in a colour of the look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ddworkbook.core.tokens import Scheme
from ddworkbook.gui.icons import paint_icon, require_icon
from ddworkbook.gui.theme import current_scheme


class IconLabel(QWidget):
    """Shows one icon. `ink` names a colour of tokens.Scheme, or a kind such as "warn"."""

    def __init__(
        self, name: str, ink: str = "text", side: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._side = require_icon(name), ink, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # The text beside it says the same; a screen reader need not say it twice.
        self.setAccessibleName(name)

    def set_icon(self, name: str, ink: str = "text") -> None:
        """Show another icon."""
        self._name, self._ink = require_icon(name), ink
        self.setAccessibleName(name)
        self.update()

    def icon_name(self) -> str:
        """Return the meaning that is shown."""
        return self._name

    def sizeHint(self) -> QSize:
        """Return the fixed side."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: an icon is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        colour = _colour(current_scheme(), self._ink)
        paint_icon(painter, QRectF(0, 0, self._side, self._side), self._name, colour)
        painter.end()


def _colour(scheme: Scheme, ink: str) -> str:
    if ink in scheme.kinds:
        return scheme.kinds[ink].foreground
    return str(getattr(scheme, ink))
