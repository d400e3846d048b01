"""A partner assessed and signed, and assessed again a year later with what is held."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.questionnaire import Level
from ddworkbook.core.states import Step
from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.replay import rebuild
from ddworkbook.usecases.answering import GivenAnswer, answer_many, answer_question, redo, undo
from ddworkbook.usecases.assessment_page import assessment_page, question_history
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.confirming import confirm_answer, confirm_section, reopen_answer
from ddworkbook.usecases.demo_answers import answer_from_story
from ddworkbook.usecases.evidence import attach_bytes, change_evidence
from ddworkbook.usecases.freezing import current_record, frozen_record
from ddworkbook.usecases.partners import change_partner, find_partner
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.reviewing import approve, submit
from ddworkbook.usecases.signing import amend
from tests.builders.work import Desk, answered_due_diligence, answered_triage, approved

DUE_DILIGENCE = "partner-due-diligence"
HELD, TO_CONFIRM = AnswerStanding.HELD, AnswerStanding.TO_CONFIRM


def triaged(desk: Desk, held: str = "valid-unchanged") -> str:
    """Answer a new triage that says whether the assessment that we hold is still valid."""
    made = start_assessment(desk.session, "Lake University", "triage", carry=False).made
    answer_from_story(desk.session, made)
    answer_question(desk.session, made, "T12b", held)
    answer_question(desk.session, made, "T12c", "2026-11-21")
    return made


def started_again(desk: Desk, held: str = "valid-unchanged", **moved: float) -> str:
    """Move the clock (by half a year), answer a triage and start the due diligence again."""
    desk.clock.move(**(moved or {"days": 180}))
    triaged(desk, held)
    return start_assessment(desk.session, "Lake University", DUE_DILIGENCE).made


def page_of(desk: Desk, assessment: str) -> AssessmentPage:
    return assessment_page(desk.session, assessment)


def codes(desk: Desk, assessment: str, standing: AnswerStanding) -> set[str]:
    found = answers(desk.session.workbook, assessment)
    return {code for code, answer in found.items() if answer.standing is standing}


def level(page: AssessmentPage, code: str) -> Level:
    question = page.questionnaire.question(code)
    assert question is not None
    return question.level


def test_answers_of_the_organisation_are_held_and_those_of_the_project_asked(signed: Desk) -> None:
    made = started_again(signed)
    page = page_of(signed, made)
    held = codes(signed, made, HELD)
    assert len(held) > 20
    assert {level(page, code) for code in held} == {Level.ORGANISATION}
    assert codes(signed, made, TO_CONFIRM) == set()
    assert page.walkthrough.missing
    assert page.walkthrough.answered == len(held & set(page.walkthrough.asked_answers))
    assert page.carried_from is not None
    view = page.carried[min(held)]
    assert (view.held, view.waits, view.reason) == (True, False, "")
    assert view.origin.startswith("From the record of 21 November 2026; given or last confirmed on")


def test_a_held_answer_is_changed_only_after_it_was_opened(signed: Desk) -> None:
    made = started_again(signed)
    code = next(
        one
        for one in sorted(codes(signed, made, HELD))
        if answers(signed.session.workbook, made)[one].value == "yes"
    )
    with pytest.raises(ActionRefused, match="Reopen it first"):
        answer_question(signed.session, made, code, "no")
    with pytest.raises(InputRefused) as refused:
        answer_many(signed.session, made, (GivenAnswer(code, "no"),))
    assert [one.code for one in refused.value.problems] == ["held"]
    reopen_answer(signed.session, made, code, "The policy was renewed.")
    assert page_of(signed, made).to_confirm == (code,)
    answer_question(signed.session, made, code, "no")
    assert codes(signed, made, TO_CONFIRM) == set()
    with pytest.raises(InputRefused, match="Nothing was opened"):
        reopen_answer(signed.session, made, code)
    lines = [line.sentence for line in question_history(signed.session, made, code)]
    assert lines == [
        f"{code} changed from Yes to No",
        f"{code} opened again: Yes (The policy was renewed.)",
        f"{code} held as Yes",
    ]


def test_answers_to_confirm_block_submission_until_each_is_confirmed(signed: Desk) -> None:
    made = started_again(signed, "valid-changed")
    page = page_of(signed, made)
    assert codes(signed, made, HELD) == set()
    waiting = page.to_confirm
    assert len(waiting) > 20
    assert "Something has changed" in page.carried[waiting[0]].reason
    answer_from_story(signed.session, made)
    waiting = page_of(signed, made).to_confirm
    assert "answers wait to be confirmed" in page_of(signed, made).refusal(Step.SUBMIT)
    with pytest.raises(InputRefused) as refused:
        submit(signed.session, made)
    assert [one.code for one in refused.value.problems] == ["to-confirm"] * len(waiting)
    confirm_answer(signed.session, made, waiting[0])
    answer_question(
        signed.session, made, waiting[1], page.walkthrough.asked_answers[waiting[1]].value
    )
    assert page_of(signed, made).to_confirm == waiting[2:]
    for section in page.walkthrough.sections:
        if any(state.question.code in waiting[2:] for state in section.questions):
            confirm_section(signed.session, made, section.code)
    assert page_of(signed, made).to_confirm == ()
    submit(signed.session, made)


def test_only_what_waits_can_be_confirmed(signed: Desk) -> None:
    made = started_again(signed)
    for wanted in (min(codes(signed, made, HELD)), "C99"):
        with pytest.raises(InputRefused, match="Nothing was confirmed"):
            confirm_answer(signed.session, made, wanted)
    with pytest.raises(UsageRefused, match="Use one of"):
        confirm_section(signed.session, made, "Z")
    section = page_of(signed, made).walkthrough.sections[0].code
    with pytest.raises(ActionRefused, match="No answer of this section"):
        confirm_section(signed.session, made, section)


def test_a_confirmation_can_be_undone_and_done_again(signed: Desk) -> None:
    made = started_again(signed, "too-old")
    assert page_of(signed, made).undo_label == ""
    code = page_of(signed, made).to_confirm[0]
    confirm_answer(signed.session, made, code)
    assert code not in page_of(signed, made).to_confirm
    assert page_of(signed, made).undo_label.startswith(f"Undo: {code} confirmed")
    signed.reopen()
    undo(signed.session, made)
    page = page_of(signed, made)
    assert page.to_confirm[0] == code
    assert page.carried[code].reason
    redo(signed.session, made)
    assert code not in page_of(signed, made).to_confirm
    undo(signed.session, made)
    answer_question(signed.session, made, code, None)
    undo(signed.session, made)
    assert page_of(signed, made).to_confirm[0] == code


def test_old_answers_are_to_be_confirmed(signed: Desk) -> None:
    made = started_again(signed, days=800)
    page = page_of(signed, made)
    assert codes(signed, made, HELD) == set()
    assert "months ago" in page.carried[page.to_confirm[0]].reason


def test_expired_evidence_opens_its_answer_and_comes_along(signed: Desk, assessment: str) -> None:
    amend(signed.session, assessment, "A certificate came.")
    page = page_of(signed, assessment)
    code = next(
        one for one in page.walkthrough.asked_answers if level(page, one) is Level.ORGANISATION
    )
    file = attach_bytes(signed.session, assessment, b"%PDF-1.4", "Certificate.pdf", (code,)).made
    today = signed.session.world.today()
    ends = (today + timedelta(days=90)).isoformat()
    change_evidence(signed.session, assessment, file, issued_on="2026-01-01", expires_on=ends)
    submit(signed.session, assessment)
    approve(signed.as_reviewer(), assessment, "proceed", reason="Seen.")
    signed.as_preparer()
    made = started_again(signed)
    page = page_of(signed, made)
    # The amended record was approved, not signed, so the signed one before it is the last.
    assert page.carried_from is not None
    assert page.carried_from.revision == 1
    assert "was not signed" in page.carried[code].reason


def test_what_was_approved_counts_where_nothing_is_signed(desk: Desk) -> None:
    first = answered_due_diligence(desk)
    page = page_of(desk, first)
    code = next(
        one for one in page.walkthrough.asked_answers if level(page, one) is Level.ORGANISATION
    )
    file = attach_bytes(desk.session, first, b"%PDF-1.4", "Certificate.pdf", (code,)).made
    ends = (desk.session.world.today() + timedelta(days=90)).isoformat()
    change_evidence(desk.session, first, file, issued_on="2026-01-01", expires_on=ends)
    approved(desk, first)
    made = started_again(desk)
    page = page_of(desk, made)
    (copy,) = [one for one in page.evidence_for(code) if one.name == "Certificate.pdf"]
    assert (copy.expires_on, copy.assessment) == (ends, made)
    assert copy.id != file
    assert "Certificate.pdf” expired on" in page.carried[code].reason
    assert "not signed" in page.carried[code].reason


def test_a_changed_partner_is_looked_at_again(signed: Desk) -> None:
    partner = find_partner(signed.session, "Lake University")
    change_partner(signed.session, replace(partner, country="UG"))
    made = started_again(signed)
    page = page_of(signed, made)
    assert codes(signed, made, HELD) == set()
    assert page.carried[page.to_confirm[0]].reason.startswith("The partner changed since: country.")


def test_an_assessment_can_begin_empty(signed: Desk) -> None:
    triaged(signed)
    made = start_assessment(signed.session, "Lake University", DUE_DILIGENCE, carry=False).made
    assert answers(signed.session.workbook, made) == {}
    assert page_of(signed, made).carried_from is None


def test_tables_equal_their_replay_after_carrying(signed: Desk) -> None:
    made = started_again(signed)
    code = min(codes(signed, made, HELD))
    reopen_answer(signed.session, made, code)
    confirm_answer(signed.session, made, code)
    undo(signed.session, made)
    before = answers(signed.session.workbook, made)
    rebuild(signed.session.workbook)
    assert answers(signed.session.workbook, made) == before
    signed.reopen()
    assert check_workbook(signed.path).findings == ()


def test_a_record_says_where_answers_came_from_and_what_changed(signed: Desk) -> None:
    made = started_again(signed)
    code = next(
        one
        for one in sorted(codes(signed, made, HELD))
        if answers(signed.session.workbook, made)[one].value == "yes"
    )
    other = next(one for one in sorted(codes(signed, made, HELD)) if one != code)
    for one in (code, other):
        reopen_answer(signed.session, made, one)
    answer_question(signed.session, made, code, "no", "No longer.")
    confirm_answer(signed.session, made, other)
    answer_from_story(signed.session, made)
    submit(signed.session, made)
    approve(signed.as_reviewer(), made, "proceed", reason="Seen.")
    row = require_row(signed.session, made)
    record = frozen_record(signed.session, row.fingerprint)
    assert record.previous == record.carried_from
    assert record.carried_from is not None
    standings = {
        answer.code: answer.standing for part in record.sections for answer in part.answers
    }
    assert (standings[code], standings[other]) == ("given", "confirmed")
    assert set(standings.values()) == {"given", "confirmed", "held"}
    (change,) = [one for one in record.changes_since if (one.code, one.kind) == (code, "answer")]
    assert (change.before, change.after) == ("Yes", "No")
    assert not [one for one in record.changes_since if one.code == other]


def test_holding_an_answer_does_not_make_it_younger(signed: Desk) -> None:
    first = started_again(signed)
    code = min(codes(signed, first, HELD))
    given = answers(signed.session.workbook, first)[code].origin_at
    answer_from_story(signed.session, first)
    submit(signed.session, first)
    approve(signed.as_reviewer(), first, "proceed", reason="Seen.")
    signed.as_preparer()
    row = require_row(signed.session, first)
    record = frozen_record(signed.session, row.fingerprint)
    answer = record.answer(code)
    assert answer is not None
    assert (answer.standing, answer.origin_at) == ("held", given)
    draft = current_record(signed.session, row, record.decision, "")
    assert draft.answer(code) == answer


def test_a_triage_with_answers_to_confirm_decides_nothing_yet(desk: Desk) -> None:
    first = answered_triage(desk)
    approved(desk, first)
    again = start_assessment(desk.session, "Lake University", "triage").made
    answer_from_story(desk.session, again)
    waiting = page_of(desk, again).to_confirm
    assert "T12b" in waiting
    with pytest.raises(ActionRefused, match=r"or confirmed: .*T12b"):
        start_assessment(desk.session, "Lake University", DUE_DILIGENCE)
    confirm_section(desk.session, again, page_of(desk, again).walkthrough.sections[0].code)
    start_assessment(desk.session, "Lake University", DUE_DILIGENCE)
