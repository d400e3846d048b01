"""Own copies of questionnaires, edited on the screen as a person does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from ddworkbook.core.severity import Severity
from ddworkbook.gui import place
from ddworkbook.gui.dialogs.language_dialog import LanguageDialog
from ddworkbook.gui.dialogs.save_edition_dialog import SaveEditionDialog
from ddworkbook.gui.pages.questionnaires_page import QuestionnairesPage
from ddworkbook.gui.questionnaires import exchange_steps
from ddworkbook.gui.questionnaires.flag_card import FlagCard
from ddworkbook.usecases.questionnaire_drafts import Draft, draft_folder, list_drafts, open_draft
from ddworkbook.usecases.questionnaire_exchange import export_xlsform
from ddworkbook.usecases.questionnaires import questionnaires_in_force, show_questionnaire
from tests.builders.stage import Stage
from tests.gui.driving import answering, button, choose, click, ok, press, says, type_into
from tests.gui.page_desk import PageDesk
from tests.gui.test_pages_have_names import unnamed

At = Callable[[str], Stage]
Desk = PageDesk[QuestionnairesPage]


@pytest.fixture
def desk(qtbot: QtBot, stage_at: At) -> Desk:
    """The page with an own copy of the triage, being edited."""
    made: Desk = PageDesk(
        qtbot, QuestionnairesPage, place.QUESTIONNAIRES, stage_at("draft").session
    )
    click(button(made.page, "Make own copy"))
    return made


def copy_of(desk: Desk) -> Draft:
    (row,) = list_drafts(desk.session)
    return open_draft(desk.session, row.name)


def edit(desk: Desk, code: str, key: str, text: str, *, translated: bool = False) -> None:
    """Type a text into the field of a place and leave it."""
    view = desk.page.edit
    assert view.outline.mark(code)
    field = view.pane.field(f"{code}.{key}", translated)
    type_into(field.field, text)
    field.flush()


def test_a_copy_is_made_and_opens(desk: Desk) -> None:
    view = desk.page.edit
    assert view.isVisible()
    assert "Own copy 2026.1-norwell.1" in view.header._purpose.text()
    assert says(view, "Nothing is wrong.")
    assert unnamed(desk.page) == []


def test_what_is_typed_is_in_the_files(desk: Desk) -> None:
    edit(desk, "T01", "hint", "As in the contract.")
    question = copy_of(desk).questionnaire.question("T01")
    assert question.hint == "As in the contract."
    assert desk.refusals == []


def test_a_needed_text_is_kept_when_it_is_emptied(desk: Desk) -> None:
    before = copy_of(desk).questionnaire
    view = desk.page.edit
    view.outline.mark("T01")
    field = view.pane.field("T01.text")
    field.field.setFocus()
    press(field.field, "Ctrl+A")
    press(field.field, "Del")
    field.flush()
    assert says(view, "may not be empty")
    assert copy_of(desk).questionnaire == before


def test_problems_are_live_and_lead_to_the_field(desk: Desk) -> None:
    view = desk.page.edit
    edit(desk, "T01", "text", "Favourite colour?")
    assert says(view, "1 problem to repair")
    assert not view.save.isEnabled()
    assert "Repair" in view.save.toolTip()
    view.outline.mark("T05")
    index = view.findings.model.index(0)
    view.findings.view.setCurrentIndex(index)
    view.findings.view.activated.emit(index)
    assert view.outline.code() == "T01"
    assert view.pane.field("T01.text") is not None


def test_flags_and_sources_are_changed_with_the_keyboard(desk: Desk) -> None:
    view = desk.page.edit
    view.outline.mark("T05")
    card = next(one for one in view.pane.cards if isinstance(one, FlagCard))
    wanted = Severity.STOP
    assert card.badge.severity() is not wanted
    choose(card.grade, wanted.word)
    card.grade.activated.emit(card.grade.currentIndex())
    assert copy_of(desk).questionnaire.question("T05").flags[0].severity is wanted
    assert card.badge.severity() is wanted
    before = copy_of(desk).questionnaire.question("T05").sources
    key = next(one for one in view.pane.sources.ticks if one not in before)
    click(view.pane.sources.ticks[key])
    assert copy_of(desk).questionnaire.question("T05").sources == (*before, key)
    click(view.pane.sources.ticks[key])
    assert copy_of(desk).questionnaire.question("T05").sources == before


def test_a_language_stands_beside_and_stale_texts_are_marked(desk: Desk) -> None:
    view = desk.page.edit

    def answer(dialog: LanguageDialog) -> None:
        type_into(dialog.ui.languageEdit, "Swahili")
        ok(dialog)
        assert says(dialog, "cannot be added")
        type_into(dialog.ui.languageEdit, "sw")
        ok(dialog)

    with answering(LanguageDialog, answer):
        view.languages.activated.emit(view.languages.count() - 1)
    assert view.languages.language() == "sw"
    edit(desk, "T01", "guidance", "Muulize kiongozi.", translated=True)
    assert copy_of(desk).translation("sw").texts["T01.guidance"].text == "Muulize kiongozi."
    edit(desk, "T01", "guidance", "Ask the lead of the project.")
    field = view.pane.field("T01.guidance", translated=True)
    assert "changed since" in field.note.text()
    assert says(view.findings, "advice")
    click(field.button)
    assert not field.button.isVisible()
    assert "translation-stale" not in {one.code for one in copy_of(desk).problems}
    assert unnamed(desk.page) == []


def test_saving_shows_what_changed_and_new_assessments_ask_it(desk: Desk) -> None:
    edit(desk, "T01", "hint", "As in the contract.")

    def answer(dialog: SaveEditionDialog) -> None:
        assert "T01" in dialog.ui.changesEdit.toPlainText()
        type_into(dialog.ui.versionEdit, "2026.1")
        ok(dialog)
        assert says(dialog, "version of its own")
        type_into(dialog.ui.versionEdit, "2026.1-ours.1")
        ok(dialog)

    with answering(SaveEditionDialog, answer):
        click(desk.page.edit.save)
    triage = questionnaires_in_force(desk.session)[0]
    assert triage.version == "2026.1-ours.1"
    assert triage.question("T01").hint == "As in the contract."
    click(button(desk.page, "Questionnaires"))
    lines = [text for _key, text in desk.page.editions.lines()]
    assert any("2026.1-ours.1, in this workbook" in text for text in lines)


def test_a_copy_is_removed_only_when_that_is_meant(desk: Desk) -> None:
    def keep(box: QMessageBox) -> None:
        click(button(box, "Cancel"))

    def remove(box: QMessageBox) -> None:
        click(button(box, "Remove"))

    with answering(QMessageBox, keep):
        click(desk.page.edit.remove)
    assert len(list_drafts(desk.session)) == 1
    with answering(QMessageBox, remove):
        click(desk.page.edit.remove)
    assert list_drafts(desk.session) == ()
    assert not desk.page.edit.isVisible()


def test_the_outline_is_searched(desk: Desk) -> None:
    view = desk.page.edit
    type_into(view.outline.search, "t05")
    press(view.outline.search, "Return")
    assert view.outline.code() == "T05"
    desk.page.focus_search()
    assert view.outline.search.selectedText() == "t05"


def test_a_copy_spoilt_by_hand_says_where(desk: Desk) -> None:
    name = copy_of(desk).name
    (draft_folder(desk.session, name) / "questionnaire.yaml").write_text("a: [", encoding="utf-8")
    desk.page.refresh()
    view = desk.page.edit
    assert not view.save.isEnabled()
    assert "yaml, line" in view.findings.model.lines()[0][1]
    click(button(desk.page, "Questionnaires"))
    key = next(key for key, text in desk.page.editions.lines() if "cannot be read" in text)
    desk.page.edition_list.clicked.emit(desk.page.editions.index(desk.page.editions.place_of(key)))
    assert not desk.page.try_button.isEnabled()


def test_what_was_typed_last_is_stored_when_the_page_is_left(desk: Desk) -> None:
    view = desk.page.edit
    view.outline.mark("T01")
    field = view.pane.field("T01.hint")
    type_into(field.field, "In a few words.")
    desk.page.forget()
    assert copy_of(desk).questionnaire.question("T01").hint == "In a few words."


def test_a_form_becomes_an_own_copy_and_goes_out_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    form = export_xlsform(show_questionnaire(None, "triage"), tmp_path / "form.xlsx")
    page = desk.page
    click(button(page, "Questionnaires"))
    monkeypatch.setattr(exchange_steps, "ask_file", lambda *_: form)
    with qtbot.waitSignal(page.exchange.imported):
        click(page.import_button)
    assert "Imported" in page.notice.text()
    assert len(list_drafts(desk.session)) == 2
    out = tmp_path / "out.xlsx"
    monkeypatch.setattr(exchange_steps, "ask_new_file", lambda *_: out)
    click(page.export_button)
    assert out.stat().st_size > 0
    assert unnamed(page) == []
