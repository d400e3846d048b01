from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.gui.actions import LONGEST_LABEL
from ddworkbook.gui.composition import Application
from ddworkbook.gui.pages.assessments_page import AssessmentsPage
from ddworkbook.gui.place import ASSESSMENTS, HOME, Place
from tests.builders.stage import new_stage, start_due_diligence


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    stage = new_stage(tmp_path, keys=False)
    start_due_diligence(stage, "enhanced")
    made = Application(stage.session.world)
    qtbot.addWidget(made.window)
    made.bridge.use(stage.session)
    made.window.show()
    made.window.go_to(Place(ASSESSMENTS, stage.assessment, "C27"))
    QApplication.processEvents()
    yield made
    made.bridge.use(None)
    stage.close()


def test_the_menu_says_what_undo_and_redo_would_do(qtbot: QtBot, application: Application) -> None:
    window = application.window
    undo, redo = window.commands["undo"], window.commands["redo"]
    assert (undo.text(), undo.isEnabled()) == ("&Undo", False)
    page = window.page
    assert isinstance(page, AssessmentsPage)
    card = page.view.answer.cards.card("C27")
    assert card is not None
    qtbot.keyClick(card.editor.first_field(), Qt.Key.Key_2)
    assert undo.text().startswith("Undo: C27")
    assert undo.isEnabled() and not redo.isEnabled()
    undo.trigger()
    assert redo.text().startswith("Redo: C27")
    assert undo.text() == "&Undo"
    window.go_to(Place(HOME))
    assert redo.text() == "&Redo"


def test_a_label_from_people_is_text_and_no_longer_than_a_menu(application: Application) -> None:
    undo = application.window.commands["undo"]
    undo.say("Undo: A & B " + "x" * LONGEST_LABEL)
    assert undo.text().startswith("Undo: A && B xxx")
    assert undo.text().endswith("…")
    assert len(undo.text()) == LONGEST_LABEL + 2
