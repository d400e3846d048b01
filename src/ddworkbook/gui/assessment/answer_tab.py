"""The tab in which questions are answered: sections, cards, side panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ddworkbook.core.states import Step
from ddworkbook.gui.assessment.answer_banner import AnswerBanner
from ddworkbook.gui.assessment.answer_keeper import AnswerKeeper
from ddworkbook.gui.assessment.card_column import CardColumn
from ddworkbook.gui.assessment.card_view import VALUE, Edit, card_view, section_view
from ddworkbook.gui.assessment.carrying_desk import CarryingDesk
from ddworkbook.gui.assessment.edition_banner import EditionBanner
from ddworkbook.gui.assessment.evidence_desk import EvidenceDesk
from ddworkbook.gui.assessment.finding import section_of, state_of
from ddworkbook.gui.assessment.not_applicable import ask_rest
from ddworkbook.gui.assessment.question_card import QuestionCard, dropped_paths
from ddworkbook.gui.assessment.section_list import SectionList
from ddworkbook.gui.assessment.side_panel import SidePanel
from ddworkbook.gui.bridge import Bridge
from ddworkbook.usecases.assessment_page import question_history
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.evidence import expiry_of

# Below this width of the page (px) the side panel folds, unless somebody asked for it.
PANEL_FROM_PX = 1000
SECTIONS_PX, PANEL_PX = 216, 328


class AnswerTab(QWidget):
    """Shows one assessment; `code` is the question in hand.

    Signals: code_changed(str) when another question is in hand.
    """

    code_changed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.page: AssessmentPage | None = None
        self.code = ""
        self.banner = AnswerBanner()
        self.edition = EditionBanner()
        self.sections = SectionList(self)
        self.cards = CardColumn(self)
        self.panel = SidePanel(self)
        self.keeper = AnswerKeeper(bridge, self)
        self.desk = EvidenceDesk(bridge, self)
        self.carrying = CarryingDesk(bridge, self)
        self._panel_wanted: bool | None = None
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show how the assessment stands now; cards that are there stay."""
        if self.page is None or self.page.id != page.id:
            self.cards.clear()
            self.panel.clear()
            self.code = ""
        self.page = page
        for part in (self.keeper, self.desk, self.carrying, self.banner, self.edition):
            part.show_assessment(page)
        self.sections.show_walkthrough(page.walkthrough, page.to_confirm)
        if not self.sections.current_code() and page.walkthrough.sections:
            self.sections.mark(page.walkthrough.sections[0].code)
        self._show_cards()
        self._show_panel()

    def go_to_code(self, code: str, *, focus: bool = True) -> bool:
        """Take a question in hand; return False when it is not asked."""
        if self.page is None:
            return False
        state = state_of(self.page.walkthrough, code)
        section = section_of(self.page.walkthrough, code)
        if state is None or section is None:
            return False
        self._show_section(section.code)
        card = self.cards.card(code)
        if card is None:
            return False
        self._take_in_hand(code)
        self.cards.reveal(code)
        if focus:
            card.take_focus()
        return True

    def show_section(self, code: str) -> None:
        """Show a section, its first question in hand."""
        if self.page is None:
            return
        self._show_section(code)
        codes = self.cards.codes()
        self._take_in_hand(codes[0] if codes else "")

    def toggle_panel(self) -> None:
        """Show or hide the side panel; from then on the width does not decide."""
        self._panel_wanted = self.panel.isHidden()
        self._fold()

    def flush(self) -> None:
        """Save now what was typed and not saved yet."""
        self.cards.flush()

    def forget(self) -> None:
        """Show nothing; what was typed last is saved before."""
        self.flush()
        self.page = None
        self.keeper.forget()
        self.cards.clear()
        self.panel.clear()
        self.code = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel where there is no room for it."""
        super().resizeEvent(event)
        self._fold()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files for the question in hand."""
        if dropped_paths(event.mimeData()) and self.code and not self.refusal():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files to the question in hand."""
        event.acceptProposedAction()
        self.desk.attach(self.code, dropped_paths(event.mimeData()))

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.sections, self.cards, self.panel):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.sections.setMinimumWidth(160)
        self.cards.setMinimumWidth(400)
        self.panel.setMinimumWidth(260)
        self.splitter.setSizes([SECTIONS_PX, 700, PANEL_PX])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.edition)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.sections.section_chosen.connect(self.show_section)
        self.cards.edited.connect(self._on_cards_edited)
        self.cards.card_chosen.connect(self._take_in_hand)
        self.cards.evidence_requested.connect(self.desk.ask_and_attach)
        self.cards.files_dropped.connect(self.desk.attach)
        self.cards.confirm_requested.connect(self.carrying.confirm)
        self.cards.reopen_requested.connect(self.carrying.reopen)
        self.cards.head.confirm_requested.connect(self.carrying.confirm_section)
        self.cards.head.rest_requested.connect(partial(_ask_rest, self, self._bridge))
        self.edition.action_requested.connect(self.carrying.show_edition)
        self.panel.evidence_requested.connect(self.desk.ask_and_attach)
        self.panel.evidence_step_requested.connect(self.desk.take_step)
        self.panel.dates_edited.connect(self.desk.set_dates)
        self.panel.resolve_requested.connect(self.keeper.resolve)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    @Slot(object)
    def _on_cards_edited(self, edit: Edit) -> None:
        sentence = self.keeper.save(edit)
        card = self.cards.card(edit.code)
        if card is None or self.page is None:
            return
        if sentence:
            if edit.part == VALUE:
                card.show_refused(edit.value, sentence)
        elif edit.part == VALUE and card.accept_answer():
            self._show_cards()

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        card = _card_around(now)
        if card is not None and self.cards.card(card.question.code) is card:
            self._take_in_hand(card.question.code)

    def _show_section(self, code: str) -> None:
        left = code != self.sections.current_code()
        if left:
            self.sections.mark(code)
        self.cards.flush()
        unsaved = [one for one in self.cards.codes() if one in self.keeper.refused] if left else []
        self._show_cards()
        if unsaved:
            words = self.tr("Not saved yet: {codes}. What was typed waits there with the reason.")
            self._bridge.noticed.emit(words.format(codes=", ".join(unsaved)))

    def _show_cards(self) -> None:
        page = self.page
        if page is None:
            return
        section = section_view(page, self.sections.current_code())
        if section is None:
            return
        self.cards.show_section(section, bool(self.refusal()), self.code)
        for asked, refused in self.keeper.refused.items():
            if (card := self.cards.card(asked)) is not None:
                card.show_refused(refused.value, refused.sentence)

    @Slot(str)
    def _take_in_hand(self, code: str) -> None:
        """Make a question the one that the side panel is about."""
        if code == self.code and self.panel.is_about(code):
            return
        for one, current in ((self.code, False), (code, True)):
            if (card := self.cards.card(one)) is not None:
                card.set_current(current)
        self.code = code
        self._show_panel()
        self.code_changed.emit(code)

    def _show_panel(self) -> None:
        state = state_of(self.page.walkthrough, self.code) if self.page is not None else None
        if self.page is None or state is None:
            self.panel.clear()
            return
        if self.panel.isHidden():
            return
        view = card_view(self.page, state)
        session = self._bridge.session
        history = self._bridge.do(question_history, session, self.page.id, self.code)
        expiry = {item.id: expiry_of(session, item) for item in view.evidence}
        self.panel.show_question(self.page, view, history or (), bool(self.refusal()), expiry)

    def _fold(self) -> None:
        """Show the side panel where somebody wants it, else where there is room."""
        wanted = self._panel_wanted
        if wanted is None:
            wanted = self.width() >= PANEL_FROM_PX
        if wanted == self.panel.isHidden():
            self.panel.setVisible(wanted)
            self._show_panel()

    def refusal(self) -> str:
        """Return why nothing can be answered now, "" when it can."""
        return self.page.refusal(Step.ANSWER) if self.page is not None else ""


def _ask_rest(tab: AnswerTab, bridge: Bridge, section: str) -> None:
    """Answer the rest of a section at once, after what was typed last is saved."""
    tab.flush()
    if tab.page is not None:
        ask_rest(bridge, tab.page, section, tab)


def _card_around(widget: QWidget | None) -> QuestionCard | None:
    """Return the card that a widget stands in."""
    while widget is not None and not isinstance(widget, QuestionCard):
        widget = widget.parentWidget()
    return widget
