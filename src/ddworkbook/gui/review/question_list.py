"""The reviewer's list: all asked questions with answer, evidence, flags and notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import space
from ddworkbook.gui.review.question_rows import (
    CONTEXT,
    FILTERS,
    QuestionRow,
    let_through,
    question_rows,
)
from ddworkbook.gui.tables.column import Column
from ddworkbook.gui.tables.rows_model import RowsModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.assessment_views import AssessmentPage

QUESTION, ANSWER = 1, 2  # the columns that share the room that the others leave
_WIDTHS = {0: 64, 3: 80, 4: 128, 5: 64}  # px


class QuestionList(QWidget):
    """Signals: question_chosen(str) when the cursor moves; question_opened(str) on Enter."""

    question_chosen = Signal(str)
    question_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = ChoiceField(self)
        self.filter.setAccessibleName(self.tr("Which questions"))
        for name, (label, _lets_through) in FILTERS.items():
            self.filter.addItem(QCoreApplication.translate(CONTEXT, label), name)
        self.search = SearchField(self.tr("Search questions and answers"), self)
        self._count = PlainLabel("", role="small", parent=self)
        self.table = TableView(self.tr("Questions and answers"), self)
        self.model: RowsModel[QuestionRow] = RowsModel(self._columns(), self)
        self.table.show_model(self.model, QUESTION, _WIDTHS)
        # A reviewer reads whole questions and whole answers.
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(ANSWER, QHeaderView.ResizeMode.Stretch)
        to_contents = QHeaderView.ResizeMode.ResizeToContents
        self.table.verticalHeader().setSectionResizeMode(to_contents)
        self._rows: tuple[QuestionRow, ...] = ()
        self._chosen = ""
        # Rows find their heights only when the columns have their widths.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._lay_out()
        self._connect()

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show the questions; the cursor stays on its question."""
        self._rows = question_rows(page)
        self._show()

    def chosen(self) -> str:
        """Return the code under the cursor, or ""."""
        return self._chosen

    def choose(self, code: str) -> None:
        """Put the cursor on a question; the filter goes back to all when it hides it."""
        if code not in [row.code for row in self.model.rows()]:
            self.search.clear()
            self.filter.setCurrentIndex(0)
        self._chosen = code
        self._show()

    def _columns(self) -> tuple[Column[QuestionRow], ...]:
        return (
            Column(self.tr("Code"), lambda row: row.code),
            Column(self.tr("Question"), lambda row: row.state.question.text),
            Column(self.tr("Answer"), lambda row: row.answer or "–"),
            Column(
                self.tr("Evidence"),
                lambda row: str(row.evidence or ""),
                key=lambda row: row.evidence,
                number=True,
            ),
            Column(
                self.tr("Flag"),
                lambda row: row.worst.word if row.worst is not Severity.NONE else "",
                key=lambda row: row.worst.rank,
                rating=lambda row: row.worst if row.worst is not Severity.NONE else None,
            ),
            Column(
                self.tr("Notes"),
                lambda row: str(row.notes or ""),
                key=lambda row: row.notes,
                number=True,
            ),
        )

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(space(2))
        tools.addWidget(self.filter)
        tools.addWidget(self.search, 1)
        tools.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(tools)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._on_filter_changed)
        self.search.search_changed.connect(self._on_filter_changed)
        self.table.row_chosen.connect(self._on_table_row_chosen)
        self.table.row_opened.connect(partial(self._open))
        self.table.horizontalHeader().sectionResized.connect(self._settle.start)
        self._settle.timeout.connect(self._on_settle_timeout)

    def _show(self) -> None:
        shown = let_through(self._rows, str(self.filter.currentData()), self.search.text())
        # The cursor is put back below; moving it must not look like a choice.
        blocked = self.table.blockSignals(True)
        self.model.set_rows(shown)
        told = self.tr("{shown} of {all}").format(shown=len(shown), all=len(self._rows))
        self._count.setText(told)
        codes = [row.code for row in self.model.rows()]
        place = codes.index(self._chosen) if self._chosen in codes else 0
        self._chosen = codes[place] if codes else ""
        self.table.setCurrentIndex(self.model.index(place, QUESTION))
        self.table.blockSignals(blocked)
        self._settle.start()
        self.question_chosen.emit(self._chosen)

    @Slot()
    def _on_filter_changed(self) -> None:
        self._show()

    @Slot(object)
    def _on_table_row_chosen(self, row: QuestionRow | None) -> None:
        if row is not None and row.code != self._chosen:
            self._chosen = row.code
            self.question_chosen.emit(row.code)

    @Slot()
    def _on_settle_timeout(self) -> None:
        self.table.resizeRowsToContents()
        self.table.scrollTo(self.table.currentIndex())

    def _open(self, row: QuestionRow) -> None:
        self.question_opened.emit(row.code)
