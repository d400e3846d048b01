"""Review and sign-off of one assessment, as a tab of its page.

It shows what it is given and asks for steps; its owner shows the assessment anew when it changed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ddworkbook.core.states import State, Step
from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.review.actions_card import ActionsCard
from ddworkbook.gui.review.flags_card import FlagsCard
from ddworkbook.gui.review.question_detail import QuestionDetail
from ddworkbook.gui.review.question_list import QuestionList
from ddworkbook.gui.review.sign_off_cards import DecisionCard, RevisionsCard, SignaturesCard
from ddworkbook.gui.review.step_bar import StepBar
from ddworkbook.gui.review.stepper import Stepper
from ddworkbook.gui.review.steps import ReviewSteps
from ddworkbook.gui.review.to_do_card import ToDoCard
from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.usecases.assessment_views import AssessmentPage


class ReviewPanel(QWidget):
    """Signals: question_requested(str) with the code of a question to go to."""

    question_requested = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: AssessmentPage | None = None
        self.steps = ReviewSteps(bridge, self)
        self.stepper = Stepper(self)
        self.step_bar = StepBar(self)
        self.message = Banner(parent=self)
        self.to_do = ToDoCard(self)
        self.decision = DecisionCard("", self)
        self.signatures = SignaturesCard(self)
        self.flags = FlagsCard(self)
        self.agreed = ActionsCard(self)
        self.revisions = RevisionsCard(self)
        self.questions = QuestionList(self)
        self.detail = QuestionDetail(self)
        self._lay_out()
        self._connect()

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show where this assessment stands; the question in hand stays in hand."""
        self._page = page
        self.steps.use(page)
        kind = "warn" if page.state is State.CHANGES_REQUESTED else "info"
        self.message.show_message(kind, page.message)
        for part in (
            self.stepper,
            self.step_bar,
            self.to_do,
            self.decision,
            self.signatures,
            self.flags,
            self.agreed,
            self.revisions,
            self.questions,
        ):
            part.show_assessment(page)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(3))
        column.addWidget(self.stepper)
        column.addWidget(self.step_bar)
        column.addWidget(self.message)
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.setChildrenCollapsible(False)
        across.addWidget(self._overview())
        across.addWidget(self._question_side())
        across.setStretchFactor(0, 1)
        across.setStretchFactor(1, 2)
        across.setSizes([380, 780])
        column.addWidget(across, 1)

    def _overview(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Overview"))
        content = QWidget(area)
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, space(3), 0)
        column.setSpacing(space(3))
        for card in (
            self.to_do,
            self.decision,
            self.signatures,
            self.flags,
            self.agreed,
            self.revisions,
        ):
            column.addWidget(card)
        column.addStretch(1)
        area.setWidget(content)
        return area

    def _question_side(self) -> QSplitter:
        down = QSplitter(Qt.Orientation.Vertical, self)
        down.setChildrenCollapsible(False)
        down.setContentsMargins(space(3), 0, 0, 0)
        down.addWidget(self.questions)
        down.addWidget(self.detail)
        down.setStretchFactor(0, 1)
        down.setStretchFactor(1, 1)
        down.setSizes([280, 240])
        return down

    def _connect(self) -> None:
        self.step_bar.step_requested.connect(self._on_step_bar_step_requested)
        for part in (self.to_do, self.flags, self.detail):
            part.question_requested.connect(self.question_requested)
        self.questions.question_opened.connect(self.question_requested)
        self.questions.question_chosen.connect(self._on_questions_question_chosen)
        self.detail.note_written.connect(self._on_detail_note_written)
        self.detail.settle_requested.connect(self.steps.settle_note)
        self.flags.action_suggested.connect(self.steps.agree_action_of)
        self.agreed.new_requested.connect(self.steps.add_action)
        self.agreed.action_opened.connect(self.steps.change_action)

    @Slot(object)
    def _on_step_bar_step_requested(self, step: Step) -> None:
        self.steps.take(step)

    @Slot(str)
    def _on_questions_question_chosen(self, code: str) -> None:
        if self._page is not None:
            self.detail.show_question(self._page, code)

    @Slot(str, str)
    def _on_detail_note_written(self, code: str, text: str) -> None:
        if self.steps.add_note(code, text):
            self.detail.notes.forget_draft()
