"""The window: it holds the rail, the pages and the status bar, and does nothing else itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.gui import place
from ddworkbook.gui.actions import ACTIONS, MENUS, MenuAction
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.navigation_rail import NavigationRail
from ddworkbook.gui.notices import Notices
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.status_line import StatusLine
from ddworkbook.gui.welcome import Welcome


class MainWindow(QMainWindow):
    """Shows one page at a time; the welcome screen while no workbook is open."""

    def __init__(self, bridge: Bridge, pages: Mapping[str, Page], welcome: Welcome) -> None:
        super().__init__()
        self.bridge = bridge
        self.pages = dict(pages)
        self.welcome = welcome
        self.rail = NavigationRail(self)
        self.notices = Notices(self)
        self.stack = QStackedWidget(self)
        self.status = StatusLine(bridge, self)
        self.commands = {spec.id: MenuAction(spec, self) for spec in ACTIONS}
        self.setWindowTitle("ddworkbook")
        self.setMinimumSize(960, 560)
        self.resize(1280, 740)
        self._lay_out()
        self._fill_menus()
        self._connect()
        self._on_session_switched()

    def go_to(self, where: Place) -> None:
        """Open a page at a place."""
        page = self.pages[where.page]
        self.rail.select(where.page)
        self.notices.clear()
        self.stack.setCurrentWidget(page)
        # Else the rail's first button would be in hand on every page.
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.go_to(where)
        self._allow_commands()

    @property
    def page(self) -> Page | None:
        """Return the page that is shown, None on the welcome screen."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the workbook in order; everything is already saved."""
        self.commands["close"].trigger()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        self.stack.addWidget(self.welcome)
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.setStatusBar(self.status)

    def _fill_menus(self) -> None:
        for title in MENUS:
            menu = self.menuBar().addMenu(self.tr(title))
            for spec in ACTIONS:
                if spec.menu == title:
                    menu.addAction(self.commands[spec.id])
        self.menuBar().setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def _connect(self) -> None:
        self.rail.page_requested.connect(self._on_rail_page_requested)
        for page in self.pages.values():
            page.place_requested.connect(self.go_to)
            page.command_requested.connect(self._on_page_command_requested)
        self.bridge.session_switched.connect(self._on_session_switched)
        self.bridge.changed.connect(self._on_bridge_changed)
        self.bridge.refused.connect(self._on_bridge_refused)
        self.commands["quit"].triggered.connect(self.close)
        self.commands["find"].triggered.connect(self._on_find_triggered)
        for name in ("undo", "redo"):
            self.commands[name].triggered.connect(partial(self._tell_page, name))
        self.stack.currentChanged.connect(self._on_stack_current_changed)

    @Slot(str)
    def _on_rail_page_requested(self, name: str) -> None:
        self.go_to(Place(name))

    @Slot(str)
    def _on_page_command_requested(self, name: str) -> None:
        self.commands[name].trigger()

    @Slot()
    def _on_session_switched(self) -> None:
        is_open = self.bridge.is_open
        self.rail.setVisible(is_open)
        self.notices.clear()
        title = self.bridge.session.workbook.title if is_open else ""
        self.setWindowTitle(
            self.tr("{title} – ddworkbook").format(title=title) if is_open else "ddworkbook"
        )
        if is_open:
            self.go_to(Place(place.HOME))
        else:
            self.stack.setCurrentWidget(self.welcome)
        self._allow_commands()

    @Slot(object)
    def _on_bridge_changed(self, _change: object) -> None:
        self._allow_commands()

    @Slot(object)
    def _on_bridge_refused(self, error: DdworkbookError) -> None:
        self.notices.show_error(error)

    @Slot()
    def _on_find_triggered(self) -> None:
        if self.page is not None:
            self.page.focus_search()

    @Slot(int)
    def _on_stack_current_changed(self, _index: int) -> None:
        self._allow_commands()

    def _tell_page(self, name: str) -> None:
        if self.page is not None:
            {"undo": self.page.undo, "redo": self.page.redo}[name]()

    def _allow_commands(self) -> None:
        closed = "" if self.bridge.is_open else self.tr("Open a workbook first.")
        for command in self.commands.values():
            command.allow(closed if command.spec.needs_workbook else "")
        if self.page is not None:
            self.commands["undo"].allow(self.page.undo_refusal())
            self.commands["redo"].allow(self.page.redo_refusal())
            self.commands["undo"].say(self.page.undo_label())
            self.commands["redo"].say(self.page.redo_label())
