"""Trying a questionnaire: nothing is stored, and everything answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ddworkbook.core.severity import Severity
from ddworkbook.usecases.questionnaire_trying import (
    at_depth,
    begin_trial,
    walk_trial,
    with_answer,
    with_fact,
)
from ddworkbook.usecases.questionnaires import show_questionnaire
from ddworkbook.usecases.session import Session
from tests.builders.stage import new_stage


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    stage = new_stage(tmp_path, keys=False)
    yield stage.session
    stage.close()


def test_a_trial_decides_with_the_policy_lines_in_force(session: Session) -> None:
    trial = begin_trial(session, show_questionnaire(None, "triage"))
    assert trial.policy["policy_full_check_gbp"] > 0
    assert trial.asked_facts == ()
    assert walk_trial(session, trial).answered == 0


def test_depth_and_facts_change_what_is_asked(session: Session) -> None:
    edition = show_questionnaire(None, "partner-due-diligence")
    trial = begin_trial(session, edition)
    assert {question.code for question in trial.asked_facts} >= {"T02", "T03"}
    deep = walk_trial(session, trial).asked
    shallow = walk_trial(session, at_depth(trial, edition.depths[0].value)).asked
    assert shallow < deep
    paid = with_fact(trial, "T03", ["we-pay-them"])
    assert walk_trial(session, paid).asked > deep
    assert with_fact(paid, "T03", None) == trial
    assert with_fact(trial, "T03", ["no-such-choice"]) == trial


def test_an_answer_flags_and_a_wrong_one_is_not_taken(session: Session) -> None:
    trial = begin_trial(session, show_questionnaire(None, "partner-due-diligence"))
    flagged, refusal = with_answer(trial, "C09", "no")
    assert refusal == ""
    assert walk_trial(session, flagged).rating is not Severity.NONE
    same, refusal = with_answer(trial, "C09", "perhaps")
    assert refusal
    assert same == trial
    assert with_answer(trial, "nowhere", "yes") == (trial, "")
    assert walk_trial(session, trial).rating is Severity.NONE
