"""The one place that puts the window together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ddworkbook.gui import place
from ddworkbook.gui.actions import MenuAction
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.command_palette import Command, CommandPalette
from ddworkbook.gui.main_window import MainWindow
from ddworkbook.gui.page import Page
from ddworkbook.gui.pages.actions_page import ActionsPage
from ddworkbook.gui.pages.assessments_page import AssessmentsPage
from ddworkbook.gui.pages.evidence_page import EvidencePage
from ddworkbook.gui.pages.history_page import HistoryPage
from ddworkbook.gui.pages.home_page import HomePage
from ddworkbook.gui.pages.partners_page import PartnersPage
from ddworkbook.gui.pages.projects_page import ProjectsPage
from ddworkbook.gui.pages.questionnaires_page import QuestionnairesPage
from ddworkbook.gui.pages.settings_page import SettingsPage
from ddworkbook.gui.place import Place
from ddworkbook.gui.welcome import Welcome
from ddworkbook.gui.workbook_keeper import WorkbookKeeper
from ddworkbook.usecases.environment import World

PAGES: dict[str, Callable[[Bridge], Page]] = {
    place.HOME: HomePage,
    place.PARTNERS: PartnersPage,
    place.PROJECTS: ProjectsPage,
    place.ASSESSMENTS: AssessmentsPage,
    place.ACTIONS: ActionsPage,
    place.EVIDENCE: EvidencePage,
    place.HISTORY: HistoryPage,
    place.QUESTIONNAIRES: QuestionnairesPage,
    place.SETTINGS: SettingsPage,
}


class Application(QObject):
    """Owns the bridge, the window and the keeper of workbooks."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.bridge = Bridge(world, self)
        self.welcome = Welcome()
        pages = {name: make(self.bridge) for name, make in PAGES.items()}
        self.window = MainWindow(self.bridge, pages, self.welcome)
        self.keeper = WorkbookKeeper(self.bridge, self.window)
        self._connect()
        self.welcome.show_recent(self.keeper.recent_files())

    def _connect(self) -> None:
        keeper, welcome = self.keeper, self.welcome
        welcome.new_requested.connect(keeper.new)
        welcome.open_requested.connect(keeper.open)
        welcome.sample_requested.connect(keeper.open_sample)
        welcome.file_requested.connect(keeper.open_path)
        steps: dict[str, Callable[[], None]] = {
            "new": keeper.new,
            "open": keeper.open,
            "sample": keeper.open_sample,
            "backup": keeper.back_up,
            "check": keeper.check,
            "person": keeper.choose_person,
            "close": keeper.close,
            "palette": self._show_palette,
        }
        for name, step in steps.items():
            self.window.commands[name].triggered.connect(partial(_call, step))
        self.bridge.session_switched.connect(self._on_session_switched)

    def _show_palette(self) -> None:
        palette = CommandPalette(self._commands(), self.window)
        if palette.exec() and (command := palette.chosen()) is not None:
            command.run()

    def _commands(self) -> list[Command]:
        found = []
        if self.bridge.is_open:
            for name in PAGES:
                text = self.window.rail.button(name).text()
                found.append(Command(text, partial(self.window.go_to, Place(name))))
        for action in self.window.commands.values():
            if action.isEnabled() and action.spec.id != "palette":
                found.append(Command(_plain(action), action.trigger))
        return found

    def _on_session_switched(self) -> None:
        if not self.bridge.is_open:
            self.welcome.show_recent(self.keeper.recent_files())


def _call(step: Callable[[], None], _checked: bool = False) -> None:
    """Call a step; Qt's "checked" argument of triggered() means nothing here."""
    step()


def _plain(action: MenuAction) -> str:
    return action.text().replace("&", "")
