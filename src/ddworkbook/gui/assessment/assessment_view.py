"""One assessment: its head, and the tabs Answer, Review and sign, Export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ddworkbook.gui.assessment.answer_tab import AnswerTab
from ddworkbook.gui.assessment.assessment_header import AssessmentHeader
from ddworkbook.gui.assessment.page_keys import add_keys
from ddworkbook.gui.assessment.tab_corner import TabCorner
from ddworkbook.gui.assessment.walker import Walker
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.attempt import attempt
from ddworkbook.gui.dialogs.depth_dialog import DepthDialog
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.assessments import choose_depth, depth_from_triage

TabFactory = Callable[[Bridge, QWidget], QWidget]
ANSWER = 0


@runtime_checkable
class ShowsAssessment(Protocol):
    """A tab that shows an assessment."""

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show how it stands now."""


class AssessmentView(QWidget):
    """`tabs` are the titles and makers of the tabs beside Answer; they are filled when shown.

    Signals: back_requested(); noticed(str); place_kept(str, str) with the assessment and the code
    of the question in hand.
    """

    back_requested = Signal()
    place_kept = Signal(str, str)

    def __init__(
        self,
        bridge: Bridge,
        tabs: Sequence[tuple[str, TabFactory]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.page: AssessmentPage | None = None
        self.header = AssessmentHeader(self)
        self.answer = AnswerTab(bridge, self)
        self.walker = Walker(self.answer)
        self.corner = TabCorner(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.answer, self.tr("Answer"))
        for title, make in tabs:
            self.tabs.addTab(make(bridge, self.tabs), title)
        self.tabs.setCornerWidget(self.corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self._connect()

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show how this assessment stands now."""
        self.page = page
        self.header.show_assessment(page)
        walk = page.walkthrough
        self.corner.progress.set_progress(walk.answered, walk.asked)
        self.answer.show_assessment(page)
        self._fill_tab()

    def go_to_code(self, code: str) -> None:
        """Show a question in the first tab."""
        self.tabs.setCurrentIndex(ANSWER)
        self.walker.go_to(code)

    def forget(self) -> None:
        """Show no assessment; what was typed last is saved before."""
        self.answer.forget()
        self.page = None

    def _connect(self) -> None:
        steps = self.walker.steps()
        add_keys(self.answer, steps)
        add_keys(self, {"jump": self._focus_code_field})
        self.header.back_requested.connect(self.back_requested)
        self.header.reasons.triage_requested.connect(self._on_reasons_triage_requested)
        self.header.reasons.depth_requested.connect(self._on_reasons_depth_requested)
        self.walker.noticed.connect(self._bridge.noticed)
        self.corner.code_typed.connect(self._on_corner_code_typed)
        self.corner.next_requested.connect(steps["next_open"])
        self.corner.panel_requested.connect(steps["panel"])
        self.answer.code_changed.connect(self._on_answer_code_changed)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        for number in range(self.tabs.count()):
            requested = getattr(self.tabs.widget(number), "question_requested", None)
            if requested is not None:
                requested.connect(self.go_to_code)

    @Slot()
    def _on_reasons_triage_requested(self) -> None:
        self.answer.flush()
        if self.page is not None:
            self._bridge.do(depth_from_triage, self._bridge.session, self.page.id)

    @Slot()
    def _on_reasons_depth_requested(self) -> None:
        self.answer.flush()
        if self.page is not None:
            depths, now = self.page.questionnaire.depths, self.page.profile.depth
            DepthDialog.ask(depths, now, self._choose_depth, self)

    def _choose_depth(self, depth: str, reason: str) -> str:
        """Set the depth and return why that is refused, or ""."""
        if self.page is None:
            return ""
        return attempt(
            self._bridge, choose_depth, self._bridge.session, self.page.id, depth, reason
        )

    @Slot(str)
    def _on_corner_code_typed(self, typed: str) -> None:
        self.tabs.setCurrentIndex(ANSWER)
        if self.walker.go_written(typed):
            self.corner.code.clear()

    @Slot(str)
    def _on_answer_code_changed(self, code: str) -> None:
        if self.page is not None and code:
            self.place_kept.emit(self.page.id, code)

    @Slot(int)
    def _on_tabs_current_changed(self, number: int) -> None:
        if number != ANSWER:
            self.answer.flush()
        for widget in (self.corner.next, self.corner.panel):
            widget.setVisible(number == ANSWER)
        self._fill_tab()

    def _fill_tab(self) -> None:
        """Fill the tab that is shown; the others wait until they are."""
        shown = self.tabs.currentWidget()
        if (
            self.page is not None
            and shown is not self.answer
            and isinstance(shown, ShowsAssessment)
        ):
            shown.show_assessment(self.page)

    def _focus_code_field(self) -> None:
        self.corner.code.setFocus()
        self.corner.code.selectAll()
