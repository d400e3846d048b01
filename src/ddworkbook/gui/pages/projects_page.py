"""Projects: the collaborations that assessments are about."""

from __future__ import annotations

from enum import IntEnum
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.core.project import Project
from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.project_dialog import ProjectDialog
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.tables.column import Column
from ddworkbook.gui.tables.rows_model import RowsModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.projects import ProjectRow, add_project, change_project, list_projects

SEARCH_WIDTH_PX = 360


class ProjectColumn(IntEnum):
    """The columns in their order."""

    TITLE = 0
    FUNDER = 1
    REFERENCE = 2
    DATES = 3
    PARTNERS = 4
    ASSESSMENTS = 5


WIDTHS: dict[int, int] = {
    ProjectColumn.FUNDER: 168,
    ProjectColumn.REFERENCE: 112,
    ProjectColumn.DATES: 112,
    ProjectColumn.PARTNERS: 320,
    ProjectColumn.ASSESSMENTS: 112,
}


class ProjectsPage(Page):
    """A subject is a project's id: it is put under the cursor."""

    kinds = frozenset({"project", "partner", "assessment"})

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.header = PageHeader(
            self.tr("Projects"), self.tr("The collaborations that the questions are asked about")
        )
        self.add_button = self.header.add_button(
            self.tr("&Add project"),
            "add",
            primary=True,
            sentence=self.tr("Write down a collaboration and who is in it."),
        )
        self.search = SearchField(self.tr("Search titles, funders, references"), self)
        self.search.setMaximumWidth(SEARCH_WIDTH_PX)
        self.model: RowsModel[ProjectRow] = RowsModel(self._columns(), self)
        self.table = TableView(self.tr("Projects"), self)
        self.table.show_model(self.model, ProjectColumn.TITLE, WIDTHS)
        self.table.wrap_rows()
        self.table.sort_by_headings(ProjectColumn.TITLE)
        self.empty = EmptyState(
            "projects",
            self.tr("No project yet. An assessment can do without one, or belong to one."),
            self.tr("Add project"),
        )
        self.nothing = EmptyState("search", self.tr("No project fits what you searched for."))
        self._lay_out()
        self._connect()

    def redraw(self) -> None:
        """Read the projects again."""
        text = self.search.text().strip()
        rows = self.bridge.do(list_projects, self.bridge.session, text) or ()
        current = self.table.current_row()
        self.model.set_rows(rows)
        shown = self.table if rows else (self.nothing if text else self.empty)
        self._stack.setCurrentWidget(shown)
        self._bar.setVisible(bool(rows or text))
        if isinstance(current, ProjectRow):
            self._mark(current.project.id)

    def go_to(self, where: Place) -> None:
        """Put a project under the cursor."""
        self.refresh()
        self._mark(where.subject)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def forget(self) -> None:
        """Search for nothing."""
        self.search.clear()

    @Slot()
    def add(self) -> None:
        """Ask for a new project."""
        self._ask(None)

    @Slot(object)
    def edit(self, row: ProjectRow | None) -> None:
        """Ask for the facts of a project."""
        if row is not None:
            self._ask(row.project)

    def _ask(self, project: Project | None) -> None:
        use_case = add_project if project is None else change_project
        save = partial(use_case, self.bridge.session)
        change = ProjectDialog.ask(self.bridge, project, save, self)
        if change is not None:
            self.bridge.announce(change)
            self._mark(change.made)

    def _mark(self, project: str) -> None:
        for number, row in enumerate(self.model.rows()):
            if row.project.id == project:
                self.table.setCurrentIndex(self.model.index(number, 0))

    def _lay_out(self) -> None:
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(space(5), space(4), space(5), 0)
        bar.addWidget(self.search, 1)
        bar.addStretch(1)
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
        self.add_button.clicked.connect(self.add)
        self.empty.action_requested.connect(self.add)
        self.search.search_changed.connect(self._on_search_changed)
        self.table.row_opened.connect(self.edit)

    def _columns(self) -> tuple[Column[ProjectRow], ...]:
        return (
            Column(self.tr("Title"), lambda row: row.project.title),
            Column(self.tr("Funder"), lambda row: row.project.funder or "–"),
            Column(self.tr("Reference"), lambda row: row.project.reference or "–"),
            Column(self.tr("Dates"), lambda row: _dates(row.project)),
            Column(self.tr("Partners"), lambda row: ", ".join(row.partner_names) or "–"),
            Column(
                self.tr("Assessments"),
                lambda row: str(row.assessments or "–"),
                key=lambda row: row.assessments,
                number=True,
            ),
        )

    @Slot(str)
    def _on_search_changed(self, _text: str) -> None:
        if self.bridge.is_open:
            self.redraw()


def _dates(project: Project) -> str:
    if not project.starts_on and not project.ends_on:
        return "–"
    return f"{project.starts_on or '…'} – {project.ends_on or '…'}"
