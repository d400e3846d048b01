"""Asks how a person is called, and in which role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.core.person import Person
from ddworkbook.gui._generated.ui_profile_dialog import Ui_ProfileDialog
from ddworkbook.gui.widgets.roles import set_role
from ddworkbook.usecases.session import Changed

Save = Callable[[Person], Changed]


class ProfileDialog(QDialog):
    """Stays open until the person is stored."""

    def __init__(self, person: Person, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._save = save
        self.change: Changed | None = None
        self.ui = Ui_ProfileDialog()
        self.ui.setupUi(self)
        self.ui.nameEdit.setText(person.name)
        self.ui.roleEdit.setText(person.role)
        self.ui.organisationEdit.setText(person.organisation)
        self.ui.emailEdit.setText(person.email)
        button = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Save)
        set_role(button, "primary")

    @classmethod
    def ask(cls, person: Person, save: Save, parent: QWidget | None) -> Changed | None:
        """Show the dialog; return what saving changed, or None."""
        dialog = cls(person, save, parent)
        dialog.exec()
        return dialog.change

    def accept(self) -> None:
        """Save; stay open and say why when that is refused."""
        person = replace(
            self._person,
            name=self.ui.nameEdit.text().strip(),
            role=self.ui.roleEdit.text().strip(),
            organisation=self.ui.organisationEdit.text().strip(),
            email=self.ui.emailEdit.text().strip(),
        )
        try:
            self.change = self._save(person)
        except DdworkbookError as refusal:
            said = refusal.details or (refusal.sentence,)
            self.ui.problemLabel.setText("\n".join(said))
        else:
            super().accept()
