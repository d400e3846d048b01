"""The page of settings, used as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.gui import place
from ddworkbook.gui.dialogs.directory_dialog import DirectoryDialog
from ddworkbook.gui.dialogs.key_dialog import KeyDialog
from ddworkbook.gui.dialogs.profile_dialog import ProfileDialog
from ddworkbook.gui.pages.settings_page import SettingsPage
from ddworkbook.gui.theme import apply_theme, theme_of
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.usecases.directory import directory_info
from ddworkbook.usecases.policy_lines import policy_lines
from ddworkbook.usecases.settings import read_settings
from tests.builders.stage import Stage
from tests.builders.work import Desk, desk_in
from tests.gui.driving import answering, button, click, ok, says, type_into
from tests.gui.page_desk import ROR_SAMPLE, PageDesk, with_directory

At = Callable[[str], Stage]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_in(tmp_path)
    yield made
    made.session.workbook.close()


@pytest.fixture
def on(qtbot: QtBot, desk: Desk) -> PageDesk[SettingsPage]:
    return PageDesk(qtbot, SettingsPage, place.SETTINGS, desk.session)


def test_it_says_who_works_here_and_that_they_cannot_sign(on: PageDesk[SettingsPage]) -> None:
    assert says(on.page.person, "Ada Preparer")
    assert "No key yet: cannot sign" in chips(on.page)


def chips(page: SettingsPage) -> list[str]:
    QApplication.processEvents()
    return [chip.word() for chip in page.person.findChildren(StatusChip) if chip.isVisible()]


def test_a_key_is_made_with_a_passphrase_typed_twice(on: PageDesk[SettingsPage]) -> None:
    def make(dialog: KeyDialog) -> None:
        type_into(dialog.ui.passphraseEdit, "correct horse")
        assert dialog.problem() == "Type the same passphrase twice."
        type_into(dialog.ui.repeatEdit, "correct horse")
        ok(dialog)

    with answering(KeyDialog, make):
        click(on.page.person.key_button)
    assert "Can sign on this device" in chips(on.page)


def test_a_short_passphrase_is_not_taken(on: PageDesk[SettingsPage]) -> None:
    def try_it(dialog: KeyDialog) -> None:
        type_into(dialog.ui.passphraseEdit, "abc")
        assert not button(dialog, "Make the key").isEnabled()
        dialog.reject()

    with answering(KeyDialog, try_it):
        click(on.page.person.key_button)


def test_my_name_is_corrected(on: PageDesk[SettingsPage], desk: Desk) -> None:
    def correct(dialog: ProfileDialog) -> None:
        type_into(dialog.ui.nameEdit, "   ")
        click(button(dialog, "Save"))
        assert dialog.isVisible()
        assert dialog.ui.problemLabel.text()
        type_into(dialog.ui.nameEdit, "Ada Lovelock")
        click(button(dialog, "Save"))

    with answering(ProfileDialog, correct):
        click(on.page.person.edit_button)
    assert says(on.page.person, "Ada Lovelock")
    on.page.refresh()
    assert says(on.page.person, "Ada Lovelock")
    # Everything has its place: nothing is squeezed out of the card.
    assert on.page.person.height() >= on.page.person.heightForWidth(on.page.person.width())
    assert desk.session.me is not None
    assert desk.session.me.name == "Ada Lovelock"


def test_the_look_changes_at_once_and_is_kept(
    on: PageDesk[SettingsPage], desk: Desk, qapp: QApplication
) -> None:
    try:
        click(on.page.look.buttons["dark"])
        theme = theme_of(qapp)
        assert theme is not None
        assert theme.scheme.name == "dark"
        assert read_settings(desk.session.world).theme == "dark"
    finally:
        apply_theme(qapp, "light")


def test_somebody_else_and_backups_are_asked_of_the_window(on: PageDesk[SettingsPage]) -> None:
    click(on.page.person.switch_button)
    click(on.page.backup.button)
    assert on.commands == ["person", "backup"]


def test_a_directory_is_imported_in_the_background(
    qtbot: QtBot, on: PageDesk[SettingsPage], desk: Desk
) -> None:
    assert "None on this device yet" in on.page.directory.words()
    dialog = DirectoryDialog(on.bridge, on.page)
    dialog.open()
    assert not dialog.import_button.isEnabled()
    type_into(dialog.ui.fileEdit, str(ROR_SAMPLE))
    with qtbot.waitSignal(dialog.finished):
        click(dialog.import_button)
    assert directory_info(desk.session.world) == dialog.info
    assert "organisations from ror-sample.json" in on.page.directory.words()


def test_a_file_that_is_no_directory_is_refused_in_the_dialog(
    qtbot: QtBot, on: PageDesk[SettingsPage], desk: Desk, tmp_path: Path
) -> None:
    with_directory(desk.session)
    wrong = tmp_path / "notes.json"
    wrong.write_text('{"a": 1}', encoding="utf-8")
    dialog = DirectoryDialog(on.bridge, on.page)
    dialog.open()
    type_into(dialog.ui.fileEdit, str(wrong))
    click(dialog.import_button)
    qtbot.waitUntil(lambda: bool(dialog.ui.problemLabel.text()))
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert dialog.isVisible()
    assert directory_info(desk.session.world) is not None
    dialog.reject()
    assert not dialog.isVisible()


def test_policy_lines_say_value_source_and_date(on: PageDesk[SettingsPage]) -> None:
    table = policy_lines()
    assert says(on.page, f"Policy lines as at {table.as_at}")
    assert says(on.page, "25,000 GBP")
    assert says(on.page, "Source: Due diligence guidance for PIs (current)")


def test_about_says_versions_and_licences(on: PageDesk[SettingsPage]) -> None:
    for text in ("ddworkbook 0", "Apache-2.0", "SIL Open Font License", "Lucide (ISC)"):
        assert says(on.page, text)
