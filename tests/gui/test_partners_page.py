"""The page of partners, used as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.partner import Contact, Identifier, Partner
from ddworkbook.gui import place
from ddworkbook.gui.dialogs.partner_dialog import PartnerDialog
from ddworkbook.gui.pages.partners_page import PartnersPage
from ddworkbook.gui.partners.partner_list import PartnerColumn
from ddworkbook.gui.partners.rows_editor import EditorRow
from ddworkbook.gui.place import Place
from ddworkbook.gui.widgets.link_line import LinkLine
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.partners import add_partner, list_partners
from tests.builders.work import Desk, desk_in
from tests.gui.driving import answering, button, click, press, says, type_into
from tests.gui.page_desk import PageDesk, with_directory

LEI = "213800KUD8LAJWSQ9D15"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_in(tmp_path)
    yield made
    made.session.workbook.close()


def add(desk: Desk, name: str, country: str = "KE", **facts: object) -> str:
    return add_partner(desk.session, Partner("", name, country, "company", **facts)).made  # type: ignore[arg-type]


def shown(qtbot: QtBot, desk: Desk) -> PageDesk[PartnersPage]:
    return PageDesk(qtbot, PartnersPage, place.PARTNERS, desk.session)


def names(page: PartnersPage) -> list[str]:
    model = page.list.model
    return [str(model.index(row, PartnerColumn.NAME).data()) for row in range(model.rowCount())]


def save(dialog: PartnerDialog) -> None:
    click(button(dialog, "Save partner"))


# The list of countries under the field grabs the keyboard, which this platform cannot.
@pytest.mark.qt_log_ignore("does not support")
def test_an_empty_list_says_what_to_do(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk)
    assert says(on.page, "No partner yet")

    def type_by_hand(dialog: PartnerDialog) -> None:
        type_into(dialog.ui.nameEdit, "Lake University")
        type_into(dialog.ui.countryField.lineEdit(), "Kenya")
        save(dialog)

    with answering(PartnerDialog, type_by_hand):
        click(button(on.page.list.empty, "Add partner"))
    (row,) = list_partners(desk.session)
    assert (row.name, row.country) == ("Lake University", "KE")
    assert on.places == [Place(place.PARTNERS, row.id)]
    assert on.page.view.header.title() == "Lake University"


def test_searching_finds_names_without_their_accents(qtbot: QtBot, desk: Desk) -> None:
    add(desk, "Université du Lac", "FR")
    add(desk, "Brightwater Ltd", "GB")
    on = shown(qtbot, desk)
    type_into(on.page.list.search, "universite LAC")
    press(on.page.list.search, "Return")
    assert names(on.page) == ["Université du Lac"]
    type_into(on.page.list.search, "nobody")
    press(on.page.list.search, "Return")
    assert says(on.page, "No partner has “nobody”")


def test_headings_sort(qtbot: QtBot, desk: Desk) -> None:
    # By code CH comes before GB and after AT; by name Switzerland comes last.
    add(desk, "Alpha", "CH")
    add(desk, "Beta", "AT")
    add(desk, "Gamma", "GB")
    on = shown(qtbot, desk)
    assert names(on.page) == ["Alpha", "Beta", "Gamma"]
    header = on.page.list.table.horizontalHeader()
    middle = header.sectionViewportPosition(PartnerColumn.COUNTRY) + 40
    where = header.rect().center()
    where.setX(middle)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    by_name = names(on.page)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert by_name == ["Beta", "Alpha", "Gamma"]
    assert names(on.page) == ["Gamma", "Alpha", "Beta"]


def test_a_rating_stands_in_the_list_once_there_is_an_assessment(qtbot: QtBot, desk: Desk) -> None:
    start_assessment(desk.session, add(desk, "Alpha"), "triage")
    add(desk, "Beta")
    on = shown(qtbot, desk)
    model = on.page.list.model
    assert model.index(0, PartnerColumn.RATING).data() == "No flag"
    assert model.index(0, PartnerColumn.ASSESSMENTS).data() == "1"
    assert model.index(1, PartnerColumn.RATING).data() == "Not rated"


@pytest.mark.parametrize("order", ["rating", "assessments", "actions", "review"])
def test_partners_without_figures_stand_last(qtbot: QtBot, desk: Desk, order: str) -> None:
    add(desk, "Alpha")
    start_assessment(desk.session, add(desk, "Beta"), "triage")
    on = shown(qtbot, desk)
    on.page.list.model.order_requested.emit(order, False)
    assert names(on.page)[-1] == ("Alpha" if order != "review" else "Beta")


def test_enter_opens_a_partner_and_back_returns(qtbot: QtBot, desk: Desk) -> None:
    id_ = add(desk, "Alpha")
    on = shown(qtbot, desk)
    on.page.list.table.setFocus()
    on.page.list.table.setCurrentIndex(on.page.list.model.index(0, 0))
    press(on.page.list.table, "Return")
    assert on.places == [Place(place.PARTNERS, id_)]
    click(button(on.page.view, "Partners"))
    assert on.page.list.isVisible()
    on.page.go_to(Place(place.PARTNERS, id_))
    on.page.view.edit_button.setFocus()
    press(on.page.view.edit_button, "Esc")
    assert on.page.list.isVisible()


def test_the_page_of_a_partner_says_everything(qtbot: QtBot, desk: Desk) -> None:
    id_ = add(
        desk,
        "Alpha <b>Institute</b>",
        identifiers=(Identifier("LEI", LEI),),
        contacts=(Contact("Zawadi", "Grants officer", "z@example.org"),),
    )
    triage = start_assessment(desk.session, id_, "triage").made
    on = shown(qtbot, desk)
    on.page.go_to(Place(place.PARTNERS, id_))
    for text in ("Alpha <b>Institute</b>", LEI, "Zawadi", "z@example.org", "Partner registered"):
        assert says(on.page.view, text)
    lines = [one for one in on.page.view.findChildren(LinkLine) if one.isVisible()]
    assert lines[0].accessibleName().startswith("Triage")
    press(lines[0], "Return")
    assert on.places == [Place(place.ASSESSMENTS, triage)]


def test_an_assessment_is_started_from_the_partner(qtbot: QtBot, desk: Desk) -> None:
    id_ = add(desk, "Alpha")
    on = shown(qtbot, desk)
    on.page.go_to(Place(place.PARTNERS, id_))
    click(on.page.view.triage_button)
    click(on.page.view.start_button)
    assert on.places == [
        Place(place.ASSESSMENTS, "", f"start:{id_}:triage"),
        Place(place.ASSESSMENTS, "", f"start:{id_}:partner-due-diligence"),
    ]


def test_every_problem_is_shown_at_once_and_nothing_typed_is_lost(qtbot: QtBot, desk: Desk) -> None:
    add(desk, "Alpha", identifiers=(Identifier("LEI", LEI),))
    on = shown(qtbot, desk)
    seen: list[tuple[str, ...]] = []

    def get_it_wrong(dialog: PartnerDialog) -> None:
        type_into(dialog.ui.websiteEdit, "nowhere")
        click(dialog.ui.identifiersEditor.add_button)
        (row,) = dialog.ui.identifiersEditor.findChildren(EditorRow)
        row.set_values(("LEI", LEI))
        save(dialog)
        seen.append(dialog.ui.problemList.lines())
        assert dialog.isVisible()
        assert dialog.ui.websiteEdit.text() == "nowhere"
        assert dialog.ui.nameEdit.property("invalid") is True
        assert dialog.ui.cityEdit.property("invalid") is not True
        dialog.reject()

    with answering(PartnerDialog, get_it_wrong):
        click(on.page.list.add_button)
    said = " ".join(seen[0])
    for part in ("Name:", "Country:", "Website:", "“Alpha” carries it already"):
        assert part in said
    assert len(list_partners(desk.session)) == 1


def test_an_identifier_is_checked_as_it_is_typed(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk)

    def look(dialog: PartnerDialog) -> None:
        editor = dialog.ui.identifiersEditor
        click(editor.add_button)
        (row,) = editor.findChildren(EditorRow)
        row.fields[0].setCurrentIndex(row.fields[0].findData("LEI"))
        type_into(row.fields[1], LEI)
        assert row.note() == f"Right: {LEI}"
        type_into(row.fields[1], LEI[:-1] + "6")
        assert "check digits do not fit" in row.note()
        click(row.remove_button)
        assert editor.values() == []
        dialog.reject()

    with answering(PartnerDialog, look):
        click(on.page.list.add_button)


def test_an_organisation_of_the_directory_fills_the_form(qtbot: QtBot, desk: Desk) -> None:
    with_directory(desk.session)
    on = shown(qtbot, desk)

    def find(dialog: PartnerDialog) -> None:
        search = dialog.ui.directorySearch
        assert dialog.focusWidget() is search.field
        type_into(search.field, "bialystok")
        press(search.field, "Return")
        assert search.list.isVisible()
        assert not dialog.ui.nameEdit.text()
        QApplication.processEvents()
        assert search.model.rowCount() > 0
        press(search.field, "Return")
        assert dialog.ui.nameEdit.text()
        assert dialog.ui.countryField.code()
        assert not search.list.isVisible()
        save(dialog)

    with answering(PartnerDialog, find):
        click(on.page.list.add_button)
    (row,) = list_partners(desk.session)
    assert row.name == on.page.view.header.title()


def test_without_a_directory_the_dialog_offers_to_import_one(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk)

    def look(dialog: PartnerDialog) -> None:
        assert not dialog.ui.directorySearch.field.isEnabled()
        assert button(dialog, "Import a ROR file…").isEnabled()
        assert dialog.focusWidget() is dialog.ui.nameEdit
        dialog.reject()

    with answering(PartnerDialog, look):
        click(on.page.list.add_button)


def test_a_partner_is_corrected(qtbot: QtBot, desk: Desk) -> None:
    id_ = add(desk, "Alfa", contacts=(Contact("Zawadi"),))
    on = shown(qtbot, desk)
    on.page.go_to(Place(place.PARTNERS, id_))

    def correct(dialog: PartnerDialog) -> None:
        type_into(dialog.ui.nameEdit, "Alpha")
        save(dialog)

    with answering(PartnerDialog, correct):
        click(on.page.view.edit_button)
    assert on.page.view.header.title() == "Alpha"
    assert says(on.page.view, "Zawadi")


def test_a_partner_that_is_gone_leads_back_to_the_list(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk)
    on.page.go_to(Place(place.PARTNERS, "nobody"))
    assert on.page.list.isVisible()
    assert len(on.refusals) == 1
