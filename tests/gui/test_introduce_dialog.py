"""Saying who one is: the button waits until the fields make sense."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from ddworkbook.gui.dialogs.introduce_dialog import IntroduceDialog, Introduction


def _dialog(qtbot: QtBot) -> IntroduceDialog:
    dialog = IntroduceDialog()
    qtbot.addWidget(dialog)
    return dialog


def _can_accept(dialog: IntroduceDialog) -> bool:
    return dialog.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_a_name_is_enough(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    assert not _can_accept(dialog)

    qtbot.keyClicks(dialog.ui.nameEdit, "Maren Invented")

    assert _can_accept(dialog)
    assert dialog.introduction() == Introduction("Maren Invented", "", "", "", "")


def test_two_different_passphrases_are_refused_with_the_repair(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    qtbot.keyClicks(dialog.ui.nameEdit, "Maren Invented")
    qtbot.keyClicks(dialog.ui.passphraseEdit, "quiet river")
    qtbot.keyClicks(dialog.ui.repeatEdit, "quiet rivet")

    assert not _can_accept(dialog)
    assert "type the same one twice" in dialog.ui.problemLabel.text()


def test_a_short_passphrase_is_refused(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    qtbot.keyClicks(dialog.ui.nameEdit, "Maren Invented")
    qtbot.keyClicks(dialog.ui.passphraseEdit, "abc")
    qtbot.keyClicks(dialog.ui.repeatEdit, "abc")

    assert not _can_accept(dialog)
    assert "at least" in dialog.ui.problemLabel.text()
