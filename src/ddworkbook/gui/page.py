"""What every page of the window has in common."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.place import Place
from ddworkbook.usecases.session import Changed


class Page(QWidget):
    """A page redraws when something of its own changed; hidden pages wait until they are shown.

    Signals: place_requested(Place) asks the window to go somewhere; command_requested(str) asks
    for an action of the window by its id in actions.py.
    """

    place_requested = Signal(object)
    command_requested = Signal(str)

    # Which kinds of change this page shows; see usecases.session.Changed.
    kinds: frozenset[str] = frozenset()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stale = True
        bridge.changed.connect(self._on_bridge_changed)
        bridge.session_switched.connect(self._on_bridge_session_switched)

    def redraw(self) -> None:
        """Read what is shown again and show it. Called only while a workbook is open."""

    def go_to(self, place: Place) -> None:
        """Show the subject of a place that names this page; "" is the page's front."""

    def focus_search(self) -> None:
        """Put the cursor into the page's search field, where it has one."""

    def undo(self) -> None:
        """Take back the last change, on pages that can."""

    def redo(self) -> None:
        """Make the change again, on pages that can."""

    def undo_refusal(self) -> str:
        """Return why nothing can be undone here, or ""."""
        return self.tr("Undo works on the page of an assessment.")

    def redo_refusal(self) -> str:
        """Return why nothing can be redone here, or ""."""
        return self.tr("Redo works on the page of an assessment.")

    def undo_label(self) -> str:
        """Return what undo would take back here, such as "Undo: C12 cleared", or ""."""
        return ""

    def redo_label(self) -> str:
        """Return what redo would do again here, or ""."""
        return ""

    def forget(self) -> None:
        """Drop what belonged to the workbook that was open before."""

    def is_mine(self, change: Changed) -> bool:
        """Return True when the change touches what this page shows."""
        return bool(self.kinds & change.kinds)

    def refresh(self) -> None:
        """Redraw now when visible, else as soon as the page is shown."""
        self._stale = True
        if self.isVisible() and self.bridge.is_open:
            self._stale = False
            self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        """Redraw what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale and self.bridge.is_open:
            self._stale = False
            self.redraw()

    def _on_bridge_changed(self, change: Changed) -> None:
        if self.is_mine(change):
            self.refresh()

    def _on_bridge_session_switched(self) -> None:
        self.forget()
        self.refresh()
