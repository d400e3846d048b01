"""Actions of all assessments: what is agreed, by whom and until when."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.core.states import State
from ddworkbook.gui import place
from ddworkbook.gui.actions_list.action_columns import (
    KIND_FROM_PX,
    WIDTHS,
    ActionColumn,
    action_columns,
    overdue_first,
    standing,
)
from ddworkbook.gui.actions_list.action_steps import ActionSteps
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.tables.marked_model import MarkedModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.allow import allow
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.list_frame import ListFrame
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.actions import list_actions
from ddworkbook.usecases.assessment_views import AssessmentFilter, AssessmentRow
from ddworkbook.usecases.assessments import list_assessments
from ddworkbook.usecases.partner_views import OpenAction

OPEN, ALL = "open", "all"
_MARKS = {"overdue": ("warning", "danger"), "open": ("todo", "muted"), "done": ("done", "muted")}
_UNFROZEN = frozenset({State.DRAFT, State.CHANGES_REQUESTED})


class ActionsPage(Page):
    """The front is the list; a subject is the id of an action to put the cursor on."""

    kinds = frozenset({"action", "assessment", "partner", "signature"})

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        header = PageHeader(self.tr("Actions"), self.tr("What was agreed, by whom and until when"))
        self.add_button = header.add_button(self.tr("&Add action…"), "add", primary=True)
        self.search = SearchField(self.tr("Search actions, owners and partners"))
        self.table = TableView(self.tr("Actions"))
        self.model = MarkedModel(action_columns(self.tr), ActionColumn.STATUS, _mark, self)
        self.table.show_model(self.model, ActionColumn.TEXT, WIDTHS)
        sentence = self.tr(
            "Nothing is agreed yet. Flags suggest actions on the review tab of an assessment."
        )
        empty = EmptyState("actions", sentence, self.tr("Go to the assessments"), "assessments")
        self.frame = ListFrame(header, self.search, self.table, empty, self)
        self.frame.filter.addItem(self.tr("Open actions"), OPEN)
        self.frame.filter.addItem(self.tr("All actions"), ALL)
        self.open_button = self.frame.add_step(self.tr("&Open assessment"), "open")
        self.change_button = self.frame.add_step(self.tr("&Change…"), "edit")
        self.done_button = self.frame.add_step(self.tr("&Done…"), "check")
        self.reopen_button = self.frame.add_step(self.tr("&Reopen"), "undo")
        self.steps = ActionSteps(bridge, self)
        self._wanted = ""
        self._open_for_actions: tuple[AssessmentRow, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        # No heading is chosen at first: what is overdue stands in front.
        self.table.sort_by_headings(-1)

    def redraw(self) -> None:
        """Read the actions again; the cursor stays on its action."""
        session, text = self.bridge.session, self.search.text().strip()
        only_open = self.frame.filter.currentData() == OPEN
        current = self._wanted or self._current_id()
        rows = self.bridge.do(list_actions, session, open_only=only_open, text=text) or ()
        self.model.set_rows(overdue_first(rows))
        is_any = bool(rows) or bool(self.bridge.do(list_actions, session, open_only=False))
        self.frame.show_count(len(rows), is_narrowed=bool(text) or (only_open and is_any))
        wanted = AssessmentFilter(states=_UNFROZEN)
        self._open_for_actions = self.bridge.do(list_assessments, session, wanted) or ()
        none = self.tr("Actions are added while an assessment is a draft, and there is no draft.")
        allow(self.add_button, "" if self._open_for_actions else none)
        self._put_cursor_on(current)

    def go_to(self, where: Place) -> None:
        """Put the cursor on an action; done ones are shown too when it is one of them."""
        self._wanted = where.subject
        if where.subject:
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
        """Leave the text its room in a narrow window."""
        super().resizeEvent(event)
        self.table.setColumnHidden(ActionColumn.KIND, self.width() < KIND_FROM_PX)

    def current(self) -> OpenAction | None:
        """Return the action under the cursor, or None."""
        row = self.table.current_row()
        return row if isinstance(row, OpenAction) else None

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._on_add_clicked)
        self.search.search_changed.connect(self.refresh)
        self.frame.filter.currentIndexChanged.connect(self.refresh)
        self.frame.empty.action_requested.connect(self._on_empty_action_requested)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.change_button.clicked.connect(self._on_change_clicked)
        self.done_button.clicked.connect(self._on_done_clicked)
        self.reopen_button.clicked.connect(self._on_reopen_clicked)

    def _current_id(self) -> str:
        row = self.current()
        return row.action.id if row is not None else ""

    def _put_cursor_on(self, action: str) -> None:
        self._wanted = ""
        ids = [row.action.id for row in self.model.rows()]
        number = ids.index(action) if action in ids else 0
        self.table.setCurrentIndex(self.model.index(number, ActionColumn.TEXT))
        self._on_row_chosen()

    @Slot()
    def _on_row_chosen(self) -> None:
        row = self.current()
        is_done = row is not None and row.action.status == "done"
        nothing = "" if row is not None else self.tr("Choose an action first.")
        for button in (self.open_button, self.change_button):
            allow(button, nothing)
        allow(self.done_button, nothing or (self.tr("It is done already.") if is_done else ""))
        allow(self.reopen_button, nothing or ("" if is_done else self.tr("It is open.")))

    @Slot(object)
    def _on_row_opened(self, row: OpenAction) -> None:
        where = Place(place.ASSESSMENTS, row.action.assessment, row.action.question)
        self.place_requested.emit(where)

    @Slot()
    def _on_empty_action_requested(self) -> None:
        self.place_requested.emit(Place(place.ASSESSMENTS))

    @Slot()
    def _on_add_clicked(self) -> None:
        self.steps.add(self._open_for_actions)

    @Slot()
    def _on_open_clicked(self) -> None:
        if (row := self.current()) is not None:
            self._on_row_opened(row)

    @Slot()
    def _on_change_clicked(self) -> None:
        if (row := self.current()) is not None:
            self.steps.change(row.action)

    @Slot()
    def _on_done_clicked(self) -> None:
        if (row := self.current()) is not None:
            self.steps.close(row.action)

    @Slot()
    def _on_reopen_clicked(self) -> None:
        if (row := self.current()) is not None:
            self.steps.reopen(row.action)


def _mark(row: OpenAction) -> tuple[str, str]:
    return _MARKS[standing(row)]
