"""The left rail: one button for each page. It holds no page itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import GRID
from ddworkbook.gui import place
from ddworkbook.gui.icons import rail_icon


class NavigationRail(QFrame):
    """Signals: page_requested(str) with the name of a page."""

    page_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, GRID * 2, 0, GRID * 2)
        self._layout.setSpacing(0)
        for number, (name, text) in enumerate(self._pages(), start=1):
            if name == place.SETTINGS:
                self._layout.addStretch(1)
            self._add(name, text, number)

    def select(self, page: str) -> None:
        """Show which page is open."""
        if page in self._buttons:
            self._buttons[page].setChecked(True)

    def button(self, page: str) -> QToolButton:
        """Return the button of a page."""
        return self._buttons[page]

    def _pages(self) -> tuple[tuple[str, str], ...]:
        return (
            (place.HOME, self.tr("Home")),
            (place.PARTNERS, self.tr("Partners")),
            (place.PROJECTS, self.tr("Projects")),
            (place.ASSESSMENTS, self.tr("Assessments")),
            (place.ACTIONS, self.tr("Actions")),
            (place.EVIDENCE, self.tr("Evidence")),
            (place.HISTORY, self.tr("History")),
            (place.QUESTIONNAIRES, self.tr("Questionnaires")),
            (place.SETTINGS, self.tr("Settings")),
        )

    def _add(self, name: str, text: str, number: int) -> None:
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(rail_icon(name))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setShortcut(f"Ctrl+{number}")
        button.setToolTip(self.tr("{page} (Ctrl+{number})").format(page=text, number=number))
        button.setAccessibleName(text)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        button.clicked.connect(partial(self.page_requested.emit, name))
        self._group.addButton(button)
        self._layout.addWidget(button)
        self._buttons[name] = button
