"""Brings files into an assessment and out of it, for the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QTemporaryDir, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

from ddworkbook.gui.assessment.evidence_row import DETACH, OPEN, SAVE, EvidenceDates, EvidenceStep
from ddworkbook.gui.assessment.question_card import dropped_paths
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.clipboard import clipboard_data
from ddworkbook.gui.dialogs.file_dialogs import ask_files, ask_folder
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.evidence import (
    attach_bytes,
    attach_file,
    change_evidence,
    detach_evidence,
    is_safe_to_open,
    save_evidence,
)


class EvidenceDesk(QObject):
    """Knows the assessment that is shown and asks the use cases."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._page: AssessmentPage | None = None
        self._copies: QTemporaryDir | None = None

    def show_assessment(self, page: AssessmentPage) -> None:
        """Work with this assessment from now on."""
        self._page = page

    def ask_and_attach(self, code: str) -> None:
        """Ask for files and attach them to a question."""
        title = self.tr("Add evidence to {code}").format(code=code)
        self.attach(code, ask_files(self._window, title, ""))

    def attach(self, code: str, paths: Sequence[Path]) -> None:
        """Attach files to a question."""
        if self._page is None or not paths:
            return
        # Stored here and not beside: the workbook has one writer, and the largest file that it
        # takes (64 MiB) is hashed and stored in a quarter of a second.
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        done = [
            self._bridge.do(attach_file, self._bridge.session, self._page.id, path, (code,))
            for path in paths
        ]
        QApplication.restoreOverrideCursor()
        count = sum(change is not None for change in done)
        if count:
            many = self.tr("{count} files are attached to {code}.")
            one = self.tr("The file is attached to {code}.")
            words = (many if count > 1 else one).format(count=count, code=code)
            self._bridge.noticed.emit(words)

    def paste(self, code: str) -> None:
        """Attach the files or the picture of the clipboard to a question."""
        data = clipboard_data()
        paths = dropped_paths(data)
        if paths:
            self.attach(code, paths)
        elif data.hasImage() and self._page is not None:
            name = self.tr("Picture {time}.png").format(
                time=self._bridge.world.now().strftime("%Y-%m-%d %H.%M.%S")
            )
            content = png_bytes(QGuiApplication.clipboard().image())
            session = self._bridge.session
            self._bridge.do(attach_bytes, session, self._page.id, content, name, (code,))
        else:
            self._bridge.noticed.emit(self.tr("The clipboard holds no file and no picture."))

    @Slot(object)
    def take_step(self, wanted: EvidenceStep) -> None:
        """Open a copy, save a copy, or detach from a question."""
        if wanted.step == OPEN:
            self._open(wanted.evidence)
        elif wanted.step == SAVE:
            self._save(wanted.evidence)
        elif wanted.step == DETACH:
            self._detach(wanted.evidence, wanted.code)

    @Slot(object)
    def set_dates(self, dates: EvidenceDates) -> None:
        """Keep the dates of a piece of evidence."""
        if self._page is not None:
            self._bridge.do(
                change_evidence,
                self._bridge.session,
                self._page.id,
                dates.evidence,
                issued_on=dates.issued_on,
                expires_on=dates.expires_on,
            )

    def _open(self, evidence: str) -> None:
        """Let the system show a copy, of kinds of files that run nothing."""
        if self._copies is None:
            self._copies = QTemporaryDir()
        folder = Path(self._copies.path()) / evidence
        folder.mkdir(exist_ok=True)
        path = self._bridge.do(save_evidence, self._bridge.session, evidence, folder)
        if path is not None and is_safe_to_open(path.name):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _save(self, evidence: str) -> None:
        folder = ask_folder(self._window, self.tr("Save a copy to"))
        if folder is None:
            return
        path = self._bridge.do(save_evidence, self._bridge.session, evidence, folder)
        if path is not None:
            self._bridge.noticed.emit(self.tr("Saved as {path}").format(path=path))

    def _detach(self, evidence: str, code: str) -> None:
        """Take a file off one question; off the assessment when it proves no other."""
        if self._page is None:
            return
        item = next((item for item in self._page.evidence if item.id == evidence), None)
        rest = tuple(one for one in item.codes if one != code) if item is not None else ()
        session = self._bridge.session
        if rest:
            self._bridge.do(change_evidence, session, self._page.id, evidence, codes=rest)
        else:
            self._bridge.do(detach_evidence, session, self._page.id, evidence)


def png_bytes(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # QImage.save takes text at run time and bytes by its stub (PySide6 6.11.3).
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
