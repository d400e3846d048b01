from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.text_runs import visible
from ddworkbook.gui.widgets.plain_label import PlainLabel


@pytest.mark.parametrize("typed", ["<b>x</b>", "<img src=x>", "&amp; &lt;", "=HYPERLINK()", "a &b"])
def test_markup_is_shown_as_typed(qtbot: QtBot, typed: str) -> None:
    label = PlainLabel(typed)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == label.accessibleName() == typed


def test_markup_takes_as_much_room_as_its_letters(qtbot: QtBot) -> None:
    """Rich text would be drawn narrower than what was typed."""
    label = PlainLabel("<b></b><i></i>")
    qtbot.addWidget(label)
    width = label.fontMetrics().horizontalAdvance("<b></b><i></i>")
    assert label.sizeHint().width() >= width


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters()))
def test_hidden_characters_are_shown(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    assert label.text() == visible(text)
    label.deleteLater()


def test_right_to_left_text_is_set_flush_right(qtbot: QtBot) -> None:
    label = PlainLabel("جامعة")
    qtbot.addWidget(label)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    label.setText("university")
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft


def test_a_very_long_word_does_not_widen_the_window(qtbot: QtBot) -> None:
    label = PlainLabel("x" * 5000, wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 100
    assert label.heightForWidth(300) > 10 * label.fontMetrics().lineSpacing()
    assert label.text() == "x" * 5000


def test_text_that_can_be_copied_gets_nothing_added(qtbot: QtBot) -> None:
    label = PlainLabel("f" * 64, wrap=True, selectable=True)
    qtbot.addWidget(label)
    label.setSelection(0, 64)
    assert label.selectedText() == "f" * 64


def test_a_word_too_long_for_the_label_wraps_and_is_copied_as_typed(qtbot: QtBot) -> None:
    label = PlainLabel("w" * 400, wrap=True, selectable=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(300) > 5 * label.fontMetrics().lineSpacing()
    qtbot.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "w" * 400


def test_a_role_reaches_the_style_sheet(qtbot: QtBot) -> None:
    label = PlainLabel("Partners", role="title")
    qtbot.addWidget(label)
    assert label.property("role") == "title"
