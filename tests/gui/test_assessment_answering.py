from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.severity import Severity
from ddworkbook.gui.editors.choice_editor import ChoiceEditor
from ddworkbook.gui.editors.multi_editor import MultiEditor
from ddworkbook.gui.editors.text_editor import LineEditor, LongTextEditor
from ddworkbook.gui.pages.assessments_page import AssessmentsPage
from ddworkbook.gui.place import ASSESSMENTS, Place
from ddworkbook.usecases.reviewing import request_changes
from tests.builders.stage import answer_everything, submitted
from tests.gui.assessment_desk import Desk, open_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(qtbot, tmp_path)
    yield opened
    opened.stage.close()


def press(qtbot: QtBot, desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(desk.page.focusWidget() or desk.page, key, modifier)
    QApplication.processEvents()


def test_a_number_key_answers_and_the_answer_is_in_the_file(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    editor = desk.card("C27").editor
    assert isinstance(editor, ChoiceEditor)
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_3)
    assert editor.value() == "no"
    assert desk.stored("C27") == "no"
    assert desk.page.view.header.rating.severity() is Severity.AMBER_MAJOR


def test_nought_clears_an_answer(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    editor = desk.card("C27").editor
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_1)
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_0)
    assert editor.value() is None
    assert desk.stored("C27") is None


def test_number_keys_tick_and_a_choice_that_stands_alone_excludes(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.card("S01").editor
    assert isinstance(editor, MultiEditor)
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_2)
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_1)
    assert desk.stored("S01") == ["employs-staff", "people-communities"]
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_9)
    assert desk.stored("S01") == ["none"]


def test_a_follow_up_appears_and_goes_while_its_main_question_keeps_focus_and_place(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open("C27")
    card = desk.card("C27")
    assert "C27a" not in desk.tab.cards.codes()
    before = card.mapTo(desk.page, card.rect().topLeft()).y()
    qtbot.keyClick(card.editor.first_field(), Qt.Key.Key_2)
    QApplication.processEvents()
    assert desk.card("C27a").isVisible()
    assert desk.card("C27") is card
    assert card.mapTo(desk.page, card.rect().topLeft()).y() == before
    assert card.isAncestorOf(desk.page.focusWidget())
    codes = desk.tab.cards.codes()
    assert codes.index("C27a") == codes.index("C27") + 1
    qtbot.keyClick(card.editor.first_field(), Qt.Key.Key_1)
    assert "C27a" not in desk.tab.cards.codes()


def test_tab_goes_from_the_main_question_to_the_follow_up_that_appeared(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open("C27")
    card = desk.card("C27")
    qtbot.keyClick(card.editor.first_field(), Qt.Key.Key_2)
    QApplication.processEvents()
    follow_up = desk.card("C27a")
    for _press in range(12):
        qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_Tab)
        focus = desk.page.focusWidget()
        if not card.isAncestorOf(focus):
            break
    assert follow_up.isAncestorOf(focus)


def test_an_answer_that_is_not_asked_any_more_is_kept_and_comes_back(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open("C27")
    main = desk.card("C27").editor
    qtbot.keyClick(main.first_field(), Qt.Key.Key_2)
    qtbot.keyClick(desk.card("C27a").editor.first_field(), Qt.Key.Key_1)
    qtbot.keyClick(main.first_field(), Qt.Key.Key_1)
    assert "C27a" not in desk.tab.cards.codes()
    qtbot.keyClick(main.first_field(), Qt.Key.Key_2)
    assert desk.card("C27a").editor.value() == ["low-reserves"]


def test_typing_is_saved_on_leaving_and_shown_as_typed(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C04")
    text = "=1+1 <b>x</b> & שלום 🙂"
    editor = next(
        desk.card(code).editor
        for code in every_code(desk)
        if desk.tab.go_to_code(code) and isinstance(desk.card(code).editor, LongTextEditor)
    )
    code = editor.question.code
    assert isinstance(editor, LongTextEditor)
    QApplication.clipboard().setText(text[10:])
    qtbot.keyClicks(editor.field, text[:10])
    qtbot.keyClick(editor.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.stored(code) is None
    desk.page.view.corner.code.setFocus()
    assert desk.stored(code) == text
    desk.page.go_to(Place(ASSESSMENTS))
    desk.open(code)
    again = desk.card(code).editor
    assert isinstance(again, LongTextEditor)
    assert again.field.toPlainText() == text


def every_code(desk: Desk) -> list[str]:
    page = desk.page.view.page
    assert page is not None
    return [s.question.code for sec in page.walkthrough.sections for s in sec.questions if s.asked]


def test_typing_is_saved_by_the_page_itself_after_a_pause(qtbot: QtBot, desk: Desk) -> None:
    desk.card("S01").extras.comment_button.click()
    comment = desk.card("S01").extras.comment
    assert comment is not None
    with qtbot.waitSignal(desk.bridge.changed):
        qtbot.keyClicks(comment.field, "As agreed on the call.")
    page = desk.stage.page()
    assert page.walkthrough.sections[0].questions[0].answer.comment == "As agreed on the call."


def test_what_was_typed_last_is_saved_when_the_workbook_is_closed(qtbot: QtBot, desk: Desk) -> None:
    desk.card("S01").extras.comment_button.click()
    comment = desk.card("S01").extras.comment
    assert comment is not None
    qtbot.keyClicks(comment.field, "Typed last.")
    desk.bridge.use(None)
    assert desk.stage.page().walkthrough.sections[0].questions[0].answer.comment == "Typed last."


def test_a_value_of_the_wrong_type_stays_typed_says_why_and_is_not_saved(
    qtbot: QtBot, desk: Desk
) -> None:
    code = next(
        code
        for code in every_code(desk)
        if desk.tab.go_to_code(code) and type(desk.card(code).editor).__name__ == "NumberEditor"
    )
    editor = desk.card(code).editor
    assert isinstance(editor, LineEditor)
    qtbot.keyClicks(editor.field, "about ten")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert desk.stored(code) is None
    assert editor.field.text() == "about ten"
    assert "about ten" in desk.card(code).problem.text()
    assert desk.refused == []
    desk.open("S01")
    assert desk.noticed == [f"Not saved yet: {code}. What was typed waits there with the reason."]
    desk.open(code)
    again = desk.card(code).editor
    assert isinstance(again, LineEditor)
    assert again.field.text() == "about ten"
    again.field.clear()
    qtbot.keyClicks(again.field, "10")
    qtbot.keyClick(again.field, Qt.Key.Key_Return)
    assert desk.stored(code) in (10, "10")
    assert desk.card(code).problem.isHidden()


def test_undo_takes_the_last_answer_back_and_goes_to_it(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    qtbot.keyClick(desk.card("C27").editor.first_field(), Qt.Key.Key_3)
    desk.open("S01")
    assert desk.page.undo_refusal() == ""
    desk.page.undo()
    assert desk.stored("C27") is None
    assert desk.card("C27").editor.value() is None
    assert desk.tab.code == "C27"
    assert desk.page.redo_refusal() == ""
    desk.page.redo()
    assert desk.stored("C27") == "no"
    assert desk.card("C27").editor.value() == "no"


def test_not_applicable_asks_for_a_reason_in_the_comment(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    card = desk.card("C27")
    assert card.extras.comment is None
    qtbot.keyClick(card.editor.first_field(), Qt.Key.Key_4)
    assert desk.stored("C27") == "na"
    assert "reason" in card.problem.text()
    assert card.extras.comment is not None and card.extras.comment.isVisible()
    qtbot.keyClicks(card.extras.comment.field, "It is a state body.")
    card.flush()
    assert card.problem.isHidden()


def test_a_frozen_assessment_is_read_only_and_says_why(qtbot: QtBot, desk: Desk) -> None:
    answer_everything(desk.stage)
    submitted(desk.stage)
    desk.open("C27")
    assert "reviewer" in desk.tab.banner.text()
    card = desk.card("C27")
    before = desk.stored("C27")
    qtbot.keyClick(card.editor.first_field(), Qt.Key.Key_3)
    qtbot.mouseClick(card.editor.first_field(), Qt.MouseButton.LeftButton)
    assert desk.stored("C27") == before
    assert not card.extras.comment_button.isVisible()
    assert not card.acceptDrops()


def test_the_page_reopens_where_it_was_left(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    desk.page.go_to(Place(ASSESSMENTS))
    assert desk.page.list.isVisible()
    desk.open()
    assert desk.tab.code == "C27"


def test_the_page_reopens_where_it_was_left_after_a_new_start(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    desk.bridge.use(None)
    desk.bridge.use(desk.stage.session)
    page = AssessmentsPage(desk.bridge)
    qtbot.addWidget(page)
    page.show()
    page.go_to(Place(ASSESSMENTS, desk.stage.assessment))
    assert page.view.answer.code == "C27"


def test_what_the_reviewer_asks_for_stands_above_the_questions(desk: Desk) -> None:
    answer_everything(desk.stage)
    submitted(desk.stage)
    request_changes(desk.stage.session, desk.stage.assessment, "Add the <b>trading</b> name.")
    desk.stage.work_as(desk.stage.preparer)
    desk.open("C01")
    assert desk.tab.banner.text() == "Changes were requested: Add the <b>trading</b> name."
    assert desk.tab.refusal() == ""
