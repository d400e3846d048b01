"""Asks who works here from now on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from ddworkbook.gui._generated.ui_person_dialog import Ui_PersonDialog
from ddworkbook.usecases.people import PersonRow

SOMEBODY_NEW = ""


class PersonDialog(QDialog):
    """Offers the people of the workbook, and somebody new."""

    def __init__(self, people: Sequence[PersonRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PersonDialog()
        self.ui.setupUi(self)
        self._is_new = False
        for row in people:
            role = row.person.role or self.tr("no role given")
            self.ui.personCombo.addItem(f"{row.person.name}, {role}", row.person.id)
            if row.is_me:
                self.ui.personCombo.setCurrentIndex(self.ui.personCombo.count() - 1)
        self.new_button = QPushButton(self.tr("&Somebody new…"), self)
        self.ui.buttonBox.addButton(self.new_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.ui.problemLabel.hide()

    @classmethod
    def ask(cls, people: Sequence[PersonRow], parent: QWidget | None) -> str | None:
        """Show the dialog; return a person's id, SOMEBODY_NEW, or None."""
        dialog = cls(people, parent)
        return dialog.chosen() if dialog.exec() else None

    def chosen(self) -> str:
        """Return the id of the person who was chosen, or SOMEBODY_NEW."""
        return SOMEBODY_NEW if self._is_new else str(self.ui.personCombo.currentData())

    def _on_new_clicked(self) -> None:
        self._is_new = True
        self.accept()
