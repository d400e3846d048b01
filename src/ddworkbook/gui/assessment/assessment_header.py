"""The head of an assessment: whom it is about, how deep, where it stands, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.state_chip import STATE_KINDS
from ddworkbook.gui.assessment.why_panel import WhyPanel
from ddworkbook.gui.widgets.badge import RatingBadge, StatusChip
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.plain_text import tool_tip
from ddworkbook.usecases.assessment_views import AssessmentPage


class AssessmentHeader(QWidget):
    """Signals: back_requested(); those of the panel behind "Why?" are its own."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHeader("", parent=self)
        self.head.offer_back(self.tr("Assessments"))
        self.state = StatusChip("", "plain", self)
        self.rating = RatingBadge(Severity.NONE, self)
        self.head.add_badge(self.state)
        self.head.add_badge(self.rating)
        self.why_button = self.head.add_button(
            self.tr("Why?"), sentence=self.tr("Show what makes this rating and this depth.")
        )
        self.why_button.setCheckable(True)
        self.why_button.setProperty("role", "quiet")
        self.reasons = WhyPanel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        column.addWidget(self.head)
        column.addWidget(self.reasons)
        self.head.back_requested.connect(self.back_requested)
        self.why_button.toggled.connect(self._on_why_button_toggled)
        self._page: AssessmentPage | None = None

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show the facts of this assessment."""
        self.head.set_title(page.partner.name, self._facts(page))
        self.state.set_status(page.state.word, STATE_KINDS[page.state])
        self.rating.set_severity(page.rating)
        self.rating.setToolTip(tool_tip("\n".join(page.walkthrough.rating_reasons)))
        self._page = page
        self._on_why_button_toggled(self.why_button.isChecked())

    @Slot(bool)
    def _on_why_button_toggled(self, shown: bool) -> None:
        self.reasons.setVisible(shown)
        if shown and self._page is not None:
            self.reasons.show_assessment(self._page)

    def _facts(self, page: AssessmentPage) -> str:
        facts = [page.questionnaire.title, page.country_name]
        if page.depth_label:
            facts.insert(1, self.tr("depth {depth}").format(depth=page.depth_label))
        if page.project is not None:
            facts.append(page.project.title)
        if page.revision > 1:
            facts.append(self.tr("revision {number}").format(number=page.revision))
        return "  ·  ".join(fact for fact in facts if fact)
