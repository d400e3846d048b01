"""From the decision to a signature that anyone can check."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QRadioButton

from ddworkbook.core.states import State, Step
from ddworkbook.gui.dialogs.approve_dialog import ApproveDialog
from ddworkbook.gui.dialogs.reason_dialog import ReasonDialog
from ddworkbook.gui.dialogs.sign_dialog import SignDialog
from ddworkbook.gui.review.review_panel import ReviewPanel
from ddworkbook.gui.sign_off_words import fingerprint_lines, suggested_conditions
from ddworkbook.gui.widgets.check_line import CheckLine
from tests.builders.stage import PASSPHRASE
from tests.gui.driving import answering, button, click, ok, says, type_into
from tests.gui.staged import Shown


@pytest.fixture
def shown(qtbot, stage_at):
    cases: list[Shown] = []

    def at(what: str) -> Shown:
        cases.append(Shown(qtbot, stage_at(what), ReviewPanel))
        return cases[-1]

    yield at


def decisions(dialog):
    return {one.objectName(): one for one in dialog.findChildren(QRadioButton)}


def test_a_decision_is_needed_and_freezes_the_record(shown):
    case = shown("submitted")

    def decide(dialog):
        assert "Questions asked" in dialog.ui.frozenLabel.text()
        assert "decision" in dialog.ui.problemLabel.text()
        assert dialog.review_edit.date().toString("yyyy-MM-dd") > "2026-11-21"
        click(decisions(dialog)["proceed"])
        assert not dialog.ui.conditionsEdit.isVisible()
        ok(dialog)

    with answering(ApproveDialog, decide):
        click(case.panel.step_bar.buttons[Step.APPROVE])
    page = case.stage.page()
    assert page.state is State.APPROVED
    assert page.decision.outcome == "proceed"
    assert case.panel.decision.title() == "Decision: Proceed"
    assert case.panel.signatures.isVisible()
    assert case.panel.revisions.isVisible()


def test_a_stop_flag_forbids_to_proceed_and_a_reason_is_needed(shown):
    case = shown("stopped")

    def decide(dialog):
        offered = decisions(dialog)
        assert not offered["proceed"].isEnabled()
        assert "stop flag" in offered["proceed"].toolTip()
        assert says(dialog, "A stop flag stands")
        click(offered["refer"])
        assert "reason" in dialog.ui.problemLabel.text()
        type_into(dialog.ui.reasonEdit, "The ethics board looks at it.")
        ok(dialog)

    with answering(ApproveDialog, decide):
        click(case.panel.step_bar.buttons[Step.APPROVE])
    assert case.stage.page().decision.reason == "The ethics board looks at it."
    sign = case.panel.step_bar.buttons[Step.SIGN]
    assert not sign.isEnabled()
    assert sign.toolTip()


def test_conditions_are_chosen_and_written_and_become_actions(shown):
    case = shown("submitted")

    def decide(dialog):
        click(decisions(dialog)["proceed-with-conditions"])
        assert "condition" in dialog.ui.problemLabel.text()
        type_into(dialog.ui.conditionsEdit, "Send the letter.\n\nName an owner.")
        ok(dialog)

    with answering(ApproveDialog, decide):
        click(case.panel.step_bar.buttons[Step.APPROVE])
    actions = case.stage.page().actions
    assert {(one.kind, one.text) for one in actions} == {
        ("condition", "Send the letter."),
        ("condition", "Name an owner."),
    }


def test_a_suggested_condition_is_ticked_at_its_text(shown, qtbot):
    page = shown("stopped").stage.page()
    allowed = replace(page, decisions_possible={})
    said = []
    dialog = ApproveDialog(allowed, "2027-05-21", lambda approval: said.append(approval) or "no")
    qtbot.addWidget(dialog)
    dialog.show()
    click(decisions(dialog)["proceed-with-conditions"])
    line = dialog.findChildren(CheckLine)[0]
    click(line)
    assert line.box.isChecked()
    type_into(dialog.ui.reasonEdit, "All of it is in hand.")
    ok(dialog)
    assert said[0].conditions == (line.text(),)
    assert dialog.isVisible()
    assert dialog.ui.problemLabel.text() == "no"


def test_flags_suggest_conditions_that_are_not_agreed_yet(shown):
    page = shown("stopped").stage.page()
    suggested = suggested_conditions(page)
    worst = max(page.walkthrough.flags, key=lambda flag: flag.severity.rank)
    assert suggested[0] == worst.action
    assert len(set(suggested)) == len(suggested)


def test_a_wrong_passphrase_stays_in_the_dialog_and_loses_nothing(shown):
    case = shown("approved")
    page = case.stage.page()

    def sign(dialog):
        assert dialog.ui.fingerprintLabel.text() == fingerprint_lines(page.fingerprint)
        assert dialog.ui.signerLabel.text() == "Tobias Adeyemi-Hart, Head of assurance, Norwell"
        assert dialog.ui.meaningCombo.currentData() == "approved"
        type_into(dialog.ui.passphraseEdit, "wrong")
        ok(dialog)
        assert "does not open this key" in dialog.ui.problemLabel.text()
        assert not case.stage.page().signatures
        type_into(dialog.ui.passphraseEdit, PASSPHRASE)
        ok(dialog)

    with answering(SignDialog, sign):
        click(case.panel.step_bar.buttons[Step.SIGN])
    assert [one.meaning for one in case.stage.page().signatures] == ["approved"]
    assert says(case.panel.signatures, "verifies")
    assert not case.refusals


def test_the_last_signature_makes_it_signed(shown):
    case = shown("approved")

    def sign(dialog):
        type_into(dialog.ui.passphraseEdit, PASSPHRASE)
        ok(dialog)

    with answering(SignDialog, sign):
        click(case.panel.step_bar.buttons[Step.SIGN])
    assert "already" in case.panel.step_bar.buttons[Step.SIGN].toolTip() or (
        "prepared" in case.panel.step_bar.buttons[Step.SIGN].toolTip()
    )
    case.work_as(case.stage.preparer)
    with answering(SignDialog, sign):
        click(case.panel.step_bar.buttons[Step.SIGN])
    assert case.stage.page().state is State.SIGNED
    line = case.stage.page().signatures[0]
    assert says(case.panel.signatures, line.key_id)
    assert says(case.panel.signatures, "Prepared: Ines Calloway, Partnerships officer, Norwell")


def test_the_fingerprint_is_copied_whole(shown):
    case = shown("signed")
    click(button(case.panel.signatures, "Copy fingerprint"))
    assert QGuiApplication.clipboard().text() == case.stage.page().fingerprint


def test_amend_opens_the_next_revision_and_keeps_the_first(shown):
    case = shown("signed")

    def say(dialog):
        type_into(dialog.ui.reasonEdit, "The bank account changed.")
        ok(dialog)

    with answering(ReasonDialog, say):
        click(case.panel.step_bar.buttons[Step.AMEND])
    page = case.stage.page()
    assert (page.state, page.revision) == (State.DRAFT, 2)
    assert says(case.panel.revisions, "Revision 1: Proceed")
    assert not case.panel.signatures.isVisible()
