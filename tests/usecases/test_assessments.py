"""Assessments: started by a triage or a person, listed, found, deepened."""

from __future__ import annotations

import pytest

from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.project import Project
from ddworkbook.core.severity import Severity
from ddworkbook.core.states import State, Step
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessment_views import AssessmentFilter
from ddworkbook.usecases.assessments import (
    choose_depth,
    depth_from_triage,
    find_assessment,
    list_assessments,
    start_assessment,
)
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.projects import add_project
from ddworkbook.usecases.questionnaires import (
    list_questionnaires,
    shipped_questionnaires,
    show_questionnaire,
)
from tests.builders.work import Desk, answered_triage, partner_draft

DUE_DILIGENCE = "partner-due-diligence"


def test_triage_comes_first_among_the_shipped_questionnaires() -> None:
    assert next(one.code for one in shipped_questionnaires()) == "triage"
    assert [row.shipped for row in list_questionnaires()] == [True, True]


def test_an_edition_is_adopted_once(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    start_assessment(desk.session, made, "triage")
    start_assessment(desk.session, made, "triage")
    rows = list_questionnaires(desk.session)
    assert [(row.code, row.adopted) for row in rows] == [("triage", True), (DUE_DILIGENCE, False)]
    assert show_questionnaire(desk.session, rows[0].edition).code == "triage"


def test_an_unknown_questionnaire_is_refused(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    with pytest.raises(UsageRefused, match="Did you mean: triage"):
        start_assessment(desk.session, made, "triag")


def test_a_new_assessment_says_what_is_missing_and_possible(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    page = assessment_page(desk.session, start_assessment(desk.session, made, "triage").made)
    assert page.state is State.DRAFT
    assert page.walkthrough.next_code == "T01"
    assert page.refusal(Step.ANSWER) == ""
    assert "not answered yet" in page.refusal(Step.SUBMIT)
    assert "submit it" in page.refusal(Step.APPROVE)


def test_a_due_diligence_needs_a_depth(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    with pytest.raises(ActionRefused, match="Answer a triage first"):
        start_assessment(desk.session, made, DUE_DILIGENCE)


def test_an_incomplete_triage_chooses_no_depth(desk: Desk) -> None:
    triage = answered_triage(desk)
    answer_question(desk.session, triage, "T06", None)
    with pytest.raises(ActionRefused, match="T06"):
        start_assessment(desk.session, "Lake University", DUE_DILIGENCE)


def test_the_triage_chooses_the_depth_and_gives_the_facts(desk: Desk) -> None:
    triage = answered_triage(desk)
    made = start_assessment(desk.session, "Lake University", DUE_DILIGENCE).made
    page = assessment_page(desk.session, made)
    assert page.triage == triage
    assert page.profile.depth == "standard-finance-visit"
    assert page.depth_label == "Standard with finance visit"
    assert page.depth_reasons
    assert page.profile.facts["T04"] == {"amount": "84000.00", "currency": "GBP"}
    assert page.profile.facts["policy_full_check_gbp"] == 25000


def test_the_depth_follows_the_triage_again_when_asked(desk: Desk) -> None:
    triage = answered_triage(desk)
    made = start_assessment(desk.session, "Lake University", DUE_DILIGENCE).made
    answer_question(desk.session, triage, "T06", "yes")
    depth_from_triage(desk.session, made)
    assert assessment_page(desk.session, made).profile.depth == "enhanced"


def test_a_person_may_choose_the_depth_with_a_reason(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    with pytest.raises(InputRefused) as refused:
        start_assessment(desk.session, made, DUE_DILIGENCE, depth="deepest")
    assert [one.code for one in refused.value.problems] == ["unknown-depth", "no-reason"]
    one = start_assessment(
        desk.session, made, DUE_DILIGENCE, depth="simple", depth_reason="A pilot."
    ).made
    choose_depth(desk.session, one, "standard", "The pilot grew.")
    page = assessment_page(desk.session, one)
    assert page.depth_reasons == ("The pilot grew.",)
    with pytest.raises(ActionRefused, match="No triage is linked"):
        depth_from_triage(desk.session, one)


def test_a_triage_of_another_project_does_not_count(desk: Desk) -> None:
    answered_triage(desk)
    project = add_project(desk.session, Project("", "P")).made
    made = start_assessment(desk.session, "Lake University", DUE_DILIGENCE, project_id=project)
    assert assessment_page(desk.session, made.made).triage
    other = add_project(desk.session, Project("", "Q")).made
    start_assessment(desk.session, "Lake University", "triage", project_id=other)
    again = start_assessment(desk.session, "Lake University", DUE_DILIGENCE, project_id=project)
    assert assessment_page(desk.session, again.made).triage


def test_a_triage_of_another_partner_is_refused(desk: Desk) -> None:
    triage = answered_triage(desk)
    other = add_partner(desk.session, partner_draft("Other")).made
    with pytest.raises(UsageRefused, match="another partner"):
        start_assessment(desk.session, other, DUE_DILIGENCE, triage_id=triage)


def test_the_list_is_filtered_by_what_it_shows(desk: Desk) -> None:
    triage = answered_triage(desk)
    for wanted, found in (
        (AssessmentFilter(text="lake kenya"), [triage]),
        (AssessmentFilter(text="nobody"), []),
        (AssessmentFilter(states=frozenset({State.DRAFT})), [triage]),
        (AssessmentFilter(states=frozenset({State.SIGNED})), []),
        (AssessmentFilter(ratings=frozenset({Severity.AMBER_MAJOR})), [triage]),
        (AssessmentFilter(questionnaire=DUE_DILIGENCE), []),
        (AssessmentFilter(country="KE"), [triage]),
    ):
        assert [row.id for row in list_assessments(desk.session, wanted)] == found


def test_an_assessment_is_found_by_the_end_of_its_id(desk: Desk) -> None:
    triage = answered_triage(desk)
    assert find_assessment(desk.session, triage[-8:]) == triage
    for wanted in ("", triage[-2:], "zzzz-zzzz"):
        with pytest.raises(UsageRefused):
            find_assessment(desk.session, wanted)


def test_an_unknown_assessment_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageRefused, match="no assessment"):
        assessment_page(desk.session, "nothing")
