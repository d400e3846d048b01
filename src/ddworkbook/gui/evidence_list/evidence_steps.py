"""What can be done with a piece of evidence in the list: look at it, keep a copy, set its dates."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.attempt import attempt
from ddworkbook.gui.dialogs.evidence_dates_dialog import EvidenceDates, EvidenceDatesDialog
from ddworkbook.gui.dialogs.file_dialogs import ask_folder
from ddworkbook.usecases.evidence import change_evidence, is_safe_to_open, save_evidence
from ddworkbook.usecases.partner_views import EvidenceRow


class EvidenceSteps(QObject):
    """Copies for looking at are thrown away with it."""

    def __init__(self, bridge: Bridge, over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._over = bridge, over
        self._copies: QTemporaryDir | None = None

    def opening_refusal(self, row: EvidenceRow) -> str:
        """Return why a piece of evidence is not opened from here, or ""."""
        if is_safe_to_open(row.evidence.name):
            return ""
        return self.tr(
            "A file of this kind could run something on your computer, so it is never opened from "
            "here. Save a copy, and open it only if you know where it comes from."
        )

    def look_at(self, row: EvidenceRow) -> None:
        """Let the system show a copy, of kinds of files that run nothing."""
        if self.opening_refusal(row):
            return
        if self._copies is None:
            self._copies = QTemporaryDir()
        folder = Path(self._copies.path()) / row.evidence.id
        folder.mkdir(exist_ok=True)
        path = self._bridge.do(save_evidence, self._bridge.session, row.evidence.id, folder)
        if path is not None and is_safe_to_open(path.name):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def save_copy(self, row: EvidenceRow) -> None:
        """Ask for a folder and write a copy there."""
        folder = ask_folder(self._over, self.tr("Save a copy to"))
        if folder is None:
            return
        path = self._bridge.do(save_evidence, self._bridge.session, row.evidence.id, folder)
        if path is not None:
            self._bridge.noticed.emit(self.tr("Saved as {path}").format(path=path))

    def set_dates(self, row: EvidenceRow) -> None:
        """Ask for issue, expiry and note."""
        session, item = self._bridge.session, row.evidence

        def keep(said: EvidenceDates) -> str:
            return attempt(
                self._bridge,
                change_evidence,
                session,
                item.assessment,
                item.id,
                issued_on=said.issued_on,
                expires_on=said.expires_on,
                note=said.note,
            )

        EvidenceDatesDialog.ask(item, keep, self._over)
