"""The rating and every flag, the worst first, with the answers that fired it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.states import Step
from ddworkbook.core.tokens import space
from ddworkbook.core.walkthrough import Flag
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import tool_tip
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.assessment_views import AssessmentPage


class FlagsCard(Card):
    """Signals: question_requested(str); action_suggested(Flag) to agree the flag's action."""

    question_requested = Signal(str)
    action_suggested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.badge = RatingBadge()
        self.add_tool(self.badge)
        self.views: list[FlagView] = []

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show the flags of this assessment."""
        empty(self.body)
        picture = page.walkthrough
        self.badge.set_severity(page.rating)
        self.set_title(self.tr("Flags ({number})").format(number=len(picture.flags)))
        agreed = {(action.question, action.text) for action in page.actions}
        refusal = page.refusal(Step.ANSWER)
        self.views = []
        for flag in sorted(picture.flags, key=lambda one: -one.severity.rank):
            offer = "" if (flag.question, flag.action) in agreed else flag.action
            view = FlagView(flag, offer, refusal, self)
            view.question_requested.connect(self.question_requested)
            view.action_suggested.connect(self.action_suggested)
            self.views.append(view)
            if self.body.count():
                self.body.addWidget(_rule(self))
            self.body.addWidget(view)
        if not picture.flags:
            calm = self.tr("No answer given so far raises a flag.")
            self.body.addWidget(PlainLabel(calm, wrap=True, role="muted"))


class FlagView(QWidget):
    """One flag: how bad, why, because of what, what to do, whom to ask.

    Signals: question_requested(str); action_suggested(Flag).
    """

    question_requested = Signal(str)
    action_suggested = Signal(object)

    def __init__(
        self, flag: Flag, offer: str = "", refusal: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.flag = flag
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(RatingBadge(flag.severity), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(flag.reason, wrap=True, role="heading"), 1)
        if flag.question:
            head.addWidget(self._code_button(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for line in flag.because:
            column.addWidget(PlainLabel(line, wrap=True, role="small"))
        if flag.referral:
            told = self.tr("Ask: {whom}").format(whom=flag.referral)
            column.addWidget(PlainLabel(told, wrap=True))
        self.add_button: QPushButton | None = None
        if flag.action:
            told = self.tr("What helps: {action}").format(action=flag.action)
            column.addWidget(PlainLabel(told, wrap=True))
        if offer:
            self.add_button = self._action_button(refusal)
            column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _code_button(self) -> QPushButton:
        button = QPushButton(self.flag.question, self)
        button.setProperty("role", "quiet")
        button.setToolTip(self.tr("Go to the question"))
        button.setAccessibleName(self.tr("Go to {code}").format(code=self.flag.question))
        button.clicked.connect(partial(self._go_to, self.flag.question))
        return button

    def _action_button(self, refusal: str) -> QPushButton:
        button = QPushButton(icon("add", "accent"), self.tr("Agree this action"), self)
        button.setProperty("role", "quiet")
        button.setEnabled(not refusal)
        button.setToolTip(tool_tip(refusal or self.tr("Add it to the actions, for everybody.")))
        button.clicked.connect(partial(self._suggest))
        return button

    def _go_to(self, code: str, _checked: bool = False) -> None:
        self.question_requested.emit(code)

    def _suggest(self, _checked: bool = False) -> None:
        self.action_suggested.emit(self.flag)


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("role", "rule")
    return rule
