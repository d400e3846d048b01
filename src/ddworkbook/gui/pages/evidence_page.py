"""Evidence of all assessments: what proves which answers, and how fresh it is."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.gui import place
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.evidence_list.evidence_columns import (
    ISSUED_FROM_PX,
    UNDATED,
    WIDTHS,
    EvidenceColumn,
    evidence_columns,
    freshness,
    mark,
)
from ddworkbook.gui.evidence_list.evidence_steps import EvidenceSteps
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.tables.marked_model import MarkedModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.allow import allow
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.list_frame import ListFrame
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.evidence import list_evidence
from ddworkbook.usecases.partner_views import EvidenceRow

ALL = "all"


class EvidencePage(Page):
    """The front is the list; a subject is the id of a piece of evidence to put the cursor on."""

    kinds = frozenset({"evidence", "assessment", "partner", "signature"})

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        purpose = self.tr("Files that prove answers, and whether they are still fresh")
        header = PageHeader(self.tr("Evidence"), purpose)
        self.search = SearchField(self.tr("Search names, notes and partners"))
        self.table = TableView(self.tr("Evidence"))
        self.model = MarkedModel(evidence_columns(self.tr), EvidenceColumn.FRESHNESS, mark, self)
        self.table.show_model(self.model, EvidenceColumn.NAME, WIDTHS)
        sentence = self.tr(
            "No evidence yet. Drop a file onto a question of an assessment to attach it."
        )
        empty = EmptyState("evidence", sentence, self.tr("Go to the assessments"), "assessments")
        self.frame = ListFrame(header, self.search, self.table, empty, self)
        for word, name in (
            (self.tr("All evidence"), ALL),
            (self.tr("Expired"), "expired"),
            (self.tr("Expires soon"), "soon"),
            (self.tr("Fresh"), ""),
            (self.tr("No date"), UNDATED),
        ):
            self.frame.filter.addItem(word, name)
        self.open_button = self.frame.add_step(self.tr("&Open assessment"), "open")
        self.look_button = self.frame.add_step(self.tr("&Look at it"), "external")
        self.save_button = self.frame.add_step(self.tr("&Save a copy…"), "save")
        self.dates_button = self.frame.add_step(self.tr("&Dates…"), "calendar")
        self.steps = EvidenceSteps(bridge, self)
        self._wanted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        # No heading is chosen at first: what expires first stands in front.
        self.table.sort_by_headings(-1)

    def redraw(self) -> None:
        """Read the evidence again; the cursor stays on its piece."""
        text, wanted = self.search.text().strip(), self.frame.filter.currentData()
        current = self._wanted or self._current_id()
        found = self.bridge.do(list_evidence, self.bridge.session, text) or ()
        shown = [row for row in found if wanted in (ALL, freshness(row))]
        self.model.set_rows(shown)
        self.frame.show_count(len(shown), is_narrowed=bool(text) or wanted != ALL)
        self._put_cursor_on(current)

    def go_to(self, where: Place) -> None:
        """Put the cursor on a piece of evidence."""
        self._wanted = where.subject
        if where.subject:
            self.search.clear()
            self.frame.filter.setCurrentIndex(self.frame.filter.findData(ALL))
        self.refresh()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def forget(self) -> None:
        """Search for nothing."""
        self.search.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the name its room in a narrow window."""
        super().resizeEvent(event)
        self.table.setColumnHidden(EvidenceColumn.ISSUED, self.width() < ISSUED_FROM_PX)

    def current(self) -> EvidenceRow | None:
        """Return the piece of evidence under the cursor, or None."""
        row = self.table.current_row()
        return row if isinstance(row, EvidenceRow) else None

    def _connect(self) -> None:
        self.search.search_changed.connect(self.refresh)
        self.frame.filter.currentIndexChanged.connect(self.refresh)
        self.frame.empty.action_requested.connect(self._on_empty_action_requested)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.look_button.clicked.connect(self._on_look_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.dates_button.clicked.connect(self._on_dates_clicked)

    def _current_id(self) -> str:
        row = self.current()
        return row.evidence.id if row is not None else ""

    def _put_cursor_on(self, evidence: str) -> None:
        self._wanted = ""
        ids = [row.evidence.id for row in self.model.rows()]
        number = ids.index(evidence) if evidence in ids else 0
        self.table.setCurrentIndex(self.model.index(number, EvidenceColumn.NAME))
        self._on_row_chosen()

    @Slot()
    def _on_row_chosen(self) -> None:
        row = self.current()
        nothing = "" if row is not None else self.tr("Choose a piece of evidence first.")
        for button in (self.open_button, self.save_button, self.dates_button):
            allow(button, nothing)
        unsafe = self.steps.opening_refusal(row) if row is not None else nothing
        allow(self.look_button, unsafe, self.tr("Show a copy with the program for such files."))

    @Slot(object)
    def _on_row_opened(self, row: EvidenceRow) -> None:
        code = row.evidence.codes[0] if row.evidence.codes else ""
        self.place_requested.emit(Place(place.ASSESSMENTS, row.evidence.assessment, code))

    @Slot()
    def _on_empty_action_requested(self) -> None:
        self.place_requested.emit(Place(place.ASSESSMENTS))

    @Slot()
    def _on_open_clicked(self) -> None:
        if (row := self.current()) is not None:
            self._on_row_opened(row)

    @Slot()
    def _on_look_clicked(self) -> None:
        if (row := self.current()) is not None:
            self.steps.look_at(row)

    @Slot()
    def _on_save_clicked(self) -> None:
        if (row := self.current()) is not None:
            self.steps.save_copy(row)

    @Slot()
    def _on_dates_clicked(self) -> None:
        if (row := self.current()) is not None:
            self.steps.set_dates(row)
