"""A questionnaire to be read: its outline, a search, and the cards of a section."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QListView, QWidget

from ddworkbook.core.folding import fold
from ddworkbook.core.questionnaire import Questionnaire, Section
from ddworkbook.gui.questionnaires.question_reader import question_card, searched_text
from ddworkbook.gui.tables.lines_model import LinesModel
from ddworkbook.gui.tables.table_model import ROW_ROLE
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.card_columns import CardColumns
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField


class ReadingView(CardColumns):
    """The cards; `search` and `outline_list` stand where the page wants them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Questionnaire | None = None
        self._cards_by_code: dict[str, Card] = {}
        self.search = SearchField(self.tr("Search questions, choices, reasons"), parent)
        self.outline = LinesModel(self)
        self.outline_list = list_view(self.outline, self.tr("Sections"))
        self.outline_list.setProperty("role", "sections")
        self.outline_list.selectionModel().currentChanged.connect(self._on_outline_list_moved)
        self.search.search_changed.connect(self._on_search_changed)

    def show_questionnaire(self, questionnaire: Questionnaire | None) -> None:
        """Show a questionnaire from its first section on; None shows nothing."""
        self._shown = questionnaire
        self._draw_outline()

    def show_code(self, code: str) -> None:
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

    def _draw_outline(self) -> None:
        """List the sections, or the questions that were searched for, and show the first."""
        if self._shown is None:
            self.outline.set_lines([])
            self.set_cards([], [])
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
            self.set_cards([self._nothing_card()], [])

    def _draw_section(self, questionnaire: Questionnaire, section: Section) -> None:
        head = Card(section.title)
        head.setProperty("role", "empty")
        if section.introduction:
            head.body.addWidget(PlainLabel(section.introduction, wrap=True, role="muted"))
        self._cards_by_code = {
            question.code: question_card(questionnaire, question) for question in section.questions
        }
        self.set_cards([head, *self._cards_by_code.values()], [])
        self.verticalScrollBar().setValue(0)

    def _scroll_to(self, code: str) -> None:
        """Bring a card to the top once it has its place."""
        for other, card in self._cards_by_code.items():
            card.setProperty("current", other == code)
        self.bring_to_top(self._cards_by_code[code])

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

    @Slot(QModelIndex)
    def _on_outline_list_moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.show_code(str(index.data(ROW_ROLE)))

    @Slot(str)
    def _on_search_changed(self, _text: str) -> None:
        if self._shown is not None:
            self._draw_outline()


def list_view(model: LinesModel, name: str) -> QListView:
    """Return a list of lines that wrap."""
    view = QListView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setWordWrap(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    return view


def _section_words(section: Section) -> str:
    return f"{section.title} ({len(section.questions)})"
