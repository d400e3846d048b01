"""Asks for the passphrase of a new signing key."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.gui._generated.ui_key_dialog import Ui_KeyDialog
from ddworkbook.gui.dialogs.introduce_dialog import MIN_PASSPHRASE
from ddworkbook.gui.widgets.roles import set_role


class KeyDialog(QDialog):
    """The button becomes available when both passphrases are the same and long enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_KeyDialog()
        self.ui.setupUi(self)
        for edit in (self.ui.passphraseEdit, self.ui.repeatEdit):
            edit.textChanged.connect(self._on_text_changed)
        button = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(self.tr("&Make the key"))
        set_role(button, "primary")
        self._on_text_changed()

    @classmethod
    def ask(cls, parent: QWidget | None) -> str | None:
        """Show the dialog; return the passphrase, or None."""
        dialog = cls(parent)
        return dialog.ui.passphraseEdit.text() if dialog.exec() else None

    def problem(self) -> str:
        """Return what keeps the dialog from being accepted, or ""."""
        passphrase = self.ui.passphraseEdit.text()
        if len(passphrase) < MIN_PASSPHRASE:
            return self.tr("Take at least %n characters.", "", MIN_PASSPHRASE)
        if passphrase != self.ui.repeatEdit.text():
            return self.tr("Type the same passphrase twice.")
        return ""

    @Slot()
    def _on_text_changed(self) -> None:
        problem = self.problem()
        self.ui.problemLabel.setText(problem)
        button = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(not problem)
        button.setToolTip(problem)
