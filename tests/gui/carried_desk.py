"""A second assessment of a partner whose first one is signed: its answers came along."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessments import start_assessment
from tests.builders.stage import Stage
from tests.gui.assessment_desk import Desk, desk_on


def open_carried(
    qtbot: QtBot, stage_at: Callable[[str], Stage], said: str = "valid-unchanged"
) -> Desk:
    """Open a due diligence whose triage says this of the record that is held."""
    stage = stage_at("signed")
    stage.work_as(stage.preparer)
    session, partner = stage.session, stage.partner
    triage = start_assessment(session, partner, "triage").made
    answer_question(session, triage, "T12b", said)
    stage.assessment = start_assessment(
        session,
        partner,
        "partner-due-diligence",
        triage_id=triage,
        depth="simple",
        depth_reason="Known.",
    ).made
    return desk_on(qtbot, stage)
