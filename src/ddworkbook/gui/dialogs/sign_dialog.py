"""Asks for meaning and passphrase of a signature, and says what is signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from ddworkbook.core.person import Person
from ddworkbook.core.text_runs import visible
from ddworkbook.gui._generated.ui_sign_dialog import Ui_SignDialog
from ddworkbook.gui.dialogs.attempt import name_ok, show_problem, show_refusal
from ddworkbook.gui.sign_off_words import fingerprint_lines, meaning_words, signer_words
from ddworkbook.usecases.assessment_views import AssessmentPage


@dataclass(frozen=True)
class Signing:
    """What was said: what the signature means, and the passphrase of the key."""

    meaning: str
    passphrase: str


class SignDialog(QDialog):
    """`submit` signs and returns why it is refused, or ""; a refusal keeps the dialog open."""

    def __init__(
        self,
        page: AssessmentPage,
        me: Person,
        submit: Callable[[Signing], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_SignDialog()
        self.ui.setupUi(self)
        self._submit = submit
        self._show(page, me)
        name_ok(self.ui.buttonBox, self.tr("&Sign"))
        self.ui.passphraseEdit.textChanged.connect(self._on_passphrase_changed)
        self.ui.passphraseEdit.setFocus()
        self._on_passphrase_changed()

    @classmethod
    def ask(
        cls,
        page: AssessmentPage,
        me: Person,
        submit: Callable[[Signing], str],
        parent: QWidget | None,
    ) -> bool:
        """Show the dialog; return True when it was signed."""
        return bool(cls(page, me, submit, parent).exec())

    def signing(self) -> Signing:
        """Return what was chosen and typed."""
        return Signing(str(self.ui.meaningCombo.currentData()), self.ui.passphraseEdit.text())

    def accept(self) -> None:
        """Close only when it was signed."""
        refusal = self._submit(self.signing())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            self.ui.passphraseEdit.setFocus()
            self.ui.passphraseEdit.selectAll()
            return
        super().accept()

    def _show(self, page: AssessmentPage, me: Person) -> None:
        ui = self.ui
        record = self.tr("{title}, revision {number}")
        ui.recordLabel.setText(visible(record.format(title=page.title, number=page.revision)))
        rating = page.rating.word
        decision = page.decision.label if page.decision is not None else ""
        ui.decisionLabel.setText(
            self.tr("{decision} (rating: {rating})").format(decision=decision, rating=rating)
        )
        ui.fingerprintLabel.setText(fingerprint_lines(page.fingerprint))
        ui.fingerprintLabel.setAccessibleName(page.fingerprint)
        ui.signerLabel.setText(visible(signer_words(me.name, me.role, me.organisation)))
        for wanted in page.wanted_signatures:
            if wanted.given is None and not wanted.refusal:
                ui.meaningCombo.addItem(meaning_words(wanted.meaning), wanted.meaning)

    @Slot()
    def _on_passphrase_changed(self) -> None:
        typed = bool(self.ui.passphraseEdit.text())
        missing = "" if typed else self.tr("Type the passphrase of your key.")
        show_problem(self.ui.problemLabel, self.ui.buttonBox, missing)
