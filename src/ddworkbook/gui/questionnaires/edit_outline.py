"""The outline of an own copy: its head, its sections, their questions; searched by words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ddworkbook.core.folding import fold
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.tokens import space
from ddworkbook.gui.questionnaires.edit_cards import HEAD
from ddworkbook.gui.questionnaires.question_reader import searched_text
from ddworkbook.gui.tables.lines_model import LinesModel
from ddworkbook.gui.tables.table_model import ROW_ROLE
from ddworkbook.gui.widgets.search_field import SearchField

WIDTH_PX = space(70)


class EditOutline(QFrame):
    """Signals: code_chosen(str) when somebody marks another line."""

    code_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._questionnaire: Questionnaire | None = None
        self.search = SearchField(self.tr("Search the questions"), self)
        self.model = LinesModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Sections and questions"))
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), 0, space(3))
        column.setSpacing(space(3))
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        self.search.search_changed.connect(self._on_search_changed)
        self.view.selectionModel().currentChanged.connect(self._on_view_moved)

    def show_questionnaire(self, questionnaire: Questionnaire) -> None:
        """List its lines; the marked one stays."""
        kept = self.code()
        self._questionnaire = questionnaire
        words = fold(self.search.text()).split()
        lines = _found(questionnaire, words) if words else _all(questionnaire)
        if lines != self.model.lines():
            self._fill(lines)
            self.mark(kept)
        if not self.code() and lines:
            self.view.setCurrentIndex(self.model.index(0))

    def code(self) -> str:
        """Return the code of the marked line, or ""."""
        index = self.view.currentIndex()
        return str(index.data(ROW_ROLE)) if index.isValid() else ""

    def mark(self, code: str) -> bool:
        """Mark the line of a code; return False when it is not listed."""
        number = self.model.place_of(code)
        if number >= 0:
            self.view.setCurrentIndex(self.model.index(number))
        return number >= 0

    def title(self) -> str:
        """Return what the marked line is, in short."""
        code = self.code()
        for section in () if self._questionnaire is None else self._questionnaire.sections:
            if any(question.code == code for question in section.questions):
                return f"{code}, {section.title}"
        return str(self.view.currentIndex().data() or "")

    def _fill(self, lines: list[tuple[str, str]]) -> None:
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.set_lines(lines)
        selection.blockSignals(False)

    @Slot(str)
    def _on_search_changed(self, _text: str) -> None:
        if self._questionnaire is not None:
            self.show_questionnaire(self._questionnaire)

    @Slot(QModelIndex)
    def _on_view_moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.code_chosen.emit(self.code())


def _all(questionnaire: Questionnaire) -> list[tuple[str, str]]:
    words = QCoreApplication.translate("EditOutline", "About the questionnaire")
    lines = [(HEAD, words)]
    for section in questionnaire.sections:
        lines.append((section.code, section.title))
        lines += [(one.code, f"    {one.code}  {one.text}") for one in section.questions]
    return lines


def _found(questionnaire: Questionnaire, words: list[str]) -> list[tuple[str, str]]:
    return [
        (one.code, f"{one.code}  {one.text}")
        for one in questionnaire.questions
        if all(word in fold(searched_text(one)) for word in words)
    ]
