"""The reviewer sees everything side by side and takes the steps."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from ddworkbook.core.states import State, Step
from ddworkbook.gui.dialogs.action_dialog import ActionDialog
from ddworkbook.gui.dialogs.reason_dialog import ReasonDialog
from ddworkbook.gui.review.review_panel import ReviewPanel
from tests.gui.driving import answering, choose, click, ok, press, says, texts, type_into
from tests.gui.staged import Shown


@pytest.fixture
def shown(qtbot, stage_at):
    cases: list[Shown] = []

    def at(what: str) -> Shown:
        cases.append(Shown(qtbot, stage_at(what), ReviewPanel))
        return cases[-1]

    yield at


def test_the_path_says_who_did_each_step_and_when(shown):
    panel = shown("submitted").panel
    marks = panel.stepper.marks(shown_page(panel))
    assert [mark.word for mark in marks] == ["Draft", "Submitted", "Approved", "Signed"]
    assert marks[0].detail == "Ines Calloway"
    assert marks[1].detail.startswith("Ines Calloway, 2026-11-21")
    assert marks[2].detail == ""
    assert "Submitted, Ines Calloway" in panel.stepper.accessibleName()


def test_each_missing_question_is_listed_and_leads_there(shown, qtbot):
    panel = shown("draft").panel
    page = shown_page(panel)
    assert panel.to_do.isVisible()
    assert str(len(page.walkthrough.missing)) in panel.to_do.title()
    with qtbot.waitSignal(panel.question_requested) as asked:
        click(panel.to_do.lines[0])
    assert asked.args == [page.walkthrough.missing[0]]


def test_a_draft_with_gaps_cannot_be_submitted_and_says_why(shown):
    bar = shown("draft").panel.step_bar
    assert not bar.buttons[Step.SUBMIT].isEnabled()
    assert "not answered yet" in bar.why()
    assert "not answered yet" in bar.buttons[Step.SUBMIT].toolTip()


def test_an_answered_draft_is_submitted_with_one_click(shown):
    case = shown("answered")
    assert case.panel.step_bar.why() == ""
    click(case.panel.step_bar.buttons[Step.SUBMIT])
    assert case.stage.page().state is State.SUBMITTED
    assert not case.refusals
    assert case.notices


def test_a_preparer_cannot_approve_and_is_told_the_way_out(shown):
    case = shown("submitted")
    case.work_as(case.stage.preparer)
    approve = case.panel.step_bar.buttons[Step.APPROVE]
    assert not approve.isEnabled()
    assert "prepared yourself" in approve.toolTip()
    assert "prepared yourself" in case.panel.step_bar.why()


def test_filters_show_flagged_unanswered_noted_and_not_applicable(shown):
    case = shown("flagged")
    questions = case.panel.questions
    everything = len(questions.model.rows())
    choose(questions.filter, "Flagged")
    flagged = [row.code for row in questions.model.rows()]
    assert flagged and len(flagged) < everything
    assert set(flagged) == {flag.question for flag in case.stage.page().walkthrough.flags}
    choose(questions.filter, "Unanswered")
    assert all(not row.is_answered for row in questions.model.rows())
    choose(questions.filter, "With notes")
    assert not questions.model.rows()
    choose(questions.filter, "All")
    assert len(questions.model.rows()) == everything


def test_searching_looks_in_questions_and_answers(shown):
    questions = shown("answered").panel.questions
    type_into(questions.search, "register extract")
    press(questions.search, "Return")
    assert len(questions.model.rows()) < 5
    type_into(questions.search, "c01a")
    press(questions.search, "Return")
    assert [row.code for row in questions.model.rows()] == ["C01a"]


def test_answer_comment_evidence_and_flags_stand_together(shown):
    panel = shown("flagged").panel
    panel.questions.choose("C01a")
    assert says(panel.detail, "Comment: Seen for C01a.")
    assert says(panel.detail, shown_page(panel).answer_texts["C01a"])
    flag = next(one for one in shown_page(panel).walkthrough.flags if one.question == "C01a")
    assert says(panel.detail, flag.reason)
    panel.questions.choose("C01")
    assert says(panel.detail, "Letter of the board.pdf")


def test_enter_in_the_list_leads_to_the_question(shown, qtbot):
    panel = shown("answered").panel
    panel.questions.choose("C02")
    with qtbot.waitSignal(panel.question_requested) as asked:
        press(panel.questions.table, "Return")
    assert asked.args == ["C02"]


def test_a_note_is_typed_answered_and_settled(shown):
    case = shown("submitted")
    notes = case.panel.detail.notes
    case.panel.questions.choose("C02")
    assert not notes.add_button.isEnabled()
    type_into(notes.edit, "Which register? <b>Old</b> &amp; new")
    press(notes.edit, "Return")
    assert [note.code for note in case.stage.page().notes] == ["C02"]
    assert says(notes, "Which register? <b>Old</b> &amp; new")
    assert notes.edit.text() == ""

    def settle(dialog):
        type_into(dialog.ui.reasonEdit, "The one of 2026.")
        ok(dialog)

    with answering(ReasonDialog, settle):
        click(notes.settle_buttons[0])
    assert says(notes, "Answer: The one of 2026.")
    assert case.stage.page().notes[0].resolved
    assert not notes.settle_buttons


def test_a_flags_action_is_agreed_with_one_click(shown):
    case = shown("flagged")
    view = next(one for one in case.panel.flags.views if one.add_button is not None)
    click(view.add_button)
    assert not case.refusals
    action = case.stage.page().actions[0]
    assert (action.question, action.text) == (view.flag.question, view.flag.action)
    again = next(one for one in case.panel.flags.views if one.flag == view.flag)
    assert again.add_button is None
    assert says(case.panel.agreed, action.text)


def test_an_action_dialog_keeps_what_was_typed_when_the_date_is_wrong(shown):
    case = shown("answered")

    def fill(dialog):
        assert not dialog.ui.assessmentCombo.isVisible()
        type_into(dialog.ui.whatEdit, "Ask for the audit letter.")
        choose(dialog.ui.kindCombo, "Condition")
        type_into(dialog.ui.dueEdit, "31 March")
        ok(dialog)
        assert "not a date" in dialog.ui.problemLabel.text()
        assert dialog.ui.whatEdit.toPlainText() == "Ask for the audit letter."
        type_into(dialog.ui.dueEdit, "2027-03-31")
        ok(dialog)

    with answering(ActionDialog, fill):
        click(case.panel.agreed.add_button)
    action = case.stage.page().actions[0]
    assert (action.kind, action.due_on) == ("condition", "2027-03-31")

    def change(dialog):
        assert dialog.action() == action
        type_into(dialog.ui.ownerEdit, "Tobias")
        ok(dialog)

    with answering(ActionDialog, change):
        click(case.panel.agreed.lines[0])
    assert case.stage.page().actions[0].owner == "Tobias"


def test_requested_changes_say_what_to_change(shown):
    case = shown("submitted")

    def say(dialog):
        assert not dialog.ui.buttonBox.buttons()[0].isEnabled()
        type_into(dialog.ui.reasonEdit, "Name the register.")
        ok(dialog)

    with answering(ReasonDialog, say):
        click(case.panel.step_bar.buttons[Step.REQUEST_CHANGES])
    page = case.stage.page()
    assert page.state is State.CHANGES_REQUESTED
    assert case.panel.message.isVisible()
    assert case.panel.message.text() == "Name the register."
    assert case.panel.stepper.marks(page)[0].word == "Changes requested"


def test_a_frozen_record_takes_no_notes_and_no_actions(shown):
    panel = shown("signed").panel
    assert not panel.detail.notes.edit.isEnabled()
    assert "frozen" in panel.agreed.add_button.toolTip()
    assert not panel.to_do.isVisible()


@pytest.mark.parametrize("what", ["draft", "submitted", "approved", "signed"])
def test_every_disabled_button_says_why(shown, what):
    panel = shown(what).panel
    dumb = [
        button.text()
        for button in panel.findChildren(QAbstractButton)
        if button.isVisible() and not button.isEnabled() and not button.toolTip()
    ]
    assert dumb == []


def test_the_question_in_hand_stays_in_hand_when_something_changes(shown):
    case = shown("answered")
    case.panel.questions.choose("C02a")
    case.redraw()
    assert case.panel.questions.chosen() == "C02a"
    assert any("C02a" in text for text in texts(case.panel.detail))


def shown_page(panel):
    return panel._page
