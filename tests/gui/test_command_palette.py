"""The palette finds actions by a few letters, from the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ddworkbook.gui.command_palette import Command, CommandPalette


def _palette(qtbot: QtBot) -> CommandPalette:
    names = ("Home", "Partners", "New workbook…", "Open workbook…")
    palette = CommandPalette([Command(name, lambda: None) for name in names])
    qtbot.addWidget(palette)
    return palette


def test_a_few_letters_of_several_words_find_an_action(qtbot: QtBot) -> None:
    palette = _palette(qtbot)

    qtbot.keyClicks(palette.search, "op wor")

    chosen = palette.chosen()
    assert chosen is not None and chosen.text == "Open workbook…"


def test_arrows_move_the_mark_while_the_cursor_stays_in_the_field(qtbot: QtBot) -> None:
    palette = _palette(qtbot)

    qtbot.keyClick(palette, Qt.Key.Key_Down)

    chosen = palette.chosen()
    assert chosen is not None and chosen.text == "Partners"


def test_letters_that_fit_nothing_choose_nothing(qtbot: QtBot) -> None:
    palette = _palette(qtbot)

    qtbot.keyClicks(palette.search, "zzz")

    assert palette.chosen() is None
