"""Answers: saved one by one or many at once, refused, undone and redone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ddworkbook.core.answer import Answer
from ddworkbook.core.errors import ActionRefused, InputRefused, WorldError
from ddworkbook.usecases.actions import add_action
from ddworkbook.usecases.answering import (
    GivenAnswer,
    answer_many,
    answer_question,
    read_answers_file,
    redo,
    undo,
)
from ddworkbook.usecases.assessment_page import assessment_page, question_history
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.evidence import attach_bytes, detach_evidence
from ddworkbook.usecases.partners import add_partner
from tests.builders.work import Desk, answered_triage, approved, partner_draft

HOSTILE = ["=HYPERLINK(1)", "<img src=x onerror=1>", "a" * 5000, "مرحبا", "🌍", "a\x00b", "%s {0}"]


@pytest.fixture
def triage(desk: Desk) -> str:
    made = add_partner(desk.session, partner_draft()).made
    return start_assessment(desk.session, made, "triage").made


def page(desk: Desk, assessment: str) -> AssessmentPage:
    return assessment_page(desk.session, assessment)


def answer(desk: Desk, assessment: str, code: str) -> Answer | None:
    return next(
        state.answer
        for section in page(desk, assessment).walkthrough.sections
        for state in section.questions
        if state.question.code == code
    )


def value(desk: Desk, assessment: str, code: str) -> Any:
    given = answer(desk, assessment, code)
    return given.value if given else None


def test_an_answer_is_there_after_a_restart(desk: Desk, triage: str) -> None:
    change = answer_question(desk.session, triage, "T10", "unsure", "Asked.", "The lead")
    assert change.kinds == {"answer"}
    assert triage in change.subjects
    desk.reopen()
    given = answer(desk, triage, "T10")
    assert given is not None
    assert (given.value, given.comment, given.respondent) == ("unsure", "Asked.", "The lead")


def test_comment_and_respondent_stay_when_not_given(desk: Desk, triage: str) -> None:
    answer_question(desk.session, triage, "T10", "yes", "Why.", "Lead")
    answer_question(desk.session, triage, "T10", "no")
    lines = question_history(desk.session, triage, "T10")
    assert [line.sentence for line in lines] == [
        "T10 changed from Yes to No",
        "T10 answered: Yes",
    ]


def test_the_same_answer_again_writes_nothing(desk: Desk, triage: str) -> None:
    answer_question(desk.session, triage, "T10", "yes")
    before = desk.session.workbook.head()
    assert answer_question(desk.session, triage, "T10", " Yes ").kinds == frozenset()
    assert desk.session.workbook.head() == before


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_people_arrives_as_it_was_typed(desk: Desk, triage: str, text: str) -> None:
    answer_question(desk.session, triage, "T10", "yes", text)
    desk.reopen()
    given = answer(desk, triage, "T10")
    assert given is not None
    assert given.comment == text


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("T10", "maybe"),
        ("T10", 7),
        ("T03", "we-pay-them; nothing"),
        ("T01", "a table"),
        ("T12c", "yesterday"),
        ("T04", {"amount": "many", "currency": "GBP"}),
    ],
)
def test_a_wrong_type_is_refused_and_nothing_saved(
    desk: Desk, triage: str, code: str, given: Any
) -> None:
    before = desk.session.workbook.head()
    with pytest.raises(InputRefused) as refused:
        answer_question(desk.session, triage, code, given)
    assert refused.value.details[0].startswith(code)
    assert desk.session.workbook.head() == before


def test_an_unknown_question_is_refused(desk: Desk, triage: str) -> None:
    with pytest.raises(InputRefused, match="not saved"):
        answer_question(desk.session, triage, "T99", "yes")


def test_a_broken_constraint_is_saved_and_shown(desk: Desk, triage: str) -> None:
    answer_question(desk.session, triage, "T03", ["we-pay-them"])
    answer_question(desk.session, triage, "T04", {"amount": "-5", "currency": "EUR"})
    assert value(desk, triage, "T04") == {"amount": "-5", "currency": "EUR"}
    assert [problem.where for problem in page(desk, triage).walkthrough.problems] == ["T04"]


def test_many_answers_are_saved_together(desk: Desk, triage: str, tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("screen log")
    tree = {
        "T08": {"value": "no-match", "comment": "Screened", "evidence": ["log.txt"]},
        "T09": {"value": ["none"]},
        "T10": {"comment": "Only a comment"},
    }
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(tree))
    answer_many(desk.session, triage, read_answers_file(file), tmp_path)
    shown = page(desk, triage)
    assert shown.answer_texts["T08"] == "No match"
    assert [item.name for item in shown.evidence_for("T08")] == ["log.txt"]
    assert value(desk, triage, "T10") is None


def test_of_many_answers_all_problems_are_listed_and_none_saved(
    desk: Desk, triage: str, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    given = (
        GivenAnswer("T10", "yes"),
        GivenAnswer("T99", "yes"),
        GivenAnswer("T09", "what"),
        GivenAnswer("T08", "no-match", evidence=("none.pdf", "empty.pdf", ".")),
    )
    before = desk.session.workbook.head()
    with pytest.raises(InputRefused) as refused:
        answer_many(desk.session, triage, given, tmp_path)
    codes = [problem.code for problem in refused.value.problems]
    assert "unknown-code" in codes
    assert {"file-missing", "file-empty", "not-a-file"} <= set(codes)
    assert any(problem.where.startswith("T09") for problem in refused.value.problems)
    assert desk.session.workbook.head() == before


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "not JSON"),
        ("", "is empty"),
        ("{}", "holds no answer"),
        ("[1]", "does not hold answers by code"),
        ('{"T01": {"value": NaN}}', "NaN is not a number"),
        ('{"T01": {}, "T01": {}}', "stands twice"),
    ],
)
def test_a_file_that_holds_no_answers_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text)
    with pytest.raises(InputRefused) as refused:
        read_answers_file(file)
    assert problem in refused.value.sentence + " ".join(refused.value.details)


def test_a_missing_answers_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="was not found"):
        read_answers_file(tmp_path / "none.json")


def test_undo_and_redo_walk_through_the_same_answer(desk: Desk, triage: str) -> None:
    for given in ("yes", "unsure", "no"):
        answer_question(desk.session, triage, "T10", given)
    seen = []
    for step in (undo, undo, undo, redo, redo, redo):
        step(desk.session, triage)
        seen.append(value(desk, triage, "T10"))
    assert seen == ["unsure", "yes", None, "yes", "unsure", "no"]


def test_undo_survives_a_restart_and_says_what_it_does(desk: Desk, triage: str) -> None:
    answer_question(desk.session, triage, "T10", "yes")
    answer_question(desk.session, triage, "T10", "unsure")
    desk.reopen()
    assert page(desk, triage).undo_label == "Undo: T10 changed from Yes to Unsure"
    undo(desk.session, triage)
    desk.reopen()
    assert page(desk, triage).redo_label == "Redo: T10 changed from Yes to Unsure"
    assert page(desk, triage).undo_label == "Undo: T10 answered: Yes"


def test_a_new_answer_ends_what_could_be_redone(desk: Desk, triage: str) -> None:
    answer_question(desk.session, triage, "T10", "yes")
    undo(desk.session, triage)
    answer_question(desk.session, triage, "T06", "no")
    with pytest.raises(ActionRefused, match="nothing to redo"):
        redo(desk.session, triage)


def test_what_a_colleague_changed_since_is_not_undone(desk: Desk, triage: str) -> None:
    answer_question(desk.session, triage, "T10", "yes")
    answer_question(desk.as_reviewer(), triage, "T10", "no")
    assert page(desk, triage).undo_label == "Undo: T10 changed from Yes to No"
    desk.as_preparer()
    assert page(desk, triage).undo_label == ""
    with pytest.raises(ActionRefused, match="nothing to undo"):
        undo(desk.session, triage)


def test_evidence_and_actions_are_undone_and_redone(desk: Desk, triage: str) -> None:
    made = attach_bytes(desk.session, triage, b"x", "a.txt", ("T08",)).made
    detach_evidence(desk.session, triage, made)
    add_action(desk.session, triage, "Ask again")
    undo(desk.session, triage)
    assert page(desk, triage).actions == ()
    undo(desk.session, triage)
    assert [item.id for item in page(desk, triage).evidence] == [made]
    undo(desk.session, triage)
    assert page(desk, triage).evidence == ()
    for _ in range(3):
        redo(desk.session, triage)
    assert page(desk, triage).evidence == ()
    assert [action.text for action in page(desk, triage).actions] == ["Ask again"]


def test_undo_stops_at_the_last_step(desk: Desk) -> None:
    triage = approved(desk, answered_triage(desk))
    shown = page(desk, triage)
    assert shown.undo_label == ""
    with pytest.raises(ActionRefused, match="Amend"):
        undo(desk.session, triage)


def test_a_frozen_assessment_takes_no_answer(desk: Desk) -> None:
    triage = approved(desk, answered_triage(desk))
    with pytest.raises(ActionRefused, match="frozen"):
        answer_question(desk.session, triage, "T10", "yes")
