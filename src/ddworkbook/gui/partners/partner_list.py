"""The front of the page of partners: all of them, searched and sorted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.tables.column import Column
from ddworkbook.gui.tables.lazy_model import LazyModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.partner_list import partner_ids, partner_lines
from ddworkbook.usecases.partner_views import PartnerRow

SEARCH_WIDTH_PX = 360


class PartnerColumn(IntEnum):
    """The columns in their order."""

    NAME = 0
    COUNTRY = 1
    KIND = 2
    RATING = 3
    ASSESSMENTS = 4
    ACTIONS = 5
    REVIEW = 6


WIDTHS: dict[int, int] = {
    PartnerColumn.COUNTRY: 136,
    PartnerColumn.KIND: 176,
    PartnerColumn.RATING: 136,
    PartnerColumn.ASSESSMENTS: 112,
    PartnerColumn.ACTIONS: 116,
    PartnerColumn.REVIEW: 112,
}
# px; below it the least pressing columns give their room to the name.
ALL_COLUMNS_FROM_PX = 1000


class PartnerList(QWidget):
    """Signals: partner_requested(str) with an id; add_requested()."""

    partner_requested = Signal(str)
    add_requested = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._order = ("name", False)
        self.header = PageHeader(
            self.tr("Partners"), self.tr("The organisations that you work with, and how they stand")
        )
        self.add_button = self.header.add_button(
            self.tr("&Add partner"),
            "add",
            primary=True,
            sentence=self.tr("Find an organisation in the directory, or type it by hand."),
        )
        self.search = SearchField(self.tr("Search names and identifiers"), self)
        self.search.setMaximumWidth(SEARCH_WIDTH_PX)
        self.count = PlainLabel(role="muted")
        self.model = LazyModel(self._columns(), self._fetch, self)
        self.table = TableView(self.tr("Partners"), self)
        self.table.show_model(self.model, PartnerColumn.NAME, WIDTHS)
        self.empty = EmptyState(
            "partners",
            self.tr("No partner yet. Begin with the organisation that you want to work with."),
            self.tr("Add partner"),
        )
        self.nothing = EmptyState("search", "")
        self._lay_out()
        self._connect()
        self.table.sort_by_headings(PartnerColumn.NAME)

    def redraw(self) -> None:
        """Read the ids again and keep the cursor on its partner."""
        current = self.model.id_at(self.table.currentIndex().row())
        text = self.search.text().strip()
        order, descending = self._order
        session = self._bridge.session
        ids = self._bridge.do(partner_ids, session, text, order, descending=descending)
        self.model.set_ids(ids or ())
        self._show_count(len(ids or ()), text)
        place = self.model.place_of(current)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the name its room in a narrow window."""
        super().resizeEvent(event)
        for column in (PartnerColumn.KIND, PartnerColumn.ASSESSMENTS):
            self.table.setColumnHidden(column, self.width() < ALL_COLUMNS_FROM_PX)

    def _show_count(self, count: int, text: str) -> None:
        words = self.tr("{count} found") if text else self.tr("{count} in all")
        self.count.setText(words.format(count=f"{count:,}"))
        if count:
            self._stack.setCurrentWidget(self.table)
        elif text:
            self.nothing.set_sentence(
                self.tr("No partner has “{text}” in a name or identifier.").format(text=text)
            )
            self._stack.setCurrentWidget(self.nothing)
        else:
            self._stack.setCurrentWidget(self.empty)
        self._bar.setVisible(bool(count or text))

    def _lay_out(self) -> None:
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(space(5), space(4), space(5), 0)
        bar.addWidget(self.search, 1)
        bar.addStretch(1)
        bar.addWidget(self.count)
        self._stack = QStackedWidget(self)
        for widget in (self.table, self.empty, self.nothing):
            self._stack.addWidget(widget)
        framed = QVBoxLayout()
        framed.setContentsMargins(space(5), space(3), space(5), space(4))
        framed.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._bar)
        column.addLayout(framed, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_requested)
        self.empty.action_requested.connect(self.add_requested)
        self.search.search_changed.connect(self._on_search_changed)
        self.table.row_opened.connect(self._on_row_opened)
        self.model.order_requested.connect(self._on_order_requested)

    def _fetch(self, ids: Sequence[str]) -> Sequence[PartnerRow]:
        return self._bridge.do(partner_lines, self._bridge.session, ids) or ()

    def _columns(self) -> tuple[Column[PartnerRow], ...]:
        def number(value: int) -> str:
            return str(value) if value else "–"

        return (
            Column(self.tr("Name"), lambda row: row.name, order="name"),
            Column(self.tr("Country"), lambda row: row.country_name, order="country"),
            Column(self.tr("Kind"), lambda row: row.kind_label, order="kind"),
            Column(
                self.tr("Rating"),
                lambda row: row.rating.word if row.rating else self.tr("Not rated"),
                rating=lambda row: row.rating,
                order="rating",
            ),
            Column(
                self.tr("Assessments"),
                lambda row: number(row.assessments),
                number=True,
                order="assessments",
            ),
            Column(
                self.tr("Open actions"),
                lambda row: number(row.open_actions),
                number=True,
                order="actions",
            ),
            Column(self.tr("Next review"), lambda row: row.next_review or "–", order="review"),
        )

    @Slot(str)
    def _on_search_changed(self, _text: str) -> None:
        if self._bridge.is_open:
            self.redraw()

    @Slot(object)
    def _on_row_opened(self, row: PartnerRow | None) -> None:
        if row is not None:
            self.partner_requested.emit(row.id)

    @Slot(str, bool)
    def _on_order_requested(self, order: str, descending: bool) -> None:
        self._order = (order, descending)
        if self._bridge.is_open:
            self.redraw()
