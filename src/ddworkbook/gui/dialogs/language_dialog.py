"""Asks into which language an own copy of a questionnaire is translated next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.gui._generated.ui_language_dialog import Ui_LanguageDialog
from ddworkbook.gui.dialogs.attempt import show_problem, show_refusal


class LanguageDialog(QDialog):
    """`submit` takes the tag and returns why it is refused, or ""."""

    def __init__(self, submit: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_LanguageDialog()
        self.ui.setupUi(self)
        self._submit = submit
        add = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        add.setText(self.tr("Add"))
        self.ui.languageEdit.textChanged.connect(self._on_language_changed)
        self._on_language_changed()

    @classmethod
    def ask(cls, submit: Callable[[str], str], parent: QWidget | None) -> str:
        """Show the dialog; return the tag that was added, or ""."""
        dialog = cls(submit, parent)
        return dialog.language() if dialog.exec() else ""

    def language(self) -> str:
        """Return the tag that was typed."""
        return self.ui.languageEdit.text().strip()

    def accept(self) -> None:
        """Close only when the language is added."""
        refusal = self._submit(self.language())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()

    @Slot()
    def _on_language_changed(self) -> None:
        missing = "" if self.language() else self.tr("Give a language.")
        show_problem(self.ui.problemLabel, self.ui.buttonBox, missing)
