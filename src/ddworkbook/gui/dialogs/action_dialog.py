"""Asks for an action: what, of what kind, by whom, until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from ddworkbook.core.action import Action
from ddworkbook.core.tokens import space
from ddworkbook.gui._generated.ui_action_dialog import Ui_ActionDialog
from ddworkbook.gui.dialogs.attempt import name_ok, show_problem, show_refusal
from ddworkbook.usecases.actions import KINDS

NEW = Action("", "", "")
_EDIT_HEIGHT = space(20)


class ActionDialog(QDialog):
    """`submit` stores the action and returns why it is refused, or "".

    `assessments` are ids and titles to choose from, where the action has none yet.
    """

    def __init__(
        self,
        action: Action,
        submit: Callable[[Action], str],
        parent: QWidget | None = None,
        assessments: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ActionDialog()
        self.ui.setupUi(self)
        self._action, self._submit = action, submit
        self.setWindowTitle(self.tr("Action") if action.id else self.tr("New action"))
        self.ui.whatEdit.setMaximumHeight(_EDIT_HEIGHT)
        for kind, label in KINDS.items():
            self.ui.kindCombo.addItem(label, kind)
        self.ui.whatEdit.setPlainText(action.text)
        self.ui.kindCombo.setCurrentIndex(self.ui.kindCombo.findData(action.kind))
        self.ui.ownerEdit.setText(action.owner)
        self.ui.dueEdit.setText(action.due_on)
        for id_, title in assessments:
            self.ui.assessmentCombo.addItem(title, id_)
        for widget in (self.ui.assessmentCombo, self.ui.assessmentComboLabel):
            widget.setVisible(bool(assessments))
        name_ok(self.ui.buttonBox, self.tr("&Keep"))
        self.ui.whatEdit.textChanged.connect(self._on_what_changed)
        self._on_what_changed()

    @classmethod
    def ask(
        cls,
        action: Action,
        submit: Callable[[Action], str],
        parent: QWidget | None,
        assessments: Sequence[tuple[str, str]] = (),
    ) -> bool:
        """Show the dialog; return True when the action was stored."""
        return bool(cls(action, submit, parent, assessments).exec())

    def action(self) -> Action:
        """Return the action as the fields say it."""
        return Action(
            id=self._action.id,
            assessment=self._action.assessment or str(self.ui.assessmentCombo.currentData() or ""),
            text=self.ui.whatEdit.toPlainText().strip(),
            question=self._action.question,
            kind=str(self.ui.kindCombo.currentData()),
            owner=self.ui.ownerEdit.text().strip(),
            due_on=self.ui.dueEdit.text().strip(),
            status=self._action.status,
            closing_note=self._action.closing_note,
        )

    def accept(self) -> None:
        """Close only when the action was stored."""
        refusal = self._submit(self.action())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()

    @Slot()
    def _on_what_changed(self) -> None:
        missing = "" if self.action().text else self.tr("Say what is to be done.")
        show_problem(self.ui.problemLabel, self.ui.buttonBox, missing)
