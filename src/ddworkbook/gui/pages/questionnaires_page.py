"""Questionnaires: the editions, and what each asks, when, and why it flags."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ddworkbook.core.folding import fold
from ddworkbook.core.questionnaire import Questionnaire, Section
from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.questionnaires.question_reader import question_card, searched_text
from ddworkbook.gui.tables.lines_model import LinesModel
from ddworkbook.gui.tables.table_model import ROW_ROLE
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.card_columns import CardColumns
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.questionnaires import (
    QuestionnaireRow,
    list_questionnaires,
    show_questionnaire,
)

SIDE_WIDTH_PX = 340
MOST_EDITIONS = 5  # Further ones scroll.


class QuestionnairesPage(Page):
    """A subject is the hash of an edition; a part the code of a question or a section."""

    kinds = frozenset({"edition", "assessment"})

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.header = PageHeader(
            self.tr("Questionnaires"), self.tr("What is asked, when, and why an answer is flagged")
        )
        self._shown: Questionnaire | None = None
        self._cards: dict[str, Card] = {}
        self.editions = LinesModel(self)
        self.edition_list = _list_view(self.editions, self.tr("Editions"))
        self.search = SearchField(self.tr("Search questions, choices, reasons"), self)
        self.outline = LinesModel(self)
        self.outline_list = _list_view(self.outline, self.tr("Sections"))
        self.outline_list.setProperty("role", "sections")
        self.reader = CardColumns(self)
        self._lay_out()
        self._connect()

    def redraw(self) -> None:
        """Read which editions there are."""
        rows = self.bridge.do(list_questionnaires, self.bridge.session) or ()
        kept = self.edition_list.currentIndex().data(ROW_ROLE)
        self.editions.set_lines([(row.edition, self._edition_words(row)) for row in rows])
        height = max(self.edition_list.sizeHintForRow(0), 1) * max(1, min(MOST_EDITIONS, len(rows)))
        self.edition_list.setFixedHeight(height + space(2))
        self._choose_edition(str(kept or (rows[0].edition if rows else "")))

    def go_to(self, where: Place) -> None:
        """Show an edition and one of its questions."""
        self.refresh()
        if where.subject:
            self._choose_edition(where.subject)
        elif where.part:
            self._choose_edition_with(where.part)
        if where.part:
            self._show(where.part)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def forget(self) -> None:
        """Search for nothing."""
        self.search.clear()

    def _choose_edition(self, edition: str) -> None:
        number = self.editions.place_of(edition)
        if number >= 0:
            self.edition_list.setCurrentIndex(self.editions.index(number))
            self._shown = self.bridge.do(show_questionnaire, self.bridge.session, edition)
            self._draw_outline()

    def _choose_edition_with(self, code: str) -> None:
        """Choose the newest edition that asks a question."""
        session = self.bridge.session
        for row in self.bridge.do(list_questionnaires, session) or ():
            found = self.bridge.do(show_questionnaire, session, row.edition)
            if found is not None and found.question(code) is not None:
                self._choose_edition(row.edition)
                return

    def _draw_outline(self) -> None:
        """List the sections, or the questions that were searched for, and show the first."""
        if self._shown is None:
            return
        words = fold(self.search.text()).split()
        if words:
            lines = [
                (question.code, f"{question.code}  {question.text}")
                for question in self._shown.questions
                if all(word in fold(searched_text(question)) for word in words)
            ]
        else:
            lines = [(one.code, _section_words(one)) for one in self._shown.sections]
        self.outline.set_lines(lines)
        if lines:
            self.outline_list.setCurrentIndex(self.outline.index(0))
        else:
            self.reader.set_cards([self._nothing_card()], [])

    def _show(self, code: str) -> None:
        """Draw the section with this code, or the one that holds this question."""
        if self._shown is None:
            return
        for section in self._shown.sections:
            inside = any(question.code == code for question in section.questions)
            if inside or section.code == code:
                self._draw_section(self._shown, section)
                if inside:
                    self._scroll_to(code)
                    self._mark_in_outline(section.code)
                return

    def _draw_section(self, questionnaire: Questionnaire, section: Section) -> None:
        head = Card(section.title)
        head.setProperty("role", "empty")
        if section.introduction:
            head.body.addWidget(PlainLabel(section.introduction, wrap=True, role="muted"))
        self._cards = {
            question.code: question_card(questionnaire, question) for question in section.questions
        }
        self.reader.set_cards([head, *self._cards.values()], [])
        self.reader.verticalScrollBar().setValue(0)

    def _scroll_to(self, code: str) -> None:
        """Bring a card to the top once it has its place."""
        for other, card in self._cards.items():
            card.setProperty("current", other == code)
        self.reader.bring_to_top(self._cards[code])

    def _mark_in_outline(self, section: str) -> None:
        """Put the cursor of the outline on a section, where it lists sections."""
        number = self.outline.place_of(section)
        selection = self.outline_list.selectionModel()
        if number >= 0:
            selection.blockSignals(True)
            self.outline_list.setCurrentIndex(self.outline.index(number))
            selection.blockSignals(False)
            self.outline_list.viewport().update()

    def _nothing_card(self) -> Card:
        card = Card()
        card.body.addWidget(PlainLabel(self.tr("No question fits what you searched for.")))
        return card

    def _edition_words(self, row: QuestionnaireRow) -> str:
        kept = self.tr("in this workbook") if row.adopted else self.tr("comes with the program")
        words = self.tr("{title}\nEdition {version}, {kept}")
        return words.format(title=row.title, version=row.version, kept=kept)

    def _lay_out(self) -> None:
        side = QFrame(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(space(5), space(4), 0, space(4))
        column.setSpacing(space(3))
        for widget in (self.edition_list, self.search):
            column.addWidget(widget)
        column.addWidget(self.outline_list, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.reader, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addLayout(row, 1)

    def _connect(self) -> None:
        self.edition_list.clicked.connect(self._on_edition_list_chosen)
        self.edition_list.activated.connect(self._on_edition_list_chosen)
        self.outline_list.selectionModel().currentChanged.connect(self._on_outline_list_moved)
        self.search.search_changed.connect(self._on_search_changed)

    @Slot(QModelIndex)
    def _on_edition_list_chosen(self, index: QModelIndex) -> None:
        self._choose_edition(str(index.data(ROW_ROLE)))

    @Slot(QModelIndex)
    def _on_outline_list_moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show(str(index.data(ROW_ROLE)))

    @Slot(str)
    def _on_search_changed(self, _text: str) -> None:
        if self.bridge.is_open:
            self._draw_outline()


def _section_words(section: Section) -> str:
    return f"{section.title} ({len(section.questions)})"


def _list_view(model: LinesModel, name: str) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setWordWrap(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    return view
