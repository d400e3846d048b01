from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import QuestionType
from ddworkbook.gui.assessment.question_card import MOST_PROBLEMS, problems_text
from ddworkbook.gui.editors.column_widths import column_widths
from ddworkbook.gui.editors.table_editor import TableEditor
from tests.gui.editor_bench import editor_for

SIZES = st.lists(st.tuples(st.integers(40, 300), st.integers(0, 300)), min_size=1, max_size=12)


def table(qtbot: QtBot) -> TableEditor:
    editor = editor_for(qtbot, QuestionType.TABLE)
    assert isinstance(editor, TableEditor)
    editor.resize(700, 300)
    editor.set_value([{"id": "1", "name": "A"}, {"id": "2", "name": "B"}])
    QApplication.processEvents()
    return editor


def place(editor: TableEditor) -> tuple[int, int]:
    QApplication.processEvents()
    index = editor.view.currentIndex()
    return index.row(), index.column()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def start(editor: TableEditor, row: int, column: int) -> None:
    index = editor.model.index(row, column)
    editor.view.setCurrentIndex(index)
    editor.view.setFocus()
    editor.view.edit(index)
    QApplication.processEvents()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_tab_and_enter_take_what_is_typed_and_go_to_the_next_cell(
    qtbot: QtBot, key: Qt.Key
) -> None:
    editor = table(qtbot)
    start(editor, 0, 0)
    field = focused()
    qtbot.keyClicks(field, "Lakeside")
    qtbot.keyClick(field, key)
    assert place(editor) == (0, 1)
    assert editor.model.rows()[0]["name"] == "Lakeside"
    assert editor.view.state() is editor.view.State.EditingState
    start(editor, 0, 3)
    qtbot.keyClick(focused(), key)
    assert place(editor) == (1, 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_the_last_cell_leads_on_to_the_button_for_another_row(qtbot: QtBot, key: Qt.Key) -> None:
    editor = table(qtbot)
    start(editor, 1, 3)
    qtbot.keyClick(focused(), key)
    QApplication.processEvents()
    assert editor.add_button.hasFocus()
    assert editor.model.rowCount() == 2


def test_escape_stays_in_the_cell(qtbot: QtBot) -> None:
    editor = table(qtbot)
    start(editor, 1, 0)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert place(editor) == (1, 0)
    assert editor.view.state() is not editor.view.State.EditingState


def test_a_column_of_long_texts_is_wider_and_all_fill_the_table(qtbot: QtBot) -> None:
    editor = table(qtbot)
    editor.set_value([{"id": "1", "name": "The Lakeside Institute for Inland Waters and Fish"}])
    QApplication.processEvents()
    header = editor.view.horizontalHeader()
    widths = [header.sectionSize(n) for n in range(4)]
    assert widths[0] > max(widths[1:])
    assert sum(widths) == editor.view.viewport().width()


def test_the_table_is_as_high_as_its_rows_at_every_width(qtbot: QtBot) -> None:
    editor = table(qtbot)
    editor.set_value([{"id": "1", "name": "The Lakeside Institute for Inland Waters and Fish"}])
    editor.show()
    for width in (320, 900):
        editor.resize(width, 300)
        QApplication.processEvents()
        rows = editor.view.verticalHeader().length()
        assert rows <= editor.view.viewport().height() <= rows + 8


@given(SIZES, st.integers(0, 3000))
def test_columns_fill_the_room_and_none_is_too_narrow(
    sizes: list[tuple[int, int]], room: int
) -> None:
    least = [need for need, _ in sizes]
    widths = column_widths(least, [need + more for need, more in sizes], room)
    assert all(width >= need for width, need in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))


def test_problems_of_a_table_say_the_row_and_end_before_they_fill_the_screen() -> None:
    empty = [Problem("empty", f"T01, row {n}", "“Name” is empty.", "Fill it in.") for n in range(9)]
    lines = problems_text(empty).split("\n")
    assert lines[0] == "Row 0: “Name” is empty. Fill it in."
    assert lines[MOST_PROBLEMS:] == ["and 3 more"]
    other = Problem("constraint", "C07", "“3” does not fit.", "Give more.")
    assert problems_text([other]) == "“3” does not fit. Give more."
