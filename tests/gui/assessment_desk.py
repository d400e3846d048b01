"""A page of assessments over a real workbook, for tests that act as a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.errors import DdworkbookError
from ddworkbook.gui.assessment.answer_tab import AnswerTab
from ddworkbook.gui.assessment.question_card import QuestionCard
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.pages.assessments_page import AssessmentsPage
from ddworkbook.gui.place import ASSESSMENTS, Place
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.workbook_files import close_workbook, open_beside
from tests.builders.stage import Stage, new_stage, start_due_diligence


@dataclass
class Desk:
    """The page with an assessment open, and what a person would see of it."""

    stage: Stage
    bridge: Bridge
    page: AssessmentsPage
    refused: list[DdworkbookError] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)

    @property
    def tab(self) -> AnswerTab:
        return self.page.view.answer

    def open(self, code: str = "") -> None:
        self.page.go_to(Place(ASSESSMENTS, self.stage.assessment, code))
        QApplication.processEvents()

    def card(self, code: str) -> QuestionCard:
        card = self.tab.cards.card(code)
        assert card is not None, f"{code} is not shown, but {self.tab.cards.codes()}"
        return card

    def stored(self, code: str) -> JsonValue:
        """Return the answer as another reader of the file sees it."""
        beside = open_beside(self.stage.session)
        try:
            walk = assessment_page(beside, self.stage.assessment).walkthrough
        finally:
            close_workbook(beside)
        states = (state for section in walk.sections for state in section.questions)
        answer = next(state.answer for state in states if state.question.code == code)
        return None if answer is None else answer.value


def open_desk(qtbot: QtBot, folder: Path, depth: str = "enhanced", code: str = "S01") -> Desk:
    """Open a due diligence of a depth at a question, with the window active."""
    stage = new_stage(folder, keys=False)
    start_due_diligence(stage, depth)
    return desk_on(qtbot, stage, code)


def desk_on(qtbot: QtBot, stage: Stage, code: str = "") -> Desk:
    """Open the assessment of a stage at a question, with the window active."""
    bridge = Bridge(stage.session.world)
    bridge.use(stage.session)
    page = AssessmentsPage(bridge)
    desk = Desk(stage, bridge, page)
    bridge.refused.connect(desk.refused.append)
    bridge.noticed.connect(desk.noticed.append)
    page.place_requested.connect(page.go_to)
    qtbot.addWidget(page)
    page.resize(1176, 700)
    page.show()
    page.activateWindow()
    desk.open(code)
    return desk
