"""Asks for the decision: outcome, reason, conditions and when to look again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QRadioButton,
    QWidget,
)

from ddworkbook.core.severity import Severity
from ddworkbook.core.states import DECISIONS
from ddworkbook.core.tokens import space
from ddworkbook.gui._generated.ui_approve_dialog import Ui_ApproveDialog
from ddworkbook.gui.dialogs.attempt import name_ok, show_problem, show_refusal
from ddworkbook.gui.sign_off_words import frozen_summary, suggested_conditions
from ddworkbook.gui.widgets.check_line import CheckLine
from ddworkbook.gui.widgets.form_fields import DateField
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import tool_tip
from ddworkbook.usecases.assessment_views import AssessmentPage

WITH_CONDITIONS = "proceed-with-conditions"
_EDIT_HEIGHT = space(18)


@dataclass(frozen=True)
class Approval:
    """What was decided. `conditions` are texts; `review_due` is YYYY-MM-DD."""

    decision: str
    reason: str
    conditions: tuple[str, ...]
    review_due: str


class ApproveDialog(QDialog):
    """`submit` approves and returns why it is refused, or ""; a refusal keeps the dialog open."""

    def __init__(
        self,
        page: AssessmentPage,
        review_due: str,
        submit: Callable[[Approval], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ApproveDialog()
        self.ui.setupUi(self)
        self._page, self._submit = page, submit
        self._decisions = QButtonGroup(self)
        self._suggestions: list[tuple[str, QCheckBox]] = []
        self._offer_decisions()
        self._offer_conditions()
        self.review_edit = DateField(QDate.fromString(review_due, "yyyy-MM-dd"), self)
        self.ui.fieldsLayout.addRow(self.tr("Review &due"), self.review_edit)
        self.ui.frozenLabel.setText(frozen_summary(page))
        for edit in (self.ui.conditionsEdit, self.ui.reasonEdit):
            edit.setMaximumHeight(_EDIT_HEIGHT)
        name_ok(self.ui.buttonBox, self.tr("&Decide and freeze"))
        self._connect()
        self._on_something_changed()

    @classmethod
    def ask(
        cls,
        page: AssessmentPage,
        review_due: str,
        submit: Callable[[Approval], str],
        parent: QWidget | None,
    ) -> bool:
        """Show the dialog; return True when it was approved."""
        return bool(cls(page, review_due, submit, parent).exec())

    def approval(self) -> Approval:
        """Return what was chosen and typed."""
        return Approval(
            self._decision(),
            self.ui.reasonEdit.toPlainText().strip(),
            self._conditions(),
            self.review_edit.date().toString("yyyy-MM-dd"),
        )

    def problem(self) -> str:
        """Return what is still missing, or ""."""
        said = self.approval()
        if not said.decision:
            return self.tr("Choose a decision.")
        if self._page.rating.rank >= Severity.RED.rank and not said.reason:
            return self.tr("Give the reason: a rating of red or worse needs one.")
        if said.decision == WITH_CONDITIONS and not said.conditions:
            return self.tr("Choose or write at least one condition.")
        return ""

    def accept(self) -> None:
        """Close only when it was approved."""
        refusal = self._submit(self.approval())
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()

    def _offer_decisions(self) -> None:
        for decision, label in DECISIONS.items():
            refusal = self._page.decisions_possible.get(decision, "")
            button = QRadioButton(label, self)
            button.setObjectName(decision)
            button.setEnabled(not refusal)
            button.setToolTip(tool_tip(refusal))
            self._decisions.addButton(button)
            self.ui.decisionLayout.addWidget(button)
            if refusal:
                why = PlainLabel(refusal, wrap=True, role="small", parent=self)
                why.setContentsMargins(space(6), 0, 0, 0)
                self.ui.decisionLayout.addWidget(why)

    def _offer_conditions(self) -> None:
        for text in suggested_conditions(self._page):
            line = CheckLine(text, self)
            self.ui.suggestionLayout.addWidget(line)
            self._suggestions.append((text, line.box))

    def _connect(self) -> None:
        self._decisions.buttonClicked.connect(self._on_something_changed)
        self.ui.reasonEdit.textChanged.connect(self._on_something_changed)
        self.ui.conditionsEdit.textChanged.connect(self._on_something_changed)
        for _text, box in self._suggestions:
            box.toggled.connect(self._on_something_changed)

    def _decision(self) -> str:
        chosen = self._decisions.checkedButton()
        return chosen.objectName() if chosen is not None else ""

    def _conditions(self) -> tuple[str, ...]:
        if self._decision() != WITH_CONDITIONS:
            return ()
        chosen = [text for text, box in self._suggestions if box.isChecked()]
        typed = self.ui.conditionsEdit.toPlainText().splitlines()
        return (*chosen, *(line.strip() for line in typed if line.strip()))

    @Slot()
    def _on_something_changed(self) -> None:
        with_conditions = self._decision() == WITH_CONDITIONS
        self.ui.suggestionArea.setVisible(with_conditions and bool(self._suggestions))
        for widget in (self.ui.conditionsEdit, self.ui.conditionsEditLabel):
            widget.setVisible(with_conditions)
        show_problem(self.ui.problemLabel, self.ui.buttonBox, self.problem())
