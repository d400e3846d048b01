"""Asks who somebody is, and for the passphrase of their signing key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.gui._generated.ui_introduce_dialog import Ui_IntroduceDialog
from ddworkbook.gui.widgets.roles import set_role

MIN_PASSPHRASE = 6  # A guard against an empty or accidental one, not a measure of strength.


@dataclass(frozen=True)
class Introduction:
    """What was said. An empty passphrase means: no key on this device now."""

    name: str
    role: str
    organisation: str
    email: str
    passphrase: str


class IntroduceDialog(QDialog):
    """The button becomes available when the fields make sense; a sentence says what is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_IntroduceDialog()
        self.ui.setupUi(self)
        for edit in (
            self.ui.nameEdit,
            self.ui.passphraseEdit,
            self.ui.repeatEdit,
        ):
            edit.textChanged.connect(self._on_text_changed)
        go_on = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        go_on.setText(self.tr("&That is me"))
        set_role(go_on, "primary")
        self._on_text_changed()

    @classmethod
    def ask(cls, parent: QWidget | None) -> Introduction | None:
        """Show the dialog and return what was said, or None."""
        dialog = cls(parent)
        return dialog.introduction() if dialog.exec() else None

    def introduction(self) -> Introduction:
        """Return what the fields say."""
        return Introduction(
            self.ui.nameEdit.text().strip(),
            self.ui.roleEdit.text().strip(),
            self.ui.organisationEdit.text().strip(),
            self.ui.emailEdit.text().strip(),
            self.ui.passphraseEdit.text(),
        )

    def problem(self) -> str:
        """Return what keeps the dialog from being accepted, or ""."""
        said = self.introduction()
        if not said.name:
            return self.tr("Give your name.")
        if said.passphrase != self.ui.repeatEdit.text():
            return self.tr("The two passphrases differ: type the same one twice.")
        if said.passphrase and len(said.passphrase) < MIN_PASSPHRASE:
            return self.tr("Take at least %n characters for the passphrase.", "", MIN_PASSPHRASE)
        return ""

    @Slot()
    def _on_text_changed(self) -> None:
        problem = self.problem()
        self.ui.problemLabel.setText(problem)
        button = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(not problem)
        button.setToolTip(problem)
