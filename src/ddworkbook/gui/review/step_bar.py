"""The buttons for the steps of an assessment; each says why it cannot be pressed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.states import State, Step
from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.allow import allow
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.roles import set_role
from ddworkbook.usecases.assessment_views import AssessmentPage

# The step that a state waits for, and those that are shown beside it.
MAIN_STEP: dict[State, Step] = {
    State.DRAFT: Step.SUBMIT,
    State.CHANGES_REQUESTED: Step.SUBMIT,
    State.SUBMITTED: Step.APPROVE,
    State.APPROVED: Step.SIGN,
    State.SIGNED: Step.AMEND,
}
_ICONS = {
    Step.SUBMIT: "send",
    Step.REQUEST_CHANGES: "undo",
    Step.APPROVE: "scale",
    Step.SIGN: "sign",
    Step.AMEND: "unlock",
}


class StepBar(QWidget):
    """Signals: step_requested(Step) when a button is pressed."""

    step_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = {
            Step.SUBMIT: self.tr("&Submit for review"),
            Step.REQUEST_CHANGES: self.tr("&Request changes…"),
            Step.APPROVE: self.tr("&Approve…"),
            Step.SIGN: self.tr("Si&gn…"),
            Step.AMEND: self.tr("A&mend…"),
        }
        self._why = PlainLabel("", wrap=True, role="small", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        self.buttons: dict[Step, QPushButton] = {}
        for step, text in texts.items():
            button = QPushButton(text, self)
            button.clicked.connect(partial(self._ask_for, step))
            self.buttons[step] = button
            row.addWidget(button)

    def show_assessment(self, page: AssessmentPage) -> None:
        """Allow what can be done now; say why the step that comes next cannot be taken."""
        main = MAIN_STEP[page.state]
        for step, button in self.buttons.items():
            refusal = page.refusal(step)
            allow(button, refusal)
            self._emphasise(button, step, is_main=step is main and page.state is not State.SIGNED)
        self._why.setText(page.refusal(main))

    def why(self) -> str:
        """Return the line beside the buttons."""
        return self._why.text()

    def _emphasise(self, button: QPushButton, step: Step, *, is_main: bool) -> None:
        set_role(button, "primary" if is_main else "")
        button.setIcon(icon(_ICONS[step], "on_accent" if is_main else "text"))

    def _ask_for(self, step: Step, _checked: bool = False) -> None:
        self.step_requested.emit(step)
