"""A panel on a real assessment at a given stage, shown and redrawn as its page would do it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.core.questionnaire import Column, Question, QuestionType
from ddworkbook.gui.bridge import Bridge
from ddworkbook.usecases.workbook_files import open_workbook
from tests.builders import stage as building
from tests.builders.stage import Stage
from tests.builders.world import START, Clock, fixed_world


def _answered(stage: Stage) -> None:
    building.answer_everything(stage)
    building.attach_letter(stage, "C01", "C02")


def _flagged(stage: Stage) -> None:
    building.answer_everything(stage, worst_value)
    building.attach_letter(stage, "C01")


# stage -> the one before it, and how to get from there
STEPS: dict[str, tuple[str, Callable[[Stage], None]]] = {
    "draft": ("", building.start_due_diligence),
    "answered": ("draft", _answered),
    "flagged": ("draft", _flagged),
    "submitted": ("answered", building.submitted),
    "stopped": ("flagged", building.submitted),
    "approved": ("submitted", building.approved),
    "signed": ("approved", building.signed),
}


class Stages:
    """Makes each stage once, from the one before it, and hands out copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Stage] = {}

    def at(self, what: str, folder: Path) -> Stage:
        """Return an open copy of a stage: one of STEPS. The reviewer works from submission on."""
        if what not in self._made:
            before, step = STEPS[what]
            stage = self.at(before, self._folder / f"for {what}") if before else self._begin()
            step(stage)
            stage.close()
            self._made[what] = stage
        made = self._made[what]
        shutil.copytree(made.session.workbook.path.parent, folder / what)
        # A world of its own for each stage: the same chance twice would give the same ids twice.
        later = 1 + list(STEPS).index(what)
        clock = Clock(START + timedelta(hours=later))
        world = fixed_world(folder / what / "home", clock, seed=later)
        session = open_workbook(folder / what / "stage.ddw", world)
        stage = Stage(session, made.preparer, made.reviewer, made.partner, made.assessment)
        is_reviewed = what in {"submitted", "stopped", "approved", "signed"}
        stage.work_as(made.reviewer if is_reviewed else made.preparer)
        return stage

    def _begin(self) -> Stage:
        folder = self._folder / "begin"
        folder.mkdir()
        return building.new_stage(folder)


def worst_value(question: Question | Column):
    """Return the answer that raises most flags."""
    if question.type is QuestionType.CHOICE:
        return question.choices[-1].value
    worst = {
        QuestionType.YES_NO: "no",
        QuestionType.YES_NO_UNSURE: "unsure",
        QuestionType.YES_PARTLY_NO_NA: "no",
    }
    return worst.get(question.type) or building.plain_value(question)


class Shown:
    """A panel over a stage; everything that changes is shown anew."""

    def __init__(self, qtbot: QtBot, stage: Stage, kind: type) -> None:
        self.stage = stage
        self.bridge = Bridge(stage.session.world)
        self.bridge.use(stage.session)
        self.refusals: list[DdworkbookError] = []
        self.notices: list[str] = []
        self.bridge.refused.connect(self.refusals.append)
        self.bridge.noticed.connect(self.notices.append)
        self.panel = kind(self.bridge)
        qtbot.addWidget(self.panel)
        self.panel.resize(1176, 600)
        self.panel.show()
        self.bridge.changed.connect(self.redraw)
        self.redraw()

    def redraw(self, _change: object = None) -> None:
        self.panel.show_assessment(self.stage.page())

    def work_as(self, person: str) -> None:
        self.stage.work_as(person)
        self.redraw()
