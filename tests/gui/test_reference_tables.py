"""Reference tables in the settings, used as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ddworkbook.gui import place
from ddworkbook.gui.dialogs.partner_dialog import PartnerDialog
from ddworkbook.gui.dialogs.table_dialog import TableDialog, shared_widths
from ddworkbook.gui.dialogs.table_import_dialog import TableImportDialog
from ddworkbook.gui.pages.settings_page import SettingsPage
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.reference_import import export_table, import_table
from ddworkbook.usecases.reference_tables import list_tables, show_table
from ddworkbook.usecases.session import NOTHING_CHANGED
from tests.builders.work import Desk, desk_in
from tests.gui.driving import answering, button, choose, click, ok, press, says, texts, type_into
from tests.gui.page_desk import PageDesk

INDEX = "Country / Territory,CPI score 2025,Rank\nKenya,32,121\nDenmark,89,1\n"
LINES = (
    "# name: policy-lines\n# as_at: 2026-01-05\n# source: Our committee\n# licence: own content\n"
    "code;value;unit;label\npolicy_full_check_gbp;5000;GBP;Full check of partners\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_in(tmp_path)
    yield made
    made.session.workbook.close()


@pytest.fixture
def on(qtbot: QtBot, desk: Desk) -> PageDesk[SettingsPage]:
    return PageDesk(qtbot, SettingsPage, place.SETTINGS, desk.session)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that the system's dialogs answer with from now on."""
    chosen = tmp_path / "table.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(chosen), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(chosen), ""))
    return chosen


def shown(page: SettingsPage) -> list[tuple[str, ...]]:
    """Return the cells of the list."""
    model = page.tables.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def put_cursor_on(page: SettingsPage, title: str) -> None:
    """Click on the line with a title."""
    place_of = [row[0] for row in shown(page)].index(title)
    page.tables.choose(page.tables.model.rows()[place_of].version)


def test_every_table_is_listed_with_its_state(on: PageDesk[SettingsPage]) -> None:
    rows = shown(on.page)
    assert len(rows) == len(list_tables(on.session))
    assert ("Policy lines", "In force", "2026-11-21", "Shipped", "13") in rows
    states = {row[0]: row[1] for row in rows}
    assert states["Corruption Perceptions Index of one year"] == "To import"
    assert [row[1] for row in rows if "as decided in March 2026" in row[0]] == ["Decided"]


@pytest.mark.parametrize("width", [1196, 900])
def test_no_row_of_the_list_is_cut_at_any_width(on: PageDesk[SettingsPage], width: int) -> None:
    on.page.resize(width, 700)
    for _round in range(10):
        QApplication.processEvents()
    table = on.page.tables.table
    assert table.verticalScrollBar().maximum() == 0
    for card in (on.page.tables, on.page.policy, on.page.person):
        assert card.height() >= card.heightForWidth(card.width())


def test_a_file_that_says_everything_is_imported_at_once(
    on: PageDesk[SettingsPage], files: Path
) -> None:
    files.write_text(LINES, encoding="utf-8")
    click(on.page.tables.import_button)
    assert on.notices == ["Imported: Policy lines, as at 2026-01-05, rows: 1."]
    rows = [row[1:] for row in shown(on.page) if row[0] == "Policy lines"]
    assert sorted(rows) == [
        ("In force", "2026-01-05", "Our own", "1"),
        ("Older", "2026-11-21", "Shipped", "13"),
    ]
    chosen = on.page.tables.chosen()
    assert chosen is not None
    assert chosen.own
    click(on.page.tables.import_button)
    assert on.notices[-1] == "“Policy lines” was imported before, with the same content."


def test_the_policy_lines_are_those_in_force_in_the_workbook(
    on: PageDesk[SettingsPage], files: Path
) -> None:
    assert says(on.page.policy, "25,000 GBP")
    files.write_text(LINES, encoding="utf-8")
    click(on.page.tables.import_button)
    assert on.page.policy.title() == "Policy lines as at 2026-01-05"
    assert says(on.page.policy, "5,000 GBP")
    assert not says(on.page.policy, "25,000 GBP")


def test_what_the_file_does_not_say_is_asked_for_with_all_problems(
    on: PageDesk[SettingsPage], files: Path
) -> None:
    files.write_text(INDEX, encoding="utf-8")

    def fill_in(dialog: TableImportDialog) -> None:
        said = dialog.ui.problemsEdit.toPlainText()
        assert [line.split(":")[0] for line in said.splitlines()] == [
            "• As at",
            "• Source",
            "• Licence",
            "• Table",
        ]
        choose(dialog.ui.tableField, "Corruption Perceptions Index")
        type_into(dialog.ui.asAtEdit, "10 February")
        ok(dialog)
        said = dialog.ui.problemsEdit.toPlainText()
        assert "• As at: '10 February' is not a date." in said
        assert "• Source: It is missing." in said
        assert dialog.ui.asAtEdit.hasFocus()
        type_into(dialog.ui.asAtEdit, "2026-02-10")
        type_into(dialog.ui.sourceEdit, "The publisher's file")
        type_into(dialog.ui.licenceEdit, "CC BY-ND 4.0")
        ok(dialog)

    with answering(TableImportDialog, fill_in):
        click(on.page.tables.import_button)
    table = show_table(on.session, "corruption-index", on.session.world.today())
    assert (table.as_at, table.source, len(table.rows)) == ("2026-02-10", "The publisher's file", 2)
    assert on.notices == [
        "Imported: Corruption Perceptions Index of one year, as at 2026-02-10, rows: 2. "
        "Columns left out, because the table has no such: Rank."
    ]


def test_rows_are_corrected_in_the_file_while_the_dialog_waits(
    on: PageDesk[SettingsPage], files: Path
) -> None:
    files.write_text(LINES.replace("5000", "much"), encoding="utf-8")

    def correct(dialog: TableImportDialog) -> None:
        assert "row 1, value: 'much' is not a number" in dialog.ui.problemsEdit.toPlainText()
        files.unlink()
        ok(dialog)
        assert "cannot be read" in dialog.ui.problemsEdit.toPlainText()
        files.write_text(LINES, encoding="utf-8")
        ok(dialog)

    with answering(TableImportDialog, correct):
        click(on.page.tables.import_button)
    assert says(on.page.policy, "5,000 GBP")


def test_a_dialog_that_is_left_changes_nothing(on: PageDesk[SettingsPage], files: Path) -> None:
    files.write_text(INDEX, encoding="utf-8")
    before = shown(on.page)
    with answering(TableImportDialog, lambda dialog: press(dialog, "Esc")):
        click(on.page.tables.import_button)
    on.page.refresh()
    assert shown(on.page) == before
    assert on.notices == []


def test_a_file_that_is_no_table_is_refused_with_a_sentence(
    on: PageDesk[SettingsPage], files: Path
) -> None:
    files.write_bytes(b"\xff\xfe\x00")
    click(on.page.tables.import_button)
    assert ["UTF-8" in refusal.sentence for refusal in on.refusals] == [True]


def test_enter_shows_the_rows_of_a_table_and_where_they_are_from(
    on: PageDesk[SettingsPage],
) -> None:
    put_cursor_on(on.page, "Policy lines")

    def read(dialog: TableDialog) -> None:
        assert dialog.windowTitle() == "Policy lines"
        assert dialog.model.rowCount() == 13
        for said in ("CC-BY-4.0", "always; in force today", "shipped with the program"):
            assert says(dialog, said)
        titles = [column.title for column in dialog.model.columns]
        cited = dialog.model.index(0, titles.index("Source")).data()
        assert cited == "Due diligence guidance for PIs (current)"
        dialog.table.sortByColumn(titles.index("Value"), Qt.SortOrder.DescendingOrder)
        assert dialog.model.index(0, titles.index("Value")).data() == "250000"
        press(dialog, "Esc")

    with answering(TableDialog, read):
        press(on.page.tables.table, "Return")


def test_a_form_without_rows_says_what_to_do_with_it(on: PageDesk[SettingsPage]) -> None:
    put_cursor_on(on.page, "Corruption Perceptions Index of one year")

    def read(dialog: TableDialog) -> None:
        assert not dialog.table.isVisible()
        assert says(dialog, "This version has no rows.")
        click(button(dialog, "Close"))

    with answering(TableDialog, read):
        click(on.page.tables.look_button)


def test_a_table_is_saved_as_a_file_that_can_be_imported_again(
    on: PageDesk[SettingsPage], files: Path
) -> None:
    assert not on.page.tables.save_button.isEnabled()
    assert "Choose a table" in on.page.tables.save_button.toolTip()
    put_cursor_on(on.page, "Review intervals")
    click(on.page.tables.save_button)
    assert on.notices == ["“table.csv” is written."]
    change, read = import_table(on.session, files)
    assert change != NOTHING_CHANGED
    assert read.table.name == "review-intervals"


def test_an_own_table_of_countries_is_offered_for_a_partner(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    path = export_table(desk.session, "countries", tmp_path / "countries.csv")
    text = path.read_text(encoding="utf-8").replace("KE,Kenya,", "KE,Republic of Kenya,")
    path.write_text(text, encoding="utf-8")
    import_table(desk.session, path)
    bridge = PageDesk(qtbot, SettingsPage, place.SETTINGS, desk.session).bridge

    def look(dialog: PartnerDialog) -> None:
        field = dialog.ui.countryField
        assert field.count() == len(countries(desk.session).by_code)
        field.setEditText("Republic of Kenya")
        assert field.code() == "KE"
        press(dialog, "Esc")

    with answering(PartnerDialog, look):
        PartnerDialog.ask(bridge, None, lambda _partner: NOTHING_CHANGED, None)


def test_columns_share_the_room_and_narrow_ones_keep_theirs() -> None:
    assert shared_widths([100, 900, 700], 900) == [100, 400, 400]
    assert shared_widths([100, 200], 900) == [100, 200]


def test_texts_of_tables_are_never_markup(on: PageDesk[SettingsPage], files: Path) -> None:
    files.write_text(LINES.replace("Full check of partners", "<b>Full</b>"), encoding="utf-8")
    click(on.page.tables.import_button)
    assert "<b>Full</b>" in texts(on.page.policy)
