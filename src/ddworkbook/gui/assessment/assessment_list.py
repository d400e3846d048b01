"""The front of the page: all assessments as a table, with search and filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.core.severity import Severity
from ddworkbook.core.states import State
from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.assessment_columns import (
    HIDDEN_BELOW,
    STATE,
    WIDTHS,
    assessment_columns,
)
from ddworkbook.gui.assessment.state_chip import StateDelegate
from ddworkbook.gui.tables.rows_model import RowsModel
from ddworkbook.gui.tables.table_model import TableModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.assessment_views import AssessmentFilter, AssessmentRow


class AssessmentList(QWidget):
    """Signals: opened(str) with an id; start_requested(); filter_changed()."""

    opened = Signal(str)
    start_requested = Signal()
    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(
            self.tr("Assessments"),
            self.tr("One questionnaire answered about one partner, from draft to signed record."),
        )
        self.start_button = self.header.add_button(
            self.tr("Start assessment…"),
            "add",
            primary=True,
            sentence=self.tr("Choose partner and questionnaire, and begin to answer."),
        )
        self.search = SearchField(self.tr("Search partners and titles"))
        self.states = ChoiceField()
        self.ratings = ChoiceField()
        self._fill_filters()
        self.model = RowsModel(assessment_columns(), self)
        self.table = TableView(self.tr("Assessments"))
        self.table.show_model(cast("TableModel[object]", self.model), 0, WIDTHS)
        self.table.setItemDelegateForColumn(STATE, StateDelegate(self.table))
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(
            -1, self.table.horizontalHeader().sortIndicatorOrder()
        )
        self.empty = EmptyState(
            "assessments", self.tr("No assessment was started yet."), self.tr("Start assessment…")
        )
        self.nothing = EmptyState("search", self.tr("No assessment is like that."))
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def wanted(self) -> AssessmentFilter:
        """Return what the fields ask for."""
        state, rating = str(self.states.currentData()), str(self.ratings.currentData())
        return AssessmentFilter(
            text=self.search.text().strip(),
            states=frozenset({State(state)} if state else ()),
            ratings=frozenset({Severity(rating)} if rating else ()),
        )

    def show_rows(self, rows: Sequence[AssessmentRow]) -> None:
        """Show these assessments; the marked one stays marked."""
        before = self.table.current_row()
        self.model.set_rows(rows)
        if isinstance(before, AssessmentRow):
            ids = [row.id for row in self.model.rows()]
            if before.id in ids:
                self.table.setCurrentIndex(self.model.index(ids.index(before.id), 0))
        unfiltered = self.wanted() == AssessmentFilter()
        empty = self.empty if unfiltered else self.nothing
        self.stack.setCurrentWidget(self.table if rows else empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where names would have no room."""
        super().resizeEvent(event)
        for column, width in HIDDEN_BELOW.items():
            self.table.setColumnHidden(column, self.width() < width)

    def _lay_out(self) -> None:
        for widget in (self.table, self.empty, self.nothing):
            self.stack.addWidget(widget)
        self.states.setAccessibleName(self.tr("Filter by state"))
        self.ratings.setAccessibleName(self.tr("Filter by rating"))
        filters = QHBoxLayout()
        filters.setSpacing(space(2))
        filters.addWidget(self.search, 1)
        filters.addWidget(self.states)
        filters.addWidget(self.ratings)
        inside = QVBoxLayout()
        inside.setContentsMargins(space(5), space(4), space(5), space(4))
        inside.setSpacing(space(3))
        inside.addLayout(filters)
        inside.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(inside, 1)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self.start_requested)
        self.empty.action_requested.connect(self.start_requested)
        self.search.search_changed.connect(self.filter_changed)
        self.states.currentIndexChanged.connect(self.filter_changed)
        self.ratings.currentIndexChanged.connect(self.filter_changed)
        self.table.row_opened.connect(self._on_table_row_opened)

    @Slot(object)
    def _on_table_row_opened(self, row: AssessmentRow) -> None:
        self.opened.emit(row.id)

    def _fill_filters(self) -> None:
        self.states.addItem(self.tr("Every state"), "")
        for state in State:
            self.states.addItem(state.word, state.value)
        self.ratings.addItem(self.tr("Every rating"), "")
        for rating in Severity:
            self.ratings.addItem(rating.word, rating.value)
