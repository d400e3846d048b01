from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ddworkbook.gui.assessment.finding import is_flagged, is_unanswered, next_code, written_code
from ddworkbook.gui.editors.choice_editor import ChoiceEditor
from tests.gui.assessment_desk import Desk, open_desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(qtbot, tmp_path)
    yield opened
    opened.stage.close()


def press(qtbot: QtBot, desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    qtbot.keyClick(desk.page.focusWidget(), key, modifier)
    QApplication.processEvents()


def answer(qtbot: QtBot, desk: Desk, code: str, key: Qt.Key) -> None:
    desk.open(code)
    editor = desk.card(code).editor
    assert isinstance(editor, ChoiceEditor)
    qtbot.keyClick(editor.first_field(), key)


def test_next_unanswered_crosses_sections_and_skips_what_is_answered(
    qtbot: QtBot, desk: Desk
) -> None:
    qtbot.keyClick(desk.card("S01").editor.first_field(), Qt.Key.Key_2)
    press(qtbot, desk, Qt.Key.Key_Down)
    assert desk.tab.sections.current_code() == "A"
    assert desk.tab.code == "C01"
    press(qtbot, desk, Qt.Key.Key_Down)
    assert desk.tab.code == "C01a"
    answer(qtbot, desk, "C01a", Qt.Key.Key_1)
    press(qtbot, desk, Qt.Key.Key_Up)
    press(qtbot, desk, Qt.Key.Key_Down)
    assert desk.tab.code != "C01a"


def test_the_question_gone_to_is_on_the_screen_and_has_the_focus(qtbot: QtBot, desk: Desk) -> None:
    for code in ("C27", "C01", "C26"):
        assert desk.tab.go_to_code(code)
        card = desk.card(code)
        top = card.mapTo(desk.tab.cards.viewport(), card.rect().topLeft()).y()
        assert 0 <= top < desk.tab.cards.viewport().height() - 60
        assert card.isAncestorOf(desk.page.focusWidget())


def test_next_flag_goes_round_the_flags(qtbot: QtBot, desk: Desk) -> None:
    answer(qtbot, desk, "C27", Qt.Key.Key_3)
    answer(qtbot, desk, "C26a", Qt.Key.Key_1)
    desk.open("S01")
    press(qtbot, desk, Qt.Key.Key_Down, CTRL | SHIFT)
    assert desk.tab.code == "C26a"
    press(qtbot, desk, Qt.Key.Key_Down, CTRL | SHIFT)
    assert desk.tab.code == "C27"
    press(qtbot, desk, Qt.Key.Key_Down, CTRL | SHIFT)
    assert desk.tab.code == "C26a"


def test_without_flags_it_says_so(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, Qt.Key.Key_Down, CTRL | SHIFT)
    assert desk.noticed == ["There is no flag."]
    assert desk.tab.code == "S01"


def test_alt_and_arrows_go_from_section_to_section(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, Qt.Key.Key_Down, ALT)
    assert desk.tab.sections.current_code() == "A"
    press(qtbot, desk, Qt.Key.Key_Up, ALT)
    assert desk.tab.sections.current_code() == "S"
    assert desk.tab.code == "S01"


def test_a_code_can_be_typed_to_go_there(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, Qt.Key.Key_G)
    field = desk.page.view.corner.code
    assert field.hasFocus()
    qtbot.keyClicks(field, "c27")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.tab.code == "C27"
    assert field.text() == ""
    qtbot.keyClicks(field, "X99")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "X99" in desk.noticed[-1]
    assert desk.tab.code == "C27"


def test_words_lead_to_the_next_question_that_has_them(qtbot: QtBot, desk: Desk) -> None:
    field = desk.page.view.corner.code
    field.setFocus()
    qtbot.keyClicks(field, "Arrears RESERVES")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.tab.code == "C27"
    assert field.hasFocus() and field.text() == "Arrears RESERVES"


def test_a_question_that_is_not_asked_says_why_when_its_code_is_typed(
    qtbot: QtBot, desk: Desk
) -> None:
    field = desk.page.view.corner.code
    qtbot.keyClicks(field, "C27a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.noticed[-1].startswith("C27a is not asked now.")
    assert "C27" in desk.noticed[-1].removeprefix("C27a")


def test_the_side_panel_explains_the_question_in_hand(qtbot: QtBot, desk: Desk) -> None:
    answer(qtbot, desk, "C27", Qt.Key.Key_3)
    words = panel_words(desk)
    assert "C27" in words
    assert "Why it is flagged" in words
    assert "Reserves or the outlook are not sound." in words
    assert any("Finance lead for research." in line for line in words)
    assert "History of this answer" in words
    press(qtbot, desk, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert desk.tab.panel.isHidden()
    press(qtbot, desk, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert desk.tab.panel.isVisible()


def panel_words(desk: Desk) -> list[str]:
    labels = desk.tab.panel.findChildren(type(desk.card(desk.tab.code).text))
    return [label.text() for label in labels]


def test_the_side_panel_folds_where_there_is_no_room(qtbot: QtBot, desk: Desk) -> None:
    desk.page.resize(900, 560)
    assert desk.tab.panel.isHidden()
    desk.page.resize(1176, 700)
    assert desk.tab.panel.isVisible()


def test_a_click_on_a_section_shows_its_questions_and_no_others(qtbot: QtBot, desk: Desk) -> None:
    view = desk.tab.sections
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.tab.cards.codes()[0] == "C01"
    assert desk.tab.cards.card("S01") is None
    assert desk.tab.code == "C01"


def test_next_is_the_first_after_a_hidden_question_too(desk: Desk) -> None:
    page = desk.page.view.page
    assert page is not None
    walk = page.walkthrough
    assert next_code(walk, "C27a", is_unanswered, 1) == next_code(walk, "C27", is_unanswered, 1)
    assert next_code(walk, "C27a", is_unanswered, -1) == "C27"
    assert next_code(walk, "", is_unanswered, 1) == "S01"
    assert next_code(walk, "S01", is_flagged, 1) == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [("c27", "C27"), (" C27A ", "C27a"), ("c1", "C01"), ("C001", "C01"), ("", ""), ("27", "")],
)
def test_codes_are_found_however_they_are_written(desk: Desk, typed: str, code: str) -> None:
    page = desk.page.view.page
    assert page is not None
    assert written_code(page.walkthrough, typed) == code


def test_a_place_that_names_a_hidden_question_leads_to_its_section(desk: Desk) -> None:
    desk.open("C27a")
    assert desk.tab.sections.current_code() == "D"
    assert desk.tab.code == desk.tab.cards.codes()[0]
    assert desk.noticed[-1].startswith("C27a is not asked now.")


def test_number_keys_choose_while_the_card_itself_has_the_focus(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    card = desk.card("C27")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.hasFocus()
    qtbot.keyClick(card, Qt.Key.Key_2)
    assert desk.stored("C27") == "partly"


@pytest.mark.parametrize(
    ("key", "modifier", "code"),
    [
        (Qt.Key.Key_Down, CTRL, "C01"),
        (Qt.Key.Key_Down, ALT, "C01"),
        (Qt.Key.Key_G, CTRL, "S01"),
        (Qt.Key.Key_E, CTRL, "S01"),
    ],
)
def test_the_keys_of_the_page_work_while_somebody_types_and_nothing_typed_is_lost(
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    code: str,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_args: (asked.append("files") or [], "")
    )
    qtbot.keyClick(desk.card("S01").editor.first_field(), Qt.Key.Key_1)
    field = desk.card("S01").extras.open_comment().field
    field.setFocus()
    qtbot.keyClicks(field, "half a sentence")
    press(qtbot, desk, key, modifier)
    assert desk.tab.code == code
    assert desk.page.view.corner.code.hasFocus() == (key is Qt.Key.Key_G)
    assert asked == (["files"] if key is Qt.Key.Key_E else [])
    desk.tab.flush()
    answer = desk.stage.page().walkthrough.sections[0].questions[0].answer
    assert answer is not None and answer.comment == "half a sentence"
