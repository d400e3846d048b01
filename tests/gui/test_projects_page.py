"""The page of projects, used as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ddworkbook.core.project import Project
from ddworkbook.gui import place
from ddworkbook.gui.dialogs.project_dialog import ProjectDialog
from ddworkbook.gui.pages.projects_page import ProjectColumn, ProjectsPage
from ddworkbook.gui.place import Place
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.projects import add_project, list_projects
from tests.builders.work import Desk, desk_in, partner_draft
from tests.gui.driving import answering, button, click, press, says, type_into
from tests.gui.page_desk import PageDesk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_in(tmp_path)
    yield made
    made.session.workbook.close()


def shown(qtbot: QtBot, desk: Desk) -> PageDesk[ProjectsPage]:
    return PageDesk(qtbot, ProjectsPage, place.PROJECTS, desk.session)


def test_a_project_is_added_with_its_partners(qtbot: QtBot, desk: Desk) -> None:
    lake = add_partner(desk.session, partner_draft("Lake University")).made
    add_partner(desk.session, partner_draft("Hill Institute"))
    on = shown(qtbot, desk)
    assert says(on.page, "No project yet")

    def fill(dialog: ProjectDialog) -> None:
        type_into(dialog.ui.titleEdit, "Clean water")
        type_into(dialog.ui.startEdit, "2027-03-01")
        ticks = dialog.ui.partnerTicks
        type_into(ticks.search, "lake")
        press(ticks.search, "Return")
        assert dialog.isVisible()
        ticks.list.setCurrentIndex(ticks.model.index(0))
        qtbot.keyClick(ticks.list, Qt.Key.Key_Space)
        click(button(dialog, "Save project"))

    with answering(ProjectDialog, fill):
        click(button(on.page.empty, "Add project"))
    (row,) = list_projects(desk.session)
    assert row.project.partners == (lake,)
    assert on.page.model.index(0, ProjectColumn.PARTNERS).data() == "Lake University"
    assert on.page.model.index(0, ProjectColumn.DATES).data() == "2027-03-01 – …"
    assert on.page.table.current_row() == row


def test_problems_are_shown_at_once_and_nothing_is_lost(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk)

    def get_it_wrong(dialog: ProjectDialog) -> None:
        type_into(dialog.ui.startEdit, "next spring")
        type_into(dialog.ui.leadEdit, "Zawadi")
        click(button(dialog, "Save project"))
        said = " ".join(dialog.ui.problemList.lines())
        assert "Title:" in said
        assert "Start:" in said
        assert dialog.ui.titleEdit.property("invalid") is True
        assert dialog.ui.leadEdit.text() == "Zawadi"
        dialog.reject()

    with answering(ProjectDialog, get_it_wrong):
        click(on.page.add_button)
    assert list_projects(desk.session) == ()


def test_a_project_is_found_opened_and_corrected(qtbot: QtBot, desk: Desk) -> None:
    for title in ("Énergie", "Water"):
        add_project(desk.session, Project("", title))
    on = shown(qtbot, desk)
    type_into(on.page.search, "energie")
    press(on.page.search, "Return")
    assert on.page.model.rowCount() == 1

    def correct(dialog: ProjectDialog) -> None:
        type_into(dialog.ui.funderEdit, "A foundation")
        click(button(dialog, "Save project"))

    on.page.table.setCurrentIndex(on.page.model.index(0, 0))
    with answering(ProjectDialog, correct):
        press(on.page.table, "Return")
    assert on.page.model.index(0, ProjectColumn.FUNDER).data() == "A foundation"
    type_into(on.page.search, "nothing like it")
    press(on.page.search, "Return")
    assert says(on.page, "No project fits")


def test_a_place_puts_its_project_under_the_cursor(qtbot: QtBot, desk: Desk) -> None:
    add_project(desk.session, Project("", "Alpha"))
    second = add_project(desk.session, Project("", "Beta")).made
    on = shown(qtbot, desk)
    on.page.go_to(Place(place.PROJECTS, second))
    row = on.page.table.current_row()
    assert row is not None
    assert row.project.id == second  # type: ignore[attr-defined]
