from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import (
    QuestionType,
)
from ddworkbook.gui.editors.date_editor import DateEditor
from ddworkbook.gui.editors.dates import typed_date
from ddworkbook.gui.editors.file_editor import FileEditor
from ddworkbook.gui.editors.money_editor import MoneyEditor
from ddworkbook.gui.editors.registry import EDITORS
from ddworkbook.gui.editors.shown_editor import ShownEditor
from ddworkbook.gui.editors.table_editor import TableEditor
from ddworkbook.gui.editors.text_editor import LineEditor, LongTextEditor
from ddworkbook.gui.editors.typing_pause import PAUSE_MS
from tests.gui.editor_bench import VALUES, editor_for


@pytest.mark.parametrize("kind", list(QuestionType))
def test_every_type_has_an_editor_that_gives_back_what_it_shows(
    qtbot: QtBot, kind: QuestionType
) -> None:
    editor = editor_for(qtbot, kind)
    assert editor.accessibleName() == "What <b>is</b> it?"
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_value(VALUES[kind])
        assert editor.value() == VALUES[kind]
        assert editor.shows(VALUES[kind])
        editor.set_value(None)
        assert editor.value() is None
    assert set(EDITORS) == set(QuestionType)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (QuestionType.TEXT, " Kisumu ", "Kisumu"),
        (QuestionType.LONG_TEXT, "<b>x</b>", "<b>x</b>"),
        (QuestionType.INTEGER, "1,200", 1200),
        (QuestionType.DECIMAL, "1,200.50", "1200.50"),
        (QuestionType.PERCENT, "12.5%", "12.5"),
        (QuestionType.INTEGER, "a dozen", "a dozen"),
        (QuestionType.COUNTRY, "kenya", "KE"),
        (QuestionType.PERSON, "A. Example", {"name": "A. Example"}),
        (QuestionType.DATE, "1/3/2027", "2027-03-01"),
        (QuestionType.DATE, "2027-03-01", "2027-03-01"),
        (QuestionType.DATE, "soon", "soon"),
    ],
)
def test_typing_gives_the_json_form_when_the_field_is_left(
    qtbot: QtBot, kind: QuestionType, typed: str, value: JsonValue
) -> None:
    editor = editor_for(qtbot, kind)
    editor.first_field().setFocus()
    qtbot.keyClicks(editor.first_field(), typed)
    assert editor.is_pending()
    with qtbot.waitSignal(editor.edited, timeout=PAUSE_MS // 2) as said:
        editor.first_field().clearFocus()
    assert said.args == [value]
    assert not editor.is_pending()


def test_a_pause_in_typing_is_enough(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.TEXT)
    with qtbot.waitSignal(editor.edited) as said:
        qtbot.keyClicks(editor.first_field(), "Garissa")
    assert said.args == ["Garissa"]


def test_an_amount_comes_with_its_currency(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.MONEY)
    assert isinstance(editor, MoneyEditor)
    qtbot.keyClicks(editor.amount, "25,000")
    with qtbot.waitSignal(editor.edited) as said:
        qtbot.keyClick(editor.amount, Qt.Key.Key_Return)
    assert said.args == [{"amount": "25000", "currency": "GBP"}]
    editor.currency.setFocus()
    editor.code.selectAll()
    qtbot.keyClicks(editor.code, "kes")
    editor.flush()
    assert editor.value() == {"amount": "25000", "currency": "KES"}


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_date_can_be_chosen_and_taken_away(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.DATE)
    assert isinstance(editor, DateEditor)
    qtbot.mouseClick(editor.field.button, Qt.MouseButton.LeftButton)
    assert editor.field.calendar().isVisible()
    with qtbot.waitSignal(editor.edited) as said:
        editor.field.calendar().clicked.emit(QDate(2027, 3, 1))
    assert said.args == ["2027-03-01"]
    assert not editor.field.calendar().isVisible()
    editor.field.field.selectAll()
    qtbot.keyClick(editor.field.field, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(editor.edited) as said:
        editor.flush()
    assert said.args == [None]


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("31.12.2026", "2026-12-31"),
        ("2026/1/2", "2026-01-02"),
        ("30/2/2026", "30/2/2026"),
        ("", ""),
    ],
)
def test_dates_are_read_day_first_or_year_first(typed: str, date: str) -> None:
    assert typed_date(typed) == date


@pytest.mark.parametrize("kind", [k for k in QuestionType if k is not QuestionType.NOTE])
def test_read_only_editors_do_not_take_keys_or_clicks(qtbot: QtBot, kind: QuestionType) -> None:
    editor = editor_for(qtbot, kind)
    editor.set_value(VALUES[kind])
    editor.set_read_only(True)
    with qtbot.assertNotEmitted(editor.edited):
        target = editor.first_field()
        qtbot.keyClicks(target, "12")
        qtbot.keyClick(target, Qt.Key.Key_0)
        qtbot.keyClick(target, Qt.Key.Key_Return)
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
        editor.flush()
    assert editor.value() == VALUES[kind]


def test_a_table_takes_rows_by_keys_and_loses_them_by_the_button(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.TABLE)
    assert isinstance(editor, TableEditor)
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    cell = QApplication.focusWidget() or editor.view.indexWidget(editor.view.currentIndex())
    with qtbot.waitSignal(editor.edited) as said:
        qtbot.keyClicks(cell, "Wajir <b>Trust</b>")
        qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert said.args == [[{"id": "1", "name": "Wajir <b>Trust</b>"}]]
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    qtbot.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    assert editor.value() is None
    qtbot.mouseClick(editor.nothing_box, Qt.MouseButton.LeftButton)
    assert editor.value() == []


def test_cells_of_a_spreadsheet_can_be_pasted(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.TABLE)
    assert isinstance(editor, TableEditor)
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    editor.view.closePersistentEditor(editor.model.index(0, 0))
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    QApplication.clipboard().setText("A\tsecond\t1,500 kes\t2/1/2027\nB\t\t20\t\n")
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() == [
        {
            "id": "1",
            "name": "A",
            "kind": "b",
            "money": {"amount": "1500", "currency": "KES"},
            "until": "2027-01-02",
        },
        {"id": "2", "name": "B", "money": {"amount": "20", "currency": "KES"}},
    ]


def test_texts_keep_hidden_characters_that_were_stored(qtbot: QtBot) -> None:
    for kind in (QuestionType.TEXT, QuestionType.LONG_TEXT):
        editor = editor_for(qtbot, kind)
        editor.set_value("a\x00b\u202ec")
        assert isinstance(editor, LineEditor | LongTextEditor)
        assert editor.value() == "a\x00b\u202ec"


def test_a_calculated_value_is_words_and_cannot_be_edited(qtbot: QtBot) -> None:
    editor = editor_for(qtbot, QuestionType.CALCULATED)
    assert isinstance(editor, ShownEditor)
    editor.set_value("12")
    assert editor.label.text() == "12"


def test_a_file_is_an_answer_and_evidence(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_for(qtbot, QuestionType.FILE)
    assert isinstance(editor, FileEditor)
    path = tmp_path / "accounts.pdf"
    path.write_bytes(b"%PDF")
    with qtbot.waitSignals([editor.edited, editor.file_chosen]):
        editor.take(path)
    assert editor.value() == {"name": "accounts.pdf", "sha256": sha256(b"%PDF").hexdigest()}
