"""A questionnaire to be tried: answered at any depth, live, with nothing stored."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.tokens import space
from ddworkbook.core.walkthrough import Walkthrough
from ddworkbook.gui.assessment.section_list import SectionList
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.questionnaires.try_card import TryCard
from ddworkbook.gui.questionnaires.try_facts import TryFacts
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.questionnaire_trying import (
    Trial,
    at_depth,
    begin_trial,
    walk_trial,
    with_answer,
    with_fact,
)

SECTIONS_PX = space(60)


class TryView(QWidget):
    """Signals: back_requested()."""

    back_requested = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.trial: Trial | None = None
        self.walk: Walkthrough | None = None
        self.cards: dict[str, TryCard] = {}
        self.header = PageHeader("", " ", self)
        self.header.offer_back(self.tr("Questionnaires"))
        self.rating = RatingBadge(parent=self)
        self.header.add_badge(self.rating)
        self.depths = ChoiceField(self)
        self.depths.setAccessibleName(self.tr("Depth"))
        self.depths.setMinimumWidth(space(55))
        self.header.add_badge(self.depths)
        self.again = self.header.add_button(
            self.tr("Start again"), "refresh", sentence=self.tr("Forget every answer.")
        )
        self.sections = SectionList(self)
        self.sections.setFixedWidth(SECTIONS_PX)
        self.decided = PlainLabel("", self, wrap=True, role="muted")
        self.facts = TryFacts(self)
        self._lay_out()
        self._connect()

    def begin(self, questionnaire: Questionnaire) -> None:
        """Begin to try a questionnaire."""
        self.trial = begin_trial(self._bridge.session, questionnaire)
        self.header.set_title(
            self.tr("Try: {title}").format(title=questionnaire.title),
            self.tr("Nothing that you answer here is stored."),
        )
        self.facts.show_questions(self.trial.asked_facts)
        self._fill_depths(questionnaire, self.trial.depth)
        self._walk()
        self.sections.mark(questionnaire.sections[0].code)
        self._build(questionnaire.sections[0].code)

    def show_section(self, code: str) -> None:
        """Show the questions of a section."""
        self.sections.mark(code)
        self._build(code)

    def forget(self) -> None:
        """Try nothing."""
        self.trial = self.walk = None
        self.cards = {}
        empty(self._list)

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setObjectName("page")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(space(5), space(4), space(5), space(5))
        inner.setSpacing(space(3))
        inner.addWidget(self.decided)
        self._list = QVBoxLayout()
        self._list.setSpacing(space(3))
        inner.addLayout(self._list)
        inner.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(self.tr("Questions"))
        self._scroll.setWidget(content)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(self._scroll, 1)
        row.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.header.back_requested.connect(self.back_requested)
        self.again.clicked.connect(self._on_again_clicked)
        self.depths.activated.connect(self._on_depths_activated)
        self.sections.section_chosen.connect(self._on_sections_chosen)
        self.facts.fact_given.connect(self._on_facts_given)

    def _fill_depths(self, questionnaire: Questionnaire, depth: str) -> None:
        with QSignalBlocker(self.depths):
            self.depths.clear()
            for one in questionnaire.depths:
                self.depths.addItem(one.label, one.value)
            self.depths.setCurrentIndex(self.depths.findData(depth))
        self.depths.setVisible(bool(questionnaire.depths))

    def _walk(self) -> None:
        """Work out how the trial stands, and show it on the cards that are there."""
        if self.trial is None:
            return
        walk = self.walk = walk_trial(self._bridge.session, self.trial)
        self.rating.set_severity(walk.rating)
        self.sections.show_walkthrough(walk)
        lines = [
            f"{one.title}: {one.label} ({' '.join(one.reasons)})"
            for one in walk.decisions
            if one.outcome
        ]
        self.decided.setText("\n".join(lines))
        self.decided.setVisible(bool(lines))
        for section in walk.sections:
            for state in section.questions:
                if state.question.code in self.cards:
                    self.cards[state.question.code].show_state(state)

    def _build(self, code: str) -> None:
        """Make the cards of a section."""
        empty(self._list)
        self.cards = {}
        for section in self.walk.sections if self.walk is not None else ():
            for state in section.questions if section.code == code else ():
                card = TryCard(state.question, self._scroll.widget())
                card.show_state(state)
                card.answered.connect(self._on_card_answered)
                self.cards[state.question.code] = card
                self._list.addWidget(card)
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def _on_again_clicked(self) -> None:
        if self.trial is not None:
            self.begin(self.trial.questionnaire)

    @Slot(int)
    def _on_depths_activated(self, at: int) -> None:
        if self.trial is not None:
            self.trial = at_depth(self.trial, str(self.depths.itemData(at)))
            self._walk()

    @Slot(str)
    def _on_sections_chosen(self, code: str) -> None:
        self._build(code)

    @Slot(str, object)
    def _on_facts_given(self, code: str, value: JsonValue) -> None:
        if self.trial is not None:
            self.trial = with_fact(self.trial, code, value)
            self._walk()

    @Slot(str, object, str)
    def _on_card_answered(self, code: str, value: JsonValue, comment: str) -> None:
        if self.trial is None:
            return
        self.trial, refusal = with_answer(self.trial, code, value, comment)
        if refusal:
            self.cards[code].show_problem(refusal)
        else:
            self._walk()
