"""Asks for the title and the place of a new workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from ddworkbook.gui._generated.ui_new_workbook_dialog import Ui_NewWorkbookDialog
from ddworkbook.gui.dialogs.file_dialogs import ask_new_file
from ddworkbook.gui.widgets.roles import set_role

SUFFIX = ".ddw"


class NewWorkbookDialog(QDialog):
    """The title suggests the file name until somebody chooses a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_NewWorkbookDialog()
        self.ui.setupUi(self)
        self._file_was_chosen = False
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        self.browse_button = QPushButton(self.tr("&Browse…"), self)
        self.ui.buttonBox.addButton(self.browse_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.browse_button.clicked.connect(self._on_browse_clicked)
        self.ui.titleEdit.textChanged.connect(self._on_title_changed)
        self.ui.fileEdit.textEdited.connect(self._on_file_edited)
        make = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        make.setText(self.tr("&Make workbook"))
        set_role(make, "primary")
        self._check()

    @classmethod
    def ask(cls, parent: QWidget | None) -> tuple[str, Path] | None:
        """Show the dialog; return title and path, or None."""
        dialog = cls(parent)
        return (dialog.title(), dialog.path()) if dialog.exec() else None

    def title(self) -> str:
        """Return the title."""
        return self.ui.titleEdit.text().strip()

    def path(self) -> Path:
        """Return the path, with the ending of workbooks."""
        path = Path(self.ui.fileEdit.text().strip()).expanduser()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    @Slot()
    def _on_browse_clicked(self) -> None:
        suggested = self._folder / self._suggested_name()
        chosen = ask_new_file(self, self.windowTitle(), self.tr("Workbooks (*.ddw)"), suggested)
        if chosen is not None:
            self._file_was_chosen = True
            self.ui.fileEdit.setText(str(chosen))
            self._check()

    @Slot()
    def _on_title_changed(self) -> None:
        if not self._file_was_chosen:
            self.ui.fileEdit.setText(str(self._folder / self._suggested_name()))
        self._check()

    @Slot()
    def _on_file_edited(self) -> None:
        self._file_was_chosen = True
        self._check()

    def _suggested_name(self) -> str:
        kept = "".join(c if c.isalnum() or c in " -_" else " " for c in self.title())
        return ("-".join(kept.split()) or "workbook") + SUFFIX

    def _check(self) -> None:
        problem = ""
        if not self.title():
            problem = self.tr("Give the workbook a title.")
        elif not self.ui.fileEdit.text().strip():
            problem = self.tr("Say where the file should be.")
        self.ui.problemLabel.setText(problem)
        self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)
