"""Going over to a new edition under way: what changes, what comes along, what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.edition_differences import DifferenceKind
from ddworkbook.core.errors import ActionRefused, InputRefused
from ddworkbook.core.questionnaire import Question, Questionnaire, QuestionType
from ddworkbook.core.states import Step
from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.replay import rebuild
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessment_page import assessment_page, question_history
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.demo_answers import answer_from_story
from ddworkbook.usecases.editions import edition_steps, plan_upgrade, upgrade_assessment
from ddworkbook.usecases.freezing import frozen_record
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.questionnaires import adopt, show_questionnaire
from tests.builders.work import (
    Desk,
    answered_due_diligence,
    answered_triage,
    approved,
    partner_draft,
)


def changed(
    old: Questionnaire, version: str, without: tuple[str, ...] = (), **questions: Question
) -> Questionnaire:
    """Return a new edition with some questions replaced and some taken out."""
    sections = tuple(
        replace(
            section,
            questions=tuple(
                questions.get(one.code, one) for one in section.questions if one.code not in without
            ),
        )
        for section in old.sections
    )
    return replace(old, version=version, sections=sections, retired=(*old.retired, *without))


def triage_with(old: Questionnaire) -> Questionnaire:
    """Return a new edition of the triage: T06 in other words, T04 of another type."""
    reworded = old.question("T06")
    retyped = old.question("T01a")
    assert reworded is not None
    assert retyped is not None
    return changed(
        old,
        "2027.1",
        T06=replace(reworded, text="Is the work, or a payment, in an area of active fighting?"),
        T01a=replace(retyped, type=QuestionType.TEXT, choices=(), flags=()),
    )


def adopted(desk: Desk, questionnaire: Questionnaire) -> str:
    """Store an edition in the workbook, as an institution does with its own."""
    with desk.session.writing() as ledger:
        return adopt(desk.session, ledger, questionnaire)


def test_the_page_tells_of_a_newer_edition_and_what_it_changes(desk: Desk) -> None:
    triage = answered_triage(desk)
    assert assessment_page(desk.session, triage).edition_news is None
    assert plan_upgrade(desk.session, triage) is None
    edition = adopted(desk, triage_with(show_questionnaire(None, "triage")))
    news = assessment_page(desk.session, triage).edition_news
    assert news is not None
    assert (news.edition, news.version) == (edition, "2027.1")
    kinds = {(one.code, one.kind) for one in news.differences}
    assert ("T06", DifferenceKind.REWORDED) in kinds
    assert ("T01a", DifferenceKind.TYPE_CHANGED) in kinds


def test_answers_go_over_to_be_confirmed_and_those_that_cannot_stay_in_the_history(
    desk: Desk,
) -> None:
    triage = answered_triage(desk)
    before = answers(desk.session.workbook, triage)
    edition = adopted(desk, triage_with(show_questionnaire(None, "triage")))
    upgrade_assessment(desk.session, triage)
    page = assessment_page(desk.session, triage)
    after = answers(desk.session.workbook, triage)
    assert (page.edition, page.edition_news) == (edition, None)
    assert after["T01a"].value is None
    assert {one.standing for code, one in after.items() if code != "T01a"} == {
        AnswerStanding.TO_CONFIRM
    }
    assert all(after[code].value == one.value for code, one in before.items() if code != "T01a")
    assert "T06 asks in other words" in after["T06"].reason
    assert page.carried["T06"].origin.startswith("From an earlier edition; given")
    assert page.walkthrough.missing == ("T01a",)
    assert "wait to be confirmed" in page.refusal(Step.SUBMIT)
    assert page.undo_label == ""
    (step,) = page.edition_steps
    assert (step.before, step.after) == ("2026.1", "2027.1")
    assert step.left_out == ("T01a: It takes another type of answer now: text, not yes-no-unsure.",)
    lines = question_history(desk.session, triage, "T01a")
    assert "cleared" in lines[0].sentence
    assert "answered" in lines[1].sentence


def test_tables_equal_their_replay_after_a_change_of_edition(desk: Desk) -> None:
    triage = answered_triage(desk)
    adopted(desk, triage_with(show_questionnaire(None, "triage")))
    upgrade_assessment(desk.session, triage)
    page = assessment_page(desk.session, triage)
    rebuild(desk.session.workbook)
    desk.session.pictures.clear()
    assert assessment_page(desk.session, triage) == page
    desk.reopen()
    assert check_workbook(desk.path).findings == ()


def test_the_newest_edition_and_that_of_another_depth_are_refused(desk: Desk) -> None:
    assessment = answered_due_diligence(desk)
    with pytest.raises(ActionRefused, match="newest edition already"):
        upgrade_assessment(desk.session, assessment)
    shipped = show_questionnaire(None, "partner-due-diligence")
    with pytest.raises(ActionRefused, match="that edition already"):
        upgrade_assessment(desk.session, assessment, shipped)
    shallow = replace(shipped, version="2027.1", depths=shipped.depths[:1])
    with pytest.raises(ActionRefused, match="has no depth"):
        upgrade_assessment(desk.session, assessment, shallow)


def test_a_frozen_assessment_keeps_its_edition(desk: Desk) -> None:
    assessment = approved(desk, answered_due_diligence(desk))
    adopted(desk, replace(show_questionnaire(None, "partner-due-diligence"), version="2027.1"))
    assert assessment_page(desk.session, assessment).edition_news is None
    with pytest.raises(ActionRefused, match="approved and frozen"):
        upgrade_assessment(desk.session, assessment)


def test_a_frozen_assessment_keeps_the_triage_of_its_day(desk: Desk) -> None:
    triage = answered_triage(desk)
    made = start_assessment(desk.session, "Lake University", "partner-due-diligence").made
    answer_from_story(desk.session, made)
    approved(desk, made)
    page = assessment_page(desk.session, made)
    adopted(desk, triage_with(show_questionnaire(None, "triage")))
    upgrade_assessment(desk.session, triage)
    desk.session.pictures.clear()
    assert assessment_page(desk.session, made).walkthrough == page.walkthrough
    row = require_row(desk.session, made)
    assert frozen_record(desk.session, row.fingerprint).rating is page.rating


def test_an_edition_that_uses_a_retired_code_again_is_refused(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    triage = start_assessment(desk.session, made, "triage").made
    shipped = show_questionnaire(None, "triage")
    second = changed(shipped, "2027.1", without=("T12c",))
    upgrade_assessment(desk.session, triage, second)
    third = replace(shipped, version="2028.1", title="Triage again")
    with pytest.raises(InputRefused, match="uses retired codes again") as refused:
        upgrade_assessment(desk.session, triage, third)
    assert [one.where for one in refused.value.problems] == ["T12c"]
    assert assessment_page(desk.session, triage).questionnaire.version == "2027.1"
    assert len(edition_steps(desk.session, triage)) == 1


def test_an_answer_to_a_question_that_went_comes_back_with_nothing(desk: Desk) -> None:
    triage = answered_triage(desk)
    second = changed(show_questionnaire(None, "triage"), "2027.1", without=("T12c",))
    answer_question(desk.session, triage, "T12b", "too-old")
    answer_question(desk.session, triage, "T12c", "2026-01-01")
    upgrade_assessment(desk.session, triage, second)
    page = assessment_page(desk.session, triage)
    assert "T12c" not in page.answer_texts
    assert page.edition_steps[0].left_out == ("T12c: The question is not asked any more.",)
    assert answers(desk.session.workbook, triage)["T12c"].value == "2026-01-01"
