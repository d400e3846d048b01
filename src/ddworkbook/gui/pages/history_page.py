"""History: every change as a sentence, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.history.head_card import HeadCard
from ddworkbook.gui.history.history_model import HistoryFilter, HistoryModel
from ddworkbook.gui.history.subjects import place_of
from ddworkbook.gui.moments import minute
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.tables.column import Column
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.history import history_lines
from ddworkbook.usecases.history_subjects import subject_name
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.people import list_people
from ddworkbook.usecases.session import Changed
from ddworkbook.usecases.workbook_files import workbook_info

SEARCH_WIDTH_PX = 360
WIDE_FROM_PX = 1000


class HistoryColumn(IntEnum):
    """The columns in their order."""

    WHEN = 0
    WHO = 1
    WHAT = 2
    ABOUT = 3


WIDTHS: dict[int, int] = {HistoryColumn.WHEN: 150, HistoryColumn.WHO: 160, HistoryColumn.ABOUT: 320}


class HistoryPage(Page):
    """A subject narrows the history to one partner, project or assessment."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._subject = ""
        self._names: dict[tuple[str, str], str] = {}
        self.header = PageHeader(
            self.tr("History"),
            self.tr("Every change: who, when, and what was there before. Nothing is taken out."),
        )
        self.all_button = self.header.add_button(self.tr("Show &everything"), "history")
        self.search = SearchField(self.tr("Search the sentences"), self)
        self.search.setMaximumWidth(SEARCH_WIDTH_PX)
        self.people = ChoiceField(self)
        self.people.setMinimumContentsLength(18)
        self.model = HistoryModel(self._columns(), self._read, self)
        self.table = TableView(self.tr("History"), self)
        self.table.show_model(self.model, HistoryColumn.WHAT, WIDTHS)
        self.nothing = EmptyState("search", self.tr("Nothing in the history fits."))
        self.head = HeadCard(self)
        self._lay_out()
        self._connect()

    def redraw(self) -> None:
        """Read the newest lines again."""
        self._names.clear()
        self._fill_people()
        self._begin()
        info = self.bridge.do(workbook_info, self.bridge.session)
        if info is not None:
            self.head.show_head(info.head)
        self.all_button.setVisible(bool(self._subject))

    def go_to(self, where: Place) -> None:
        """Show the history of a subject, or all of it."""
        self._subject = where.subject
        self.refresh()

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def forget(self) -> None:
        """Show everything of the next workbook."""
        self._subject = ""
        self.search.clear()
        self.people.clear()

    def is_mine(self, change: Changed) -> bool:
        """Return True for everything that is stored in the workbook."""
        return bool(change.kinds - {"settings", "directory"})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sentences their room in a narrow window."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE_FROM_PX
        self.table.setColumnWidth(HistoryColumn.ABOUT, WIDTHS[HistoryColumn.ABOUT] if wide else 200)

    def _begin(self) -> None:
        person = str(self.people.currentData() or "")
        self.model.begin(HistoryFilter(self.search.text().strip(), person))
        some = bool(self.model.rowCount()) or not self.model.is_done()
        self._stack.setCurrentWidget(self.table if some else self.nothing)

    def _read(self, before: str, limit: int) -> Sequence[HistoryLine]:
        session = self.bridge.session
        lines = self.bridge.do(history_lines, session, self._subject, limit=limit, before=before)
        return lines or ()

    def _subject_name(self, line: HistoryLine) -> str:
        key = (line.subject, line.kind.partition(".")[0])
        if key not in self._names:
            name = self.bridge.do(subject_name, self.bridge.session, line)
            self._names[key] = name or ""
        return self._names[key]

    def _fill_people(self) -> None:
        chosen = self.people.currentData()
        self.people.blockSignals(True)
        self.people.clear()
        self.people.addItem(self.tr("Everybody"), "")
        for row in self.bridge.do(list_people, self.bridge.session) or ():
            self.people.addItem(row.person.name, row.person.id)
        self.people.setCurrentIndex(max(0, self.people.findData(chosen)))
        self.people.blockSignals(False)

    def _lay_out(self) -> None:
        label = PlainLabel(self.tr("By"), role="muted")
        label.setBuddy(self.people)
        self.people.setAccessibleName(self.tr("By whom"))
        bar = QHBoxLayout()
        bar.setSpacing(space(2))
        bar.addWidget(self.search, 1)
        bar.addSpacing(space(2))
        bar.addWidget(label)
        bar.addWidget(self.people)
        bar.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        body = QVBoxLayout()
        body.setContentsMargins(space(5), space(4), space(5), space(4))
        body.setSpacing(space(3))
        body.addLayout(bar)
        body.addWidget(self._stack, 1)
        body.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.all_button.clicked.connect(self._on_all_clicked)
        self.search.search_changed.connect(self._on_filter_changed)
        self.people.currentIndexChanged.connect(self._on_filter_changed)
        self.table.row_opened.connect(self._on_row_opened)
        self.head.copied.connect(self._on_head_copied)

    def _columns(self) -> tuple[Column[HistoryLine], ...]:
        return (
            Column(self.tr("When"), lambda line: minute(line.at)),
            Column(self.tr("Who"), lambda line: line.actor_name or self.tr("the program")),
            Column(self.tr("What"), lambda line: line.sentence),
            Column(self.tr("About"), self._subject_name),
        )

    @Slot()
    def _on_all_clicked(self) -> None:
        self.go_to(Place("history"))

    @Slot()
    def _on_filter_changed(self) -> None:
        if self.bridge.is_open:
            self._begin()

    @Slot(object)
    def _on_row_opened(self, line: HistoryLine | None) -> None:
        where = place_of(line) if line is not None else None
        if where is not None:
            self.place_requested.emit(where)

    @Slot()
    def _on_head_copied(self) -> None:
        self.bridge.noticed.emit(self.tr("The head is in the clipboard."))
