"""Signatures, amendments, history and what home shows of them."""

from __future__ import annotations

import pytest

from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.states import State, Step
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.freezing import frozen_record
from ddworkbook.usecases.history import history_lines
from ddworkbook.usecases.home import home_page
from ddworkbook.usecases.people import introduce_person, switch_person
from ddworkbook.usecases.reviewing import (
    approve,
    submit,
)
from ddworkbook.usecases.signing import amend, sign
from tests.builders.work import PASSPHRASE, Desk, answered_triage, approved


def test_a_signed_assessment_carries_signatures_that_hold(signed: Desk, assessment: str) -> None:
    page = assessment_page(signed.session, assessment)
    assert page.state is State.SIGNED
    assert [(one.meaning, one.name, one.holds) for one in page.signatures] == [
        ("prepared", "Ada Preparer", True),
        ("approved", "Ben Reviewer", True),
    ]
    assert page.revisions[0].signed
    assert "Amend" in page.refusal(Step.SIGN)


def test_a_wrong_passphrase_signs_nothing(signed: Desk, assessment: str) -> None:
    reopened(signed, assessment)
    with pytest.raises(ActionRefused, match="passphrase does not open"):
        sign(signed.session, assessment, "prepared", "wrong")
    assert assessment_page(signed.session, assessment).signatures == ()
    sign(signed.session, assessment, "prepared", PASSPHRASE)
    assert assessment_page(signed.session, assessment).state is State.APPROVED


def test_whoever_may_not_sign_is_told_why(signed: Desk, assessment: str) -> None:
    reopened(signed, assessment)
    for meaning, sentence in (
        ("approved", "somebody else signs it"),
        ("reviewed", "asks for these signatures only"),
    ):
        with pytest.raises(ActionRefused, match=sentence):
            sign(signed.session, assessment, meaning, PASSPHRASE)
    with pytest.raises(UsageRefused, match="no meaning"):
        sign(signed.session, assessment, "witnessed", PASSPHRASE)
    with pytest.raises(ActionRefused, match="prepared nothing"):
        sign(signed.as_reviewer(), assessment, "prepared", PASSPHRASE)
    third = introduce_person(signed.session, "Cy Third").made
    switch_person(signed.session, third)
    with pytest.raises(ActionRefused, match="no signing key on this device"):
        sign(signed.session, assessment, "approved", PASSPHRASE)


def reopened(desk: Desk, assessment: str) -> None:
    """Amend the signed assessment and approve it again, so that it waits for signatures."""
    amend(desk.session, assessment, "A detail changed.")
    answer_question(desk.session, assessment, "C21", "Training in spring.")
    approved(desk, assessment)


def test_amending_makes_the_next_revision_and_keeps_the_answers(
    signed: Desk, assessment: str
) -> None:
    first = assessment_page(signed.session, assessment)
    with pytest.raises(InputRefused):
        amend(signed.session, assessment, " ")
    amend(signed.session, assessment, "A new director.")
    page = assessment_page(signed.session, assessment)
    assert (page.state, page.revision, page.fingerprint) == (State.DRAFT, 2, "")
    assert page.walkthrough.answered == first.walkthrough.answered
    assert page.preparers == frozenset()
    answer_question(signed.session, assessment, "C21", "Training in spring.")
    approved(signed, assessment)
    again = assessment_page(signed.session, assessment)
    record = frozen_record(signed.session, again.fingerprint)
    assert (record.revision, record.previous_fingerprint) == (2, first.fingerprint)
    assert [line.revision for line in again.revisions] == [1, 2]


def test_a_frozen_assessment_keeps_the_triage_of_its_day(signed: Desk, assessment: str) -> None:
    before = assessment_page(signed.session, assessment)
    answer_question(signed.session, before.triage, "T06", "yes")
    answer_question(signed.session, before.triage, "T03", ["name-only"])
    signed.clock.move(days=500)
    after = assessment_page(signed.session, assessment)
    assert after.walkthrough == before.walkthrough
    assert after.profile == before.profile
    amend(signed.session, assessment, "The plan changed.")
    assert assessment_page(signed.session, assessment).profile.facts["T06"] == "yes"


def test_history_tells_every_step_newest_first(signed: Desk, assessment: str) -> None:
    told = [line.sentence for line in history_lines(signed.session, assessment)]
    assert told[:5] == [
        "All signatures given",
        "Signed as approved",
        "Signed as prepared",
        "Decided: Proceed; revision 1 frozen",
        "Submitted for review",
    ]
    assert told[-1] == "Assessment started, depth standard-finance-visit"
    assert len(history_lines(signed.session, limit=3)) == 3
    lines = history_lines(signed.session, limit=5)
    assert history_lines(signed.session, limit=1, before=lines[3].event) == lines[4:]
    assert all(line.sentence for line in history_lines(signed.session))


def test_home_shows_what_waits_for_whom(desk: Desk) -> None:
    assert home_page(desk.session).is_empty
    triage = answered_triage(desk)
    assert [row.id for row in home_page(desk.session).drafts] == [triage]
    submit(desk.session, triage)
    assert home_page(desk.session).to_review == ()
    desk.as_reviewer()
    assert [row.id for row in home_page(desk.session).to_review] == [triage]
    approve(desk.session, triage, "proceed", reason="x", review_due="2026-12-01")
    page = home_page(desk.session)
    assert [row.id for row in page.to_sign] == [triage]
    assert [row.id for row in page.reviews_due] == [triage]
    assert page.by_country[0].label == "Kenya"
    assert page.by_country[0].total == 1
    assert page.changes_since_backup > 0
