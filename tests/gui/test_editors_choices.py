from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ddworkbook.core.questionnaire import QuestionType
from ddworkbook.gui.editors.choice_editor import ChoiceEditor
from ddworkbook.gui.editors.multi_editor import MultiEditor
from tests.gui.editor_bench import editor_for


def test_choices_answer_to_numbers_to_nought_and_to_a_click_on_their_words(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.YES_PARTLY_NO_NA)
    assert isinstance(editor, ChoiceEditor)
    said: list[object] = []
    editor.edited.connect(said.append)
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_2)
    qtbot.keyClick(editor.buttons[1], Qt.Key.Key_2)
    qtbot.keyClick(editor.buttons[1], Qt.Key.Key_9)
    qtbot.keyClick(editor.buttons[1], Qt.Key.Key_Delete)
    qtbot.mouseClick(editor.buttons[3], Qt.MouseButton.LeftButton)
    assert said == ["partly", None, "na"]


def test_a_group_of_choices_is_one_stop_for_tab(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.YES_NO_UNSURE)
    assert isinstance(editor, ChoiceEditor)
    stops = [b for b in editor.buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [editor.buttons[0]]
    editor.set_value("unsure")
    stops = [b for b in editor.buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [editor.buttons[2]]


def test_a_choice_that_stands_alone_goes_when_another_is_ticked(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.MULTI)
    assert isinstance(editor, MultiEditor)
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_3)
    assert editor.value() == ["none"]
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_2)
    assert editor.value() == ["b"]


def test_an_ampersand_in_a_choice_is_no_shortcut(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.CHOICE)
    assert isinstance(editor, ChoiceEditor)
    assert editor.buttons[0].text().replace("&&", "&") == "First & best"
    assert editor.buttons[0].shortcut().isEmpty()


def test_another_choice_is_said_in_words(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.CHOICE, other=True)
    assert isinstance(editor, ChoiceEditor) and editor.other is not None
    with qtbot.assertNotEmitted(editor.edited):
        qtbot.keyClick(editor.buttons[0], Qt.Key.Key_4)
    assert editor.other.isVisible()
    qtbot.keyClicks(editor.other.field, "by boat")
    with qtbot.waitSignal(editor.edited) as said:
        editor.flush()
    assert said.args == [{"other": "by boat"}]
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_1)
    assert editor.value() == "a"
    assert not editor.other.isVisible()


def test_another_choice_stands_at_the_end_of_several(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.MULTI, other=True)
    assert isinstance(editor, MultiEditor) and editor.other is not None
    editor.set_value(["a", {"other": "by boat"}])
    assert editor.value() == ["a", {"other": "by boat"}]
    qtbot.keyClick(editor.buttons[0], Qt.Key.Key_3)
    assert editor.value() == ["none"]
