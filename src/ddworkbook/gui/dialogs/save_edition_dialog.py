"""Asks under which version an own copy is saved as an edition, showing what it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.core.text_runs import visible
from ddworkbook.gui._generated.ui_save_edition_dialog import Ui_SaveEditionDialog
from ddworkbook.gui.dialogs.attempt import show_problem, show_refusal


class SaveEditionDialog(QDialog):
    """`submit` takes the version and returns why it is refused, or ""."""

    def __init__(
        self,
        version: str,
        changes: Sequence[str],
        submit: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_SaveEditionDialog()
        self.ui.setupUi(self)
        self._submit = submit
        self.ui.versionEdit.setText(version)
        lines = [visible(line) for line in changes] or [self.tr("No question changes.")]
        self.ui.changesEdit.setPlainText("\n".join(lines))
        save = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        save.setText(self.tr("Save"))
        self.ui.versionEdit.textChanged.connect(self._on_version_changed)
        self._on_version_changed()

    @classmethod
    def ask(
        cls,
        version: str,
        changes: Sequence[str],
        submit: Callable[[str], str],
        parent: QWidget | None,
    ) -> bool:
        """Show the dialog; return True when an edition was saved."""
        return bool(cls(version, changes, submit, parent).exec())

    def accept(self) -> None:
        """Close only when the edition is saved."""
        refusal = self._submit(self.ui.versionEdit.text().strip())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()

    @Slot()
    def _on_version_changed(self) -> None:
        missing = "" if self.ui.versionEdit.text().strip() else self.tr("Give a version.")
        show_problem(self.ui.problemLabel, self.ui.buttonBox, missing)
