from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.gui.assessment.section_model import WAITING_ROLE
from ddworkbook.gui.dialogs.edition_dialog import EditionDialog
from ddworkbook.gui.dialogs.reason_dialog import ReasonDialog
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.editions import upgrade_assessment
from tests.builders.stage import Stage
from tests.gui.assessment_desk import Desk, open_desk
from tests.gui.carried_desk import open_carried
from tests.gui.driving import answering, button, click, ok, says, type_into

CTRL = Qt.KeyboardModifier.ControlModifier
StageAt = Callable[[str], Stage]


@pytest.fixture
def held(qtbot: QtBot, stage_at: StageAt) -> Desk:
    return open_carried(qtbot, stage_at)


@pytest.fixture
def waiting(qtbot: QtBot, stage_at: StageAt) -> Desk:
    return open_carried(qtbot, stage_at, "valid-changed")


def press(qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    qtbot.keyClick(desk.page.focusWidget(), key, CTRL)
    QApplication.processEvents()


def standing(desk: Desk, code: str) -> AnswerStanding:
    walk = desk.stage.page().walkthrough
    states = (state for section in walk.sections for state in section.questions)
    answer = next(state.answer for state in states if state.question.code == code)
    assert answer is not None
    return answer.standing


def test_a_held_answer_says_where_from_and_cannot_be_changed(qtbot: QtBot, held: Desk) -> None:
    held.open("C06")
    card = held.card("C06")
    assert says(card, "From the record of 21 November 2026")
    assert not says(card, "To confirm")
    before = held.stored("C06")
    for key in (Qt.Key.Key_0, Qt.Key.Key_1):
        qtbot.keyClick(held.page.focusWidget(), key)
    assert held.stored("C06") == before
    assert held.refused == []


def test_a_held_answer_is_reopened_with_a_click_and_can_be_changed_then(
    qtbot: QtBot, held: Desk
) -> None:
    held.open("C06")
    click(button(held.card("C06"), "Reopen"))
    assert standing(held, "C06") is AnswerStanding.TO_CONFIRM
    assert says(held.card("C06"), "To confirm")
    assert held.tab.code == "C06"
    qtbot.keyClicks(held.page.focusWidget(), " of 2026")
    held.tab.flush()
    assert held.stored("C06") == "of 2026"
    assert standing(held, "C06") is AnswerStanding.GIVEN
    assert not says(held.card("C06"), "From the record")


def test_a_held_answer_is_reopened_with_one_key(qtbot: QtBot, held: Desk) -> None:
    held.open("C06")
    press(qtbot, held, Qt.Key.Key_R)
    assert standing(held, "C06") is AnswerStanding.TO_CONFIRM
    assert held.card("C06").isAncestorOf(held.page.focusWidget())
    press(qtbot, held, Qt.Key.Key_R)
    assert held.noticed == ["Only a held answer can be reopened."]


def test_one_key_confirms_the_answer_in_hand_and_goes_to_the_next(
    qtbot: QtBot, waiting: Desk
) -> None:
    first, second, *_rest = waiting.stage.page().to_confirm
    waiting.open(first)
    assert says(waiting.card(first), "To confirm")
    press(qtbot, waiting, Qt.Key.Key_Return)
    assert standing(waiting, first) is AnswerStanding.GIVEN
    assert waiting.tab.code == second
    assert standing(waiting, second) is AnswerStanding.TO_CONFIRM


def test_the_key_only_goes_to_the_next_from_an_answer_that_does_not_wait(
    qtbot: QtBot, waiting: Desk
) -> None:
    first, second, *_rest = waiting.stage.page().to_confirm
    waiting.open(first)
    press(qtbot, waiting, Qt.Key.Key_Return)
    waiting.tab.go_to_code(first)
    press(qtbot, waiting, Qt.Key.Key_Return)
    assert waiting.tab.code == second
    assert standing(waiting, second) is AnswerStanding.TO_CONFIRM


def test_a_whole_section_is_confirmed_at_once_and_undo_takes_it_back(
    qtbot: QtBot, waiting: Desk
) -> None:
    waiting.open("C06")
    section = waiting.tab.sections.current_code()
    model = waiting.tab.sections.model()
    row = waiting.tab.sections.currentIndex()
    count = model.data(row, WAITING_ROLE)
    assert count > 1
    assert f"{count} to confirm" in model.data(row, Qt.ItemDataRole.AccessibleTextRole)
    before = len(waiting.stage.page().to_confirm)
    click(button(waiting.tab.cards.head, f"Confirm all {count} in this section"))
    assert len(waiting.stage.page().to_confirm) == before - count
    assert waiting.tab.sections.current_code() == section
    assert model.data(row, WAITING_ROLE) == 0
    assert not waiting.tab.cards.head.confirm.isVisible()
    assert f"{count} answers are confirmed" in waiting.noticed[-1]
    waiting.page.undo()
    assert len(waiting.stage.page().to_confirm) == before - count + 1


def test_without_carried_answers_the_key_says_so(qtbot: QtBot, tmp_path) -> None:
    desk = open_desk(qtbot, tmp_path)
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.noticed == ["No answer waits to be confirmed."]
    assert not desk.tab.cards.head.confirm.isVisible()
    desk.stage.close()


def test_a_newer_edition_says_what_changed_and_is_taken(qtbot: QtBot, tmp_path) -> None:
    desk = open_desk(qtbot, tmp_path, code="C27")
    qtbot.keyClick(desk.card("C27").editor.first_field(), Qt.Key.Key_1)
    newer = desk.stage.page().questionnaire
    know_newer(desk, newer)
    assert says(desk.tab, "A newer edition of this questionnaire is there: 2099.1.")
    seen: list[str] = []

    def take(dialog: EditionDialog) -> None:
        seen.append(dialog.ui.changesEdit.toPlainText())
        ok(dialog)

    with answering(EditionDialog, take):
        click(button(desk.tab.edition, "What changed…"))
    assert "C27 asks in other words" in seen[0]
    assert not desk.tab.edition.isVisible()
    assert standing(desk, "C27") is AnswerStanding.TO_CONFIRM
    assert desk.page.view.page is not None
    assert desk.page.view.page.questionnaire.version == "2099.1"
    desk.stage.close()


def know_newer(desk: Desk, questionnaire) -> None:
    """Let the workbook know a newer edition, in which C27 asks something else."""
    sections = tuple(
        replace(
            section,
            questions=tuple(
                replace(one, text="Is the money sound?") if one.code == "C27" else one
                for one in section.questions
            ),
        )
        for section in questionnaire.sections
    )
    newer = replace(questionnaire, version="2099.1", sections=sections)
    upgrade_assessment(desk.stage.session, other_assessment(desk), newer)
    desk.page.refresh()
    QApplication.processEvents()


def other_assessment(desk: Desk) -> str:
    return start_assessment(
        desk.stage.session,
        desk.stage.partner,
        "partner-due-diligence",
        depth="simple",
        depth_reason="Small.",
        carry=False,
    ).made


def test_the_rest_of_a_section_is_not_applicable_for_one_reason(qtbot: QtBot, tmp_path) -> None:
    desk = open_desk(qtbot, tmp_path, code="C10")
    codes = tuple(
        view.code
        for view in desk.tab.cards._views.values()
        if any(choice.value == "na" for choice in view.state.question.choices)
    )
    assert len(codes) > 1

    def give(dialog: ReasonDialog) -> None:
        type_into(dialog.ui.reasonEdit, "They hold no money of ours.")
        ok(dialog)

    with answering(ReasonDialog, give):
        click(desk.tab.cards.head.rest)
    assert {desk.stored(code) for code in codes} == {"na"}
    assert not desk.tab.cards.head.rest.isVisible()
    answer = desk.card(codes[0])
    assert answer.extras.comment is not None
    assert answer.extras.comment.field.toPlainText() == "They hold no money of ours."
    desk.page.undo()
    assert [desk.stored(code) for code in codes].count(None) == 1
    desk.stage.close()
