"""Imports the directory of research organisations from a file, with progress and cancel."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.gui._generated.ui_directory_dialog import Ui_DirectoryDialog
from ddworkbook.gui.background import Work
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.file_dialogs import ask_file
from ddworkbook.gui.widgets.roles import set_role
from ddworkbook.usecases.directory import DirectoryInfo, import_ror_file
from ddworkbook.usecases.session import changed


class DirectoryDialog(QDialog):
    """Stays open while it works; a refusal is said here, and another file can be chosen."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._work: Work | None = None
        self.info: DirectoryInfo | None = None
        self.ui = Ui_DirectoryDialog()
        self.ui.setupUi(self)
        self.browse_button = QPushButton(self.tr("&Browse…"), self)
        self.ui.buttonBox.addButton(self.browse_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.import_button = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        self.import_button.setText(self.tr("&Import"))
        set_role(self.import_button, "primary")
        self.ui.progressBar.hide()
        self.browse_button.clicked.connect(self._on_browse_clicked)
        self.ui.fileEdit.textChanged.connect(self._on_file_changed)
        self._on_file_changed("")

    @classmethod
    def ask(cls, bridge: Bridge, parent: QWidget | None) -> DirectoryInfo | None:
        """Show the dialog; return what was imported, or None."""
        dialog = cls(bridge, parent)
        dialog.exec()
        return dialog.info

    def accept(self) -> None:
        """Begin the import; the dialog closes when it is done."""
        path = Path(self.ui.fileEdit.text().strip()).expanduser()
        self.ui.problemLabel.setText("")
        self._set_working(True)
        work = Work(partial(self._import, path))
        work.progressed.connect(self._on_work_progressed)
        work.succeeded.connect(self._on_work_succeeded)
        work.refused.connect(self._on_work_refused)
        work.finished.connect(self._on_work_finished)
        self._work = work
        work.start()

    def reject(self) -> None:
        """Stop the import while it runs, else close."""
        if self._work is not None:
            self._work.cancel()
            self.ui.problemLabel.setText(self.tr("Stopping…"))
        else:
            super().reject()

    def _import(self, path: Path, progress: object) -> DirectoryInfo:
        return import_ror_file(self._bridge.world, path, progress)  # type: ignore[arg-type]

    @Slot()
    def _on_browse_clicked(self) -> None:
        filters = self.tr("ROR files (*.json *.zip)")
        chosen = ask_file(self, self.windowTitle(), filters)
        if chosen is not None:
            self.ui.fileEdit.setText(str(chosen))

    @Slot(str)
    def _on_file_changed(self, text: str) -> None:
        missing = "" if text.strip() else self.tr("Choose the file first.")
        self.import_button.setEnabled(not missing)
        self.import_button.setToolTip(missing)

    @Slot(int, int)
    def _on_work_progressed(self, done: int, total: int) -> None:
        # Bytes of a big file do not fit Qt's progress bar, so it counts in thousandths.
        self.ui.progressBar.setRange(0, 1000 if total else 0)
        self.ui.progressBar.setValue(done * 1000 // total if total else 0)

    @Slot(object)
    def _on_work_succeeded(self, info: DirectoryInfo) -> None:
        self.info = info
        self._bridge.announce(changed("directory"))

    @Slot(object)
    def _on_work_refused(self, refusal: DdworkbookError) -> None:
        self.ui.problemLabel.setText("\n".join([refusal.sentence, *refusal.details]))

    @Slot(object)
    def _on_work_finished(self, _work: Work) -> None:
        self._work = None
        self._set_working(False)
        if self.info is not None:
            super().accept()

    def _set_working(self, working: bool) -> None:
        self.ui.progressBar.setRange(0, 0)
        self.ui.progressBar.setVisible(working)
        for widget in (self.ui.fileEdit, self.browse_button, self.import_button):
            widget.setEnabled(not working)
