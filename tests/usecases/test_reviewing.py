"""From submission to decision: every step, and every refusal with its way out."""

from __future__ import annotations

import pytest

from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.severity import Severity
from ddworkbook.core.states import State, Step
from ddworkbook.usecases.actions import add_action, close_action, list_actions
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.decisions import Condition
from ddworkbook.usecases.freezing import frozen_record
from ddworkbook.usecases.home import home_page
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.reviewing import (
    add_note,
    approve,
    default_review_due,
    request_changes,
    resolve_note,
    submit,
)
from ddworkbook.usecases.signing import amend, sign
from tests.builders.work import PASSPHRASE, Desk, answered_triage, approved, partner_draft


def codes(refused: pytest.ExceptionInfo[InputRefused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def state(desk: Desk, assessment: str) -> State:
    return assessment_page(desk.session, assessment).state


def test_what_is_missing_or_wrong_blocks_submission_and_is_all_listed(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    triage = start_assessment(desk.session, made, "triage").made
    answer_question(desk.session, triage, "T03", ["we-pay-them"])
    answer_question(desk.session, triage, "T04", {"amount": "-5", "currency": "GBP"})
    with pytest.raises(InputRefused) as refused:
        submit(desk.session, triage)
    assert codes(refused).count("missing") == 12
    assert "T04" in [problem.where for problem in refused.value.problems]
    assert "T01" in assessment_page(desk.session, triage).refusal(Step.SUBMIT)


def test_a_submitted_assessment_takes_no_answers(desk: Desk) -> None:
    triage = answered_triage(desk)
    submit(desk.session, triage, "Please.")
    assert state(desk, triage) is State.SUBMITTED
    with pytest.raises(ActionRefused, match="with the reviewer"):
        answer_question(desk.session, triage, "T10", "yes")


def test_changes_are_requested_made_and_submitted_again(desk: Desk) -> None:
    triage = answered_triage(desk)
    submit(desk.session, triage)
    reviewer = desk.as_reviewer()
    note = add_note(reviewer, triage, "Which list?", "T08").made
    with pytest.raises(InputRefused):
        request_changes(reviewer, triage, " ")
    request_changes(reviewer, triage, "See T08.")
    desk.as_preparer()
    page = assessment_page(desk.session, triage)
    assert page.message == "See T08."
    assert page.notes_on("T08")[0].author_name == "Ben Reviewer"
    assert [row.id for row in home_page(desk.session).returned_to_me] == [triage]
    resolve_note(desk.session, triage, note, "The UK list.")
    with pytest.raises(UsageRefused, match="resolved already"):
        resolve_note(desk.session, triage, note)
    submit(desk.session, triage)
    assert assessment_page(desk.session, triage).notes_on("T08")[0].reply == "The UK list."


def test_a_note_needs_text_and_a_known_question(desk: Desk) -> None:
    triage = answered_triage(desk)
    with pytest.raises(InputRefused):
        add_note(desk.session, triage, "  ")
    with pytest.raises(UsageRefused):
        add_note(desk.session, triage, "Why?", "T99")
    with pytest.raises(UsageRefused):
        resolve_note(desk.session, triage, "nothing")


def test_nobody_reviews_what_they_prepared(desk: Desk) -> None:
    triage = answered_triage(desk)
    submit(desk.session, triage)
    for step in (Step.APPROVE, Step.REQUEST_CHANGES):
        assert "prepared yourself" in assessment_page(desk.session, triage).refusal(step)
    with pytest.raises(ActionRefused, match="prepared yourself"):
        approve(desk.session, triage, "proceed", reason="x")
    with pytest.raises(ActionRefused, match="prepared yourself"):
        request_changes(desk.session, triage, "x")


def test_a_reviewer_who_answered_is_a_preparer_too(desk: Desk) -> None:
    triage = answered_triage(desk)
    answer_question(desk.as_reviewer(), triage, "T10", "unsure")
    submit(desk.as_preparer(), triage)
    with pytest.raises(ActionRefused, match="prepared yourself"):
        approve(desk.as_reviewer(), triage, "proceed", reason="x")


def test_all_problems_of_a_decision_are_listed(desk: Desk) -> None:
    triage = answered_triage(desk)
    answer_question(desk.session, triage, "T08", "true-match")
    answer_question(desk.session, triage, "T08a", "no")
    answer_question(desk.session, triage, "T08b", "One entry agrees.")
    submit(desk.session, triage)
    with pytest.raises(InputRefused) as refused:
        approve(
            desk.as_reviewer(),
            triage,
            "maybe",
            conditions=(" ", Condition("Visit", due_on="spring")),
            review_due="soon",
        )
    assert codes(refused) == [
        "not-a-date",
        "unknown-decision",
        "no-reason",
        "empty-condition",
        "not-a-date",
    ]
    with pytest.raises(InputRefused) as refused:
        approve(desk.session, triage, "proceed-with-conditions", reason="Advice was taken.")
    assert codes(refused) == ["no-condition"]


def test_a_stop_flag_lets_nothing_proceed(desk: Desk) -> None:
    triage = answered_triage(desk)
    answer_question(desk.session, triage, "T08", "not-run")
    submit(desk.session, triage)
    desk.as_reviewer()
    page = assessment_page(desk.session, triage)
    assert page.rating is Severity.STOP
    assert page.decisions_possible["proceed"].startswith("A stop flag stands")
    assert page.decisions_possible["refer"] == ""
    with pytest.raises(ActionRefused, match="stop flag"):
        approve(desk.session, triage, "proceed", reason="x")
    approve(desk.session, triage, "refer", reason="The screen is missing.")
    page = assessment_page(desk.session, triage)
    assert page.wanted_signatures == ()
    assert "stop flag" in page.refusal(Step.SIGN)
    with pytest.raises(ActionRefused, match="No signature is asked for"):
        sign(desk.session, triage, "approved", PASSPHRASE)
    amend(desk.session, triage, "The screen was run.")
    assert state(desk, triage) is State.DRAFT


def test_an_approval_freezes_a_record(desk: Desk) -> None:
    triage = answered_triage(desk)
    submit(desk.session, triage)
    desk.as_reviewer()
    due = default_review_due(desk.session, triage)
    approve(
        desk.session,
        triage,
        "proceed-with-conditions",
        reason="Sound.",
        conditions=("Visit in spring",),
    )
    page = assessment_page(desk.session, triage)
    assert page.state is State.APPROVED
    assert page.review_due == due == "2027-11-21"
    assert page.decision is not None
    assert (page.decision.label, page.decision.reason) == ("Proceed with conditions", "Sound.")
    record = frozen_record(desk.session, page.fingerprint)
    assert record.decision.conditions == tuple(action.id for action in page.actions)
    assert record.answer("T10") is not None
    assert record.rating is page.rating
    assert [row.meaning for row in page.wanted_signatures] == ["prepared", "reviewed", "approved"]


def test_conditions_carry_owner_and_date_and_agreed_ones_count(desk: Desk) -> None:
    triage = answered_triage(desk)
    agreed = add_action(desk.session, triage, "Send the statutes", kind="condition").made
    submit(desk.session, triage)
    visit = Condition("Visit", "Ben Reviewer", "2027-03-01")
    approve(desk.as_reviewer(), triage, "proceed-with-conditions", conditions=(visit,))
    page = assessment_page(desk.session, triage)
    assert [(one.text, one.owner, one.due_on) for one in page.actions if one.id != agreed] == [
        ("Visit", "Ben Reviewer", "2027-03-01")
    ]
    record = frozen_record(desk.session, page.fingerprint)
    assert record.decision.conditions == tuple(one.id for one in page.actions)


def test_a_frozen_record_stays_as_it_was(desk: Desk) -> None:
    triage = answered_triage(desk)
    action = add_action(desk.session, triage, "Ask for the statutes").made
    approved(desk, triage)
    fingerprint = assessment_page(desk.session, triage).fingerprint
    before = frozen_record(desk.session, fingerprint)
    close_action(desk.session, action, "They came.")
    assert list_actions(desk.session) == ()
    assert frozen_record(desk.session, fingerprint) == before
    assert before.actions[0].status == "open"
    with pytest.raises(ActionRefused, match="frozen"):
        add_action(desk.session, triage, "Too late")
    with pytest.raises(ActionRefused, match="frozen"):
        add_note(desk.session, triage, "Too late")
