"""Confirms and reopens the answers that came along, and goes over to a newer edition."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.attempt import attempt
from ddworkbook.gui.dialogs.edition_dialog import EditionDialog
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.confirming import confirm_answer, confirm_section, reopen_answer
from ddworkbook.usecases.editions import upgrade_assessment


class CarryingDesk(QObject):
    """Knows the assessment that is shown and asks the use cases."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._page: AssessmentPage | None = None

    def show_assessment(self, page: AssessmentPage) -> None:
        """Work with this assessment from now on."""
        self._page = page

    @Slot(str)
    def confirm(self, code: str) -> None:
        """Confirm one answer as it stands."""
        if self._page is not None:
            self._bridge.do(confirm_answer, self._bridge.session, self._page.id, code)

    @Slot(str)
    def reopen(self, code: str) -> None:
        """Open a held answer, so that it can be changed."""
        if self._page is not None:
            self._bridge.do(reopen_answer, self._bridge.session, self._page.id, code)

    @Slot(str)
    def confirm_section(self, section: str) -> None:
        """Confirm every answer of a section that waits for it."""
        if self._page is None:
            return
        before = len(self._page.to_confirm)
        done = self._bridge.do(confirm_section, self._bridge.session, self._page.id, section)
        if done is not None:
            count = before - len(self._page.to_confirm)
            words = self.tr("{count} answers are confirmed. Undo takes it back.")
            self._bridge.noticed.emit(words.format(count=count))

    @Slot()
    def show_edition(self) -> None:
        """Show what a newer edition changes, and let somebody take it."""
        if self._page is not None and self._page.edition_news is not None:
            EditionDialog.ask(self._page.edition_news, self._upgrade, self._window)

    def _upgrade(self) -> str:
        """Go over to the newer edition and return why that is refused, or ""."""
        if self._page is None:
            return ""
        return attempt(self._bridge, upgrade_assessment, self._bridge.session, self._page.id)
