"""The page of assessments: the list, and one assessment opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.gui import place as places
from ddworkbook.gui.assessment.assessment_list import AssessmentList
from ddworkbook.gui.assessment.assessment_view import AssessmentView, TabFactory
from ddworkbook.gui.assessment.finding import asked_states, changed_code
from ddworkbook.gui.assessment.starting import start_options
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.start_assessment_dialog import StartAssessmentDialog
from ddworkbook.gui.export.export_panel import ExportPanel
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.review.review_panel import ReviewPanel
from ddworkbook.usecases.answering import redo, undo
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.assessments import list_assessments, start_assessment
from ddworkbook.usecases.session import Changed, Session
from ddworkbook.usecases.settings import read_settings, remember_place

START = "start:"


def usual_tabs() -> tuple[tuple[str, TabFactory], ...]:
    """Return the tabs beside Answer."""
    review = QCoreApplication.translate("AssessmentsPage", "Review and sign")
    export = QCoreApplication.translate("AssessmentsPage", "Export")
    return ((review, ReviewPanel), (export, ExportPanel))


class AssessmentsPage(Page):
    """`go_to` with a subject opens an assessment.

    The part "start:<partner>:<questionnaire>" asks to start one; both may be left out.
    """

    kinds = frozenset(
        {
            "assessment",
            "answer",
            "evidence",
            "action",
            "note",
            "signature",
            "partner",
            "project",
            "people",
        }
    )

    def __init__(
        self,
        bridge: Bridge,
        tabs: Sequence[tuple[str, TabFactory]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bridge, parent)
        self._open = ""
        self._places: dict[str, str] = {}
        self.list = AssessmentList(self)
        self.view = AssessmentView(bridge, usual_tabs() if tabs is None else tabs, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.list.opened.connect(self._on_list_opened)
        self.list.start_requested.connect(self.start)
        self.list.filter_changed.connect(self.refresh)
        self.view.back_requested.connect(self._on_view_back_requested)
        self.view.place_kept.connect(self._on_view_place_kept)

    def go_to(self, place: Place) -> None:
        """Show the list, open an assessment at a question, or ask to start one."""
        self.view.answer.flush()
        if place.part.startswith(START):
            self._show_list()
            partner, _, questionnaire = place.part.removeprefix(START).partition(":")
            self.start(partner, questionnaire)
        elif place.subject:
            self.open(place.subject, place.part)
        else:
            self._show_list()

    def open(self, assessment: str, code: str = "") -> None:
        """Open an assessment where it was left, or at a question."""
        page = self.bridge.do(assessment_page, self.bridge.session, assessment)
        if page is None:
            self._show_list()
            return
        if self._open != page.id:
            self._keep_place()
        self._open = page.id
        self.view.show_assessment(page)
        self.stack.setCurrentWidget(self.view)
        walk = page.walkthrough
        stored = read_settings(self.bridge.world).left_at
        left = self._places.get(page.id) or stored.get(page.id, "")
        self.view.go_to_code(code or left or walk.next_code or _first(page))

    def start(self, partner: str = "", questionnaire: str = "") -> None:
        """Ask for partner and questionnaire, start the assessment and open it."""
        options = self.bridge.do(start_options, self.bridge.session)
        if options is None:
            return
        chosen = StartAssessmentDialog.ask(options, partner, self, questionnaire)
        if chosen is None:
            return
        made = self.bridge.do(
            start_assessment,
            self.bridge.session,
            chosen.partner,
            chosen.questionnaire,
            project_id=chosen.project,
            triage_id=chosen.triage,
            depth=chosen.depth,
            depth_reason=chosen.depth_reason,
        )
        if made is not None:
            self.place_requested.emit(Place(places.ASSESSMENTS, made.made))

    def redraw(self) -> None:
        """Read the open assessment, or the list, again."""
        if not self._open:
            rows = self.bridge.do(list_assessments, self.bridge.session, self.list.wanted())
            self.list.show_rows(rows or ())
            return
        page = self.bridge.do(assessment_page, self.bridge.session, self._open)
        if page is not None:
            self.view.show_assessment(page)

    def is_mine(self, change: Changed) -> bool:
        """Return True for every change while the list is shown, else for the open assessment's."""
        if not super().is_mine(change):
            return False
        page = self.view.page
        if not self._open or page is None or "people" in change.kinds:
            return True
        project = page.project.id if page.project is not None else ""
        return bool({self._open, page.partner.id, page.triage, project} & change.subjects)

    def focus_search(self) -> None:
        """Go to the search of the list, or to the field for codes."""
        field = self.view.corner.code if self._open else self.list.search
        field.setFocus()
        field.selectAll()

    def undo(self) -> None:
        """Take back my last change to the open assessment, and go where it was."""
        self._take_back(undo, self.tr("Undone: {label}"), "undo_label")

    def redo(self) -> None:
        """Do it again."""
        self._take_back(redo, self.tr("Done again: {label}"), "redo_label")

    def undo_refusal(self) -> str:
        """Return why nothing can be taken back."""
        if not self._open or self.view.page is None:
            return super().undo_refusal()
        return "" if self.view.page.undo_label else self.tr("There is nothing of yours to undo.")

    def redo_refusal(self) -> str:
        """Return why nothing can be done again."""
        if not self._open or self.view.page is None:
            return super().redo_refusal()
        return "" if self.view.page.redo_label else self.tr("There is nothing to redo.")

    def undo_label(self) -> str:
        """Return what undo would take back in the open assessment, or ""."""
        page = self.view.page
        return page.undo_label if self._open and page is not None else ""

    def redo_label(self) -> str:
        """Return what redo would do again in the open assessment, or ""."""
        page = self.view.page
        return page.redo_label if self._open and page is not None else ""

    def forget(self) -> None:
        """Close the assessment; what was typed last is saved before."""
        self._keep_place()
        self.view.forget()
        self._open = ""
        self._places.clear()
        self.stack.setCurrentWidget(self.list)

    def _keep_place(self) -> None:
        """Remember where the open assessment is left, also for the next start of the program."""
        code = self._places.get(self._open, "")
        if self._open and code:
            self.bridge.do(remember_place, self.bridge.world, self._open, code)

    def _show_list(self) -> None:
        self._keep_place()
        self._open = ""
        self.stack.setCurrentWidget(self.list)
        self.refresh()

    def _take_back(self, step: Callable[[Session, str], Changed], words: str, label: str) -> None:
        self.view.answer.flush()
        before = self.view.page
        if before is None or not self._open:
            return
        said = str(getattr(before, label))
        if self.bridge.do(step, self.bridge.session, self._open) is None:
            return
        self.bridge.noticed.emit(words.format(label=said))
        after = self.view.page
        code = changed_code(before.walkthrough, after.walkthrough) if after is not None else ""
        if code:
            self.view.go_to_code(code)

    @Slot(str)
    def _on_list_opened(self, assessment: str) -> None:
        self.place_requested.emit(Place(places.ASSESSMENTS, assessment))

    @Slot()
    def _on_view_back_requested(self) -> None:
        self.place_requested.emit(Place(places.ASSESSMENTS))

    @Slot(str, str)
    def _on_view_place_kept(self, assessment: str, code: str) -> None:
        self._places[assessment] = code


def _first(page: AssessmentPage) -> str:
    """Return the first question that is asked."""
    states = asked_states(page.walkthrough)
    return states[0].question.code if states else ""
