"""Asks for one text, such as the reason for a step, and stays open while it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from ddworkbook.core.text_runs import visible
from ddworkbook.gui._generated.ui_reason_dialog import Ui_ReasonDialog
from ddworkbook.gui.dialogs.attempt import name_ok, show_problem, show_refusal


@dataclass(frozen=True)
class ReasonWords:
    """What the dialog says. `missing` is said while nothing is typed; "" allows an empty text."""

    title: str
    intro: str
    label: str
    button: str
    missing: str = ""


class ReasonDialog(QDialog):
    """`submit` takes the text and returns why it is refused, or ""."""

    def __init__(
        self, words: ReasonWords, submit: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ReasonDialog()
        self.ui.setupUi(self)
        self._words, self._submit = words, submit
        self.setWindowTitle(words.title)
        self.ui.introLabel.setText(visible(words.intro))
        self.ui.reasonEditLabel.setText(words.label)
        name_ok(self.ui.buttonBox, words.button)
        self.ui.reasonEdit.textChanged.connect(self._on_reason_changed)
        self._on_reason_changed()

    @classmethod
    def ask(cls, words: ReasonWords, submit: Callable[[str], str], parent: QWidget | None) -> bool:
        """Show the dialog; return True when what was typed was accepted."""
        return bool(cls(words, submit, parent).exec())

    def reason(self) -> str:
        """Return what was typed."""
        return self.ui.reasonEdit.toPlainText().strip()

    def accept(self) -> None:
        """Close only when the text is accepted."""
        refusal = self._submit(self.reason())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()

    @Slot()
    def _on_reason_changed(self) -> None:
        missing = "" if self.reason() else self._words.missing
        show_problem(self.ui.problemLabel, self.ui.buttonBox, missing)
