"""Every control of the pages has a name that a screen reader can say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ddworkbook.gui import place
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.page import Page
from ddworkbook.gui.pages.history_page import HistoryPage
from ddworkbook.gui.pages.home_page import HomePage
from ddworkbook.gui.pages.partners_page import PartnersPage
from ddworkbook.gui.pages.projects_page import ProjectsPage
from ddworkbook.gui.pages.questionnaires_page import QuestionnairesPage
from ddworkbook.gui.pages.settings_page import SettingsPage
from ddworkbook.gui.place import Place
from ddworkbook.usecases.assessments import start_assessment
from tests.builders.stage import Stage
from tests.gui.page_desk import PageDesk

At = Callable[[str], Stage]
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
PAGES: dict[str, Callable[[Bridge], Page]] = {
    place.HOME: HomePage,
    place.PARTNERS: PartnersPage,
    place.PROJECTS: ProjectsPage,
    place.HISTORY: HistoryPage,
    place.QUESTIONNAIRES: QuestionnairesPage,
    place.SETTINGS: SettingsPage,
}


def unnamed(root: QWidget) -> list[str]:
    """Return the controls on the screen that have neither a name nor a label."""
    found = []
    for widget in root.findChildren(QWidget):
        # Parts that Qt makes for itself speak through the control that they belong to.
        if not isinstance(widget, CONTROLS) or widget.objectName().startswith("qt_"):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if widget.isVisible() and not spoken.text(QAccessible.Text.Name) and not spoken.relations():
            found.append(repr(widget))
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_control_of_a_page_has_a_name(qtbot: QtBot, stage_at: At, name: str) -> None:
    on = PageDesk(qtbot, PAGES[name], name, stage_at("flagged").session)
    assert unnamed(on.page) == []


def test_every_control_of_a_partner_has_a_name(qtbot: QtBot, stage_at: At) -> None:
    stage = stage_at("flagged")
    start_assessment(stage.session, stage.partner, "triage")
    on = PageDesk(qtbot, PartnersPage, place.PARTNERS, stage.session)
    on.page.go_to(Place(place.PARTNERS, stage.partner))
    QApplication.processEvents()
    assert unnamed(on.page) == []


def test_the_rule_bites(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QLineEdit(parent)
    parent.show()
    assert len(unnamed(parent)) == 1
