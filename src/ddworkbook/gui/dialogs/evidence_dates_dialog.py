"""Asks when a piece of evidence was issued and when it expires."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from ddworkbook.core.evidence import Evidence
from ddworkbook.gui._generated.ui_evidence_dates_dialog import Ui_EvidenceDatesDialog
from ddworkbook.gui.dialogs.attempt import name_ok, show_problem, show_refusal


@dataclass(frozen=True)
class EvidenceDates:
    """What was said. Dates are as they were typed, YYYY-MM-DD or ""."""

    issued_on: str
    expires_on: str
    note: str


class EvidenceDatesDialog(QDialog):
    """`submit` stores the dates and returns why they are refused, or ""."""

    def __init__(
        self,
        evidence: Evidence,
        submit: Callable[[EvidenceDates], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_EvidenceDatesDialog()
        self.ui.setupUi(self)
        self._submit = submit
        self.setWindowTitle(self.tr("Dates of {name}").format(name=evidence.name))
        self.ui.issuedEdit.setText(evidence.issued_on)
        self.ui.expiresEdit.setText(evidence.expires_on)
        self.ui.noteEdit.setText(evidence.note)
        name_ok(self.ui.buttonBox, self.tr("&Keep"))
        show_problem(self.ui.problemLabel, self.ui.buttonBox, "")

    @classmethod
    def ask(
        cls,
        evidence: Evidence,
        submit: Callable[[EvidenceDates], str],
        parent: QWidget | None,
    ) -> bool:
        """Show the dialog; return True when the dates were stored."""
        return bool(cls(evidence, submit, parent).exec())

    def dates(self) -> EvidenceDates:
        """Return what was typed."""
        return EvidenceDates(
            self.ui.issuedEdit.text().strip(),
            self.ui.expiresEdit.text().strip(),
            self.ui.noteEdit.text().strip(),
        )

    def accept(self) -> None:
        """Close only when the dates were stored."""
        refusal = self._submit(self.dates())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()
