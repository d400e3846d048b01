"""Asks for another depth of an assessment, with the reason that goes into its record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from ddworkbook.core.questionnaire import Outcome
from ddworkbook.core.text_runs import visible
from ddworkbook.gui._generated.ui_depth_dialog import Ui_DepthDialog
from ddworkbook.gui.dialogs.attempt import name_ok, show_problem, show_refusal


class DepthDialog(QDialog):
    """`submit` takes depth and reason and returns why they are refused, or ""."""

    def __init__(
        self,
        depths: Sequence[Outcome],
        now: str,
        submit: Callable[[str, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DepthDialog()
        self.ui.setupUi(self)
        self._depths, self._now, self._submit = tuple(depths), now, submit
        values = [depth.value for depth in self._depths]
        for depth in self._depths:
            self.ui.depthBox.addItem(visible(depth.label))
        self.ui.depthBox.setCurrentIndex(values.index(now) if now in values else -1)
        name_ok(self.ui.buttonBox, self.tr("&Choose this depth"))
        self.ui.depthBox.currentIndexChanged.connect(self._on_input_changed)
        self.ui.reasonEdit.textChanged.connect(self._on_input_changed)
        self._on_input_changed()

    @classmethod
    def ask(
        cls,
        depths: Sequence[Outcome],
        now: str,
        submit: Callable[[str, str], str],
        parent: QWidget | None,
    ) -> bool:
        """Show the dialog; return True when another depth was chosen."""
        return bool(cls(depths, now, submit, parent).exec())

    def chosen(self) -> str:
        """Return the value of the depth that is chosen, "" for none."""
        at = self.ui.depthBox.currentIndex()
        return self._depths[at].value if at >= 0 else ""

    def accept(self) -> None:
        """Close only when the depth was set."""
        refusal = self._submit(self.chosen(), self._reason())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()

    def _reason(self) -> str:
        return self.ui.reasonEdit.toPlainText().strip()

    @Slot()
    def _on_input_changed(self) -> None:
        missing = ""
        if not self.chosen() or self.chosen() == self._now:
            missing = self.tr("Choose another depth.")
        elif not self._reason():
            missing = self.tr("Say in a sentence why; it stands in the record.")
        show_problem(self.ui.problemLabel, self.ui.buttonBox, missing)
