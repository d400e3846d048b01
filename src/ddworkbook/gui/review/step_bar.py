"""The buttons for the steps of an assessment; each says why it cannot be pressed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.states import State, Step
from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import tool_tip
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
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addStretch(1)
        self.buttons: dict[Step, QPushButton] = {}
        for step, text in texts.items():
            button = QPushButton(text, self)
            button.clicked.connect(partial(self._ask_for, step))
            self.buttons[step] = button
            row.addWidget(button)
        self._why = PlainLabel("", wrap=True, role="small", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(row)
        column.addWidget(self._why)

    def show_assessment(self, page: AssessmentPage) -> None:
        """Allow what can be done now; say why the step that comes next cannot be taken."""
        main = MAIN_STEP[page.state]
        for step, button in self.buttons.items():
            refusal = self.refusal(page, step)
            button.setEnabled(not refusal)
            button.setToolTip(tool_tip(refusal))
            button.setStatusTip(refusal)
            self._emphasise(button, step, is_main=step is main and page.state is not State.SIGNED)
        self._why.setText(self.refusal(page, main))
        self._why.setVisible(bool(self._why.text()))

    def refusal(self, page: AssessmentPage, step: Step) -> str:
        """Return why a step cannot be taken now, or ""."""
        refused = page.refusal(step)
        picture = page.walkthrough
        if not refused and step is Step.SUBMIT and (picture.missing or picture.problems):
            left = len(set(picture.missing) | {one.where for one in picture.problems})
            return self.tr(
                "Before it can be submitted, look at the questions listed under "
                "“Before it can be submitted” ({number})."
            ).format(number=left)
        if not refused and step is Step.SIGN:
            return _signing_refusal(page)
        return refused

    def why(self) -> str:
        """Return the line under the buttons, "" when it is hidden."""
        return "" if self._why.isHidden() else self._why.text()

    def _emphasise(self, button: QPushButton, step: Step, *, is_main: bool) -> None:
        button.setProperty("role", "primary" if is_main else "")
        button.setIcon(icon(_ICONS[step], "on_accent" if is_main else "text"))
        # The style sheet looks at properties only when it is asked to.
        button.style().unpolish(button)
        button.style().polish(button)

    def _ask_for(self, step: Step, _checked: bool = False) -> None:
        self.step_requested.emit(step)


def _signing_refusal(page: AssessmentPage) -> str:
    """Return why none of the signatures that are still wanted can be given by me."""
    wanted = [one for one in page.wanted_signatures if one.given is None]
    if not wanted or any(not one.refusal for one in wanted):
        return ""
    return wanted[0].refusal
