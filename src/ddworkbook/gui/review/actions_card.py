"""The actions and conditions of one assessment."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from ddworkbook.core.action import Action
from ddworkbook.core.states import Step
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.link_line import LinkLine
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import tool_tip
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.actions import KINDS
from ddworkbook.usecases.assessment_views import AssessmentPage


class ActionsCard(Card):
    """Signals: action_opened(Action) for one of the list; new_requested() for another."""

    action_opened = Signal(object)
    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.add_button = QPushButton(icon("add", "accent"), self.tr("Add action…"), self)
        self.add_button.setProperty("role", "quiet")
        self.add_button.clicked.connect(self._on_add_clicked)
        self.add_tool(self.add_button)
        self.lines: list[LinkLine] = []

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show the actions of this assessment, conditions first."""
        empty(self.body)
        self.set_title(
            self.tr("Actions and conditions ({number})").format(number=len(page.actions))
        )
        refusal = page.refusal(Step.ANSWER)
        self.add_button.setEnabled(not refusal)
        self.add_button.setToolTip(tool_tip(refusal))
        self.lines = []
        for action in sorted(page.actions, key=lambda one: one.kind != "condition"):
            is_done = action.status == "done"
            chip = StatusChip(self.tr("Done"), "ok") if is_done else StatusChip(self.tr("Open"))
            line = LinkLine(action.text, self._detail(action), (chip,), self)
            line.clicked.connect(partial(self._open, action))
            self.body.addWidget(line)
            self.lines.append(line)
        if not page.actions:
            calm = self.tr("Nothing is agreed yet. A flag can suggest an action.")
            self.body.addWidget(PlainLabel(calm, wrap=True, role="muted"))

    def _detail(self, action: Action) -> str:
        due = self.tr("due {day}").format(day=action.due_on) if action.due_on else ""
        kind = KINDS.get(action.kind, action.kind)
        return " · ".join(part for part in (kind, action.question, action.owner, due) if part)

    def _open(self, action: Action, _checked: bool = False) -> None:
        self.action_opened.emit(action)

    @Slot()
    def _on_add_clicked(self) -> None:
        self.new_requested.emit()
