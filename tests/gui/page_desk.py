"""A page over a real workbook, shown by itself; what it asks of the window is written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.usecases.directory import import_ror_file
from ddworkbook.usecases.session import Session

P = TypeVar("P", bound=Page)
ROR_SAMPLE = Path(__file__).parents[1] / "samples" / "ror" / "ror-sample.json"


class PageDesk(Generic[P]):
    """The page goes where it asks to go when the place is its own, as in the window."""

    def __init__(self, qtbot: QtBot, kind: Callable[[Bridge], P], name: str, session: Session):
        self.session = session
        self.bridge = Bridge(session.world)
        self.bridge.use(session)
        self.refusals: list[DdworkbookError] = []
        self.places: list[Place] = []
        self.commands: list[str] = []
        self.notices: list[str] = []
        self.bridge.refused.connect(self.refusals.append)
        self.bridge.noticed.connect(self.notices.append)
        self.page = kind(self.bridge)
        self._name = name
        self.page.place_requested.connect(self._on_place_requested)
        self.page.command_requested.connect(self.commands.append)
        qtbot.addWidget(self.page)
        self.page.resize(1196, 700)
        self.page.show()
        QApplication.processEvents()

    def _on_place_requested(self, where: Place) -> None:
        self.places.append(where)
        if where.page == self._name:
            self.page.go_to(where)


def with_directory(session: Session) -> None:
    """Give the device of a session an organisation directory."""
    import_ror_file(session.world, ROR_SAMPLE)
