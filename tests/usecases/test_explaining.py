"""Why, in words: for questions, sections, flags, the depth and the rating."""

from __future__ import annotations

import pytest

from ddworkbook.core.errors import UsageRefused
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.explaining import explain
from ddworkbook.usecases.partners import add_partner
from tests.builders.work import Desk, answered_due_diligence, answered_triage, partner_draft


def test_a_question_a_flag_and_the_rating_say_the_rule_and_the_answers(desk: Desk) -> None:
    triage = answered_triage(desk)
    answer_question(desk.session, triage, "T12b", "adverse-change")
    page = assessment_page(desk.session, triage)
    flag = next(one for one in page.walkthrough.flags if one.question == "T12b")
    (question,) = explain(desk.session, triage, "T12b")
    assert question.title == "T12b Do we already hold a valid assessment of the partner?"
    assert question.lines[0].startswith("Asked together with T12")
    assert flag.reason in question.lines[1]
    assert "something adverse has happened since" in question.lines[1]
    assert explain(desk.session, triage, flag.code)[0].lines == question.lines[1:]
    (rating,) = explain(desk.session, triage, "rating")
    assert rating.lines[0].startswith(page.rating.word)
    assert question.lines[1] in rating.lines


def test_the_depth_says_what_the_triage_says(desk: Desk) -> None:
    made = answered_due_diligence(desk)
    (depth,) = explain(desk.session, made, "depth")
    assert depth.title == "Depth: Standard with finance visit"
    assert "The money is over the policy line for a full check." not in depth.lines[0]
    assert depth.lines[depth.lines.index("What the triage says now:") + 1] == (
        "Depth of the partner due diligence: Standard with finance visit."
    )


def test_a_depth_chosen_by_a_person_says_so(desk: Desk) -> None:
    partner = add_partner(desk.session, partner_draft()).made
    made = start_assessment(
        desk.session, partner, "partner-due-diligence", depth="simple", depth_reason="A pilot."
    ).made
    (depth,) = explain(desk.session, made, "depth")
    assert depth.lines == ("Simple: A pilot.", "The depth was chosen by a person.")


def test_the_whole_is_explained_section_by_section(desk: Desk) -> None:
    made = answered_due_diligence(desk)
    page = assessment_page(desk.session, made)
    found = explain(desk.session, made)
    sections = [section.code for section in page.walkthrough.sections]
    assert [one.code for one in found] == ["rating", "depth", *sections]
    assert all(one.lines for one in found)
    assert explain(desk.session, made, sections[1]) == (found[3],)


def test_what_is_not_there_cannot_be_explained(desk: Desk) -> None:
    triage = answered_triage(desk)
    with pytest.raises(UsageRefused, match="nothing called 'Q1'"):
        explain(desk.session, triage, "Q1")
    with pytest.raises(UsageRefused, match="nothing called 'depth'"):
        explain(desk.session, triage, "depth")
