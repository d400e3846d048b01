"""The one picture: what is asked and why, flags, rating, decisions."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.answer import Answer
from ddworkbook.core.explain import explain_question, explain_rating
from ddworkbook.core.questionnaire_reader import read_questionnaire
from ddworkbook.core.severity import Severity
from ddworkbook.core.walkthrough import Profile, walk_through
from tests.builders.questionnaire_trees import small_questionnaire, small_trees

TODAY = date(2026, 11, 21)
GBP = "GBP"
PROFILE = Profile("enhanced", {"T03": ["we-pay-them"], "policy_line": 25000})


def picture(values=None, profile=PROFILE, comments=None, questionnaire=None):
    comments = comments or {}
    answers = {
        code: Answer(code, value, comments.get(code, "")) for code, value in (values or {}).items()
    }
    return walk_through(questionnaire or small_questionnaire(), answers, profile, TODAY)


def state(walk, code):
    return next(q for s in walk.sections for q in s.questions if q.question.code == code)


def money(amount):
    return {"amount": amount, "currency": GBP}


def test_nothing_answered_asks_what_is_known_to_be_relevant():
    walk = picture()
    asked = [q.question.code for s in walk.sections for q in s.questions if q.asked]
    assert asked == ["A1", "A2", "A3", "A4", "B0", "B1", "B3", "B4", "B5"]
    assert (walk.asked, walk.answered) == (7, 0)
    assert walk.missing == ("A1", "A2", "A3", "B1", "B4")
    assert walk.next_code == "A1"
    assert walk.rating is Severity.NONE
    assert walk.rating_reasons == ("No answer raised a flag.",)


def test_why_says_the_rule_and_what_is_not_answered_yet():
    walk = picture()
    assert state(walk, "A1").why == "Always asked."
    assert state(walk, "A1a").why == (
        "Not asked yet: it is asked when A1 “Has it faced an inquiry?” is “Yes” "
        "(not answered yet: A1)."
    )
    assert state(walk, "B1").why == (
        "Asked because What passes between us (triage T03) includes “we pay them”."
    )
    assert state(walk, "A3").why == (
        "Asked from the depth “Standard” on, and the depth here is “Enhanced”."
    )
    assert state(picture({"A1": "no"}), "A1a").why == (
        "Not asked: it is asked when A1 “Has it faced an inquiry?” is “Yes”."
    )


def test_labels_of_facts_are_used_when_their_questions_are_known():
    behind = replace(
        small_questionnaire().question("B4"),
        choices=(replace(small_questionnaire().question("B4").choices[0], value="we-pay-them"),),
    )
    profile = replace(PROFILE, fact_questions={"T03": behind})
    assert "includes “Audit”" in state(picture(profile=profile), "B1").why


def test_a_deeper_question_is_hidden_and_says_from_where_it_is_asked():
    walk = picture(profile=replace(PROFILE, depth="simple"))
    assert not state(walk, "A3").asked
    assert state(walk, "A3").why == (
        "Not asked: it is asked from the depth “Standard” on, and the depth here is “Simple”."
    )
    assert "no depth is chosen yet" in state(picture(profile=Profile()), "A3").why


def test_a_hidden_question_keeps_its_answer_but_counts_for_nothing():
    values = {"A1": "yes", "A1a": "open"}
    assert picture(values).rating is Severity.RED
    walk = picture({**values, "A1": "no"})
    assert state(walk, "A1a").answer.value == "open"
    assert not state(walk, "A1a").asked
    assert walk.flags == ()
    assert walk.answered == 1
    back = picture(values)
    assert state(back, "A1a").flags[0].code == "A1a/1"


def test_rules_see_a_hidden_answer_as_unanswered():
    values = {"B1": money("50000"), "B2": 2}
    assert state(picture(values), "B2").asked
    walk = picture(values, replace(PROFILE, facts={"T03": ["other"], "policy_line": 25000}))
    assert not state(walk, "B1").asked
    assert not state(walk, "B2").asked
    assert state(walk, "B3").answer is None


def test_a_follow_up_is_hidden_with_its_main_question():
    head, sections = small_trees()
    questions = sections["01-identity"]["questions"]
    questions[0]["relevant"] = "selected(${T03}, 'other')"
    questions[1].pop("relevant")
    questionnaire, _ = read_questionnaire(head, sections)
    walk = picture({"A1a": "open"}, questionnaire=questionnaire)
    assert state(walk, "A1a").why == "Not asked: it follows A1, which is not asked."
    assert walk.flags == ()


def test_a_flag_says_rule_answers_action_and_sources():
    (amber, red) = picture({"A1": "yes", "A1a": "open"}).flags
    assert amber.action == "Ask for the papers."
    assert amber.sources == ("S1",)
    assert red.severity is Severity.RED
    assert red.because == ("A1a: How did it end? Still open",)
    assert red.rule == "A1a “How did it end?” is “Still open”"
    assert (red.action, red.referral) == ("Wait for its end.", "The legal office.")
    assert red.sources == ("S2",)


def test_the_side_panel_explains_question_and_flags():
    walk = picture({"A1": "yes"})
    assert explain_question(state(walk, "A1")) == (
        "Always asked.",
        "Amber minor because A1 “Has it faced an inquiry?” is “Yes”. Inquiry. "
        "(A1: Has it faced an inquiry? Yes)",
    )
    assert (
        explain_rating(walk.rating, walk.rating_reasons) == "Amber minor. Amber minor, A1: Inquiry."
    )


def test_a_stop_names_the_fact_that_it_compares_with():
    walk = picture({"B1": money("25000.01"), "B4": ["none"]})
    assert walk.rating is Severity.STOP
    assert walk.flags[0].because == (
        "B4: What controls are there? None of these",
        "B1: How much money goes to it? 25,000.01 GBP",
        "the policy line: 25,000",
    )


def test_unsure_is_amber_even_when_no_rule_says_so():
    walk = picture({"A2": "unsure"})
    assert [(flag.code, flag.severity) for flag in walk.flags] == [
        ("A2/unsure", Severity.AMBER_MINOR)
    ]


def test_three_amber_majors_in_a_section_make_a_red():
    head, sections = small_trees()
    flags = [
        {"severity": "amber-major", "when": f"${{{code}}} = 'yes'", "reason": f"{code} is yes."}
        for code in ("A1", "A2", "A3")
    ]
    for question, flag in zip(("A1", "A2", "A3"), flags, strict=True):
        found = next(q for q in sections["01-identity"]["questions"] if q["code"] == question)
        found["flags"] = [flag]
    questionnaire, _ = read_questionnaire(head, sections)
    values = {"A1": "yes", "A2": "yes"}
    assert picture(values, questionnaire=questionnaire).rating is Severity.AMBER_MAJOR
    walk = picture({**values, "A3": "yes"}, questionnaire=questionnaire)
    assert walk.rating is Severity.RED
    assert walk.sections[0].worst is Severity.RED
    promoted = walk.flags[-1]
    assert (promoted.code, promoted.question) == ("A/promoted", "")
    assert "3 amber major flags stand in “Identity” (A1, A2, A3)" in promoted.reason
    assert promoted.because[0] == "A1: A1 is yes."
    assert walk.rating_reasons[0].startswith("Red: 3 amber major flags")
    assert len(walk.rating_reasons) == 3
    stricter = replace(PROFILE, facts={**PROFILE.facts, "policy_amber_major_promotes": "2"})
    assert picture(values, stricter, questionnaire=questionnaire).rating is Severity.RED


def test_not_applicable_without_a_reason_blocks_sign_off():
    assert [p.code for p in picture({"A3": "na"}).problems] == ["na-without-reason"]
    assert picture({"A3": "na"}, comments={"A3": "No staff."}).problems == ()


def test_a_broken_constraint_is_a_problem_with_its_message():
    (problem,) = picture({"B1": money("-1")}).problems
    assert problem.sentence == "B1: “-1.00 GBP” does not fit. Give an amount of 0 or more."


def test_a_wrong_type_and_an_empty_cell_are_problems_too():
    walk = picture({"A1": "perhaps", "A4": [{"id": "1", "share": "10"}]})
    assert [(p.code, p.where) for p in walk.problems] == [
        ("unknown-choice", "A1"),
        ("empty-cell", "A4, row 1"),
    ]


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("${B2} * 2", "6"),
        ("${B2} > 1", "Yes"),
        ("today() + 1", "22 November 2026"),
        ("if(${B2} > 1, 'enough', 'few')", "enough"),
        ("coalesce(${B4}, 'none')", "audit"),
        ("${B1} div ${B2}", "33.33 GBP"),
        ("1 div 3", "0.33"),
    ],
)
def test_a_calculated_value_reads_by_its_kind(rule, shown):
    head, sections = small_trees()
    calculated = sections["02-money"]["questions"][3]
    calculated["calculate"] = rule
    calculated["action"] = "Look."
    calculated["flags"] = [
        {"severity": "amber-minor", "when": "answered(${B3})", "reason": "It is known."}
    ]
    questionnaire, problems = read_questionnaire(head, sections)
    assert problems == ()
    values = {"B1": money("100.00"), "B2": 3, "B4": ["audit"]}
    (flag,) = picture(values, questionnaire=questionnaire).flags
    assert flag.because == (f"B3: Money a year {shown}",)


def test_a_calculated_value_is_shown_like_an_answer_but_not_counted():
    walk = picture({"B1": money("100.00"), "B2": 3})
    assert state(walk, "B3").answer == Answer("B3", money("33.33333333"))
    assert walk.answered == 2


def test_the_deepest_row_that_applies_decides_with_all_its_reasons():
    assert picture().decisions[0].outcome == ""
    (decision,) = picture({"A1": "no"}).decisions
    assert (decision.outcome, decision.label, decision.reasons) == (
        "simple",
        "Simple",
        ("Nothing faced.",),
    )
    (decision,) = picture({"A1": "no", "A2": "unsure", "B1": money("30000")}).decisions
    assert decision.outcome == "enhanced"
    assert decision.reasons == ("Nobody knows.", "Much money.")


def test_when_all_required_is_answered_nothing_is_next():
    walk = picture(
        {"A1": "no", "A2": "no", "A3": "yes", "B1": money("1"), "B2": 1, "B4": ["audit"]}
    )
    assert walk.missing == ()
    assert walk.next_code is None


VALUES = st.one_of(
    st.sampled_from(["yes", "no", "unsure", "na", "open", "2026-01-31", "7", "", ["none"], []]),
    st.integers(-5, 5),
    st.none(),
    st.just(money("30000")),
    st.just([{"id": "1", "share": "60", "name": "x"}, {"share": "60"}]),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
    st.floats(allow_nan=False),
)
CODES = [question.code for question in small_questionnaire().questions]


@given(
    st.dictionaries(st.sampled_from(CODES), VALUES),
    st.sampled_from(["", "simple", "standard", "enhanced", "unheard-of"]),
    st.dictionaries(st.sampled_from(["T03", "policy_line"]), VALUES),
)
def test_whatever_is_answered_the_picture_holds_together(values, depth, facts):
    walk = picture(values, Profile(depth, facts))
    assert walk == picture(values, Profile(depth, facts))
    assert 0 <= walk.answered <= walk.asked <= len(CODES)
    for section in walk.sections:
        for question in section.questions:
            assert question.why.endswith(".")
            assert question.asked or not (question.flags or question.problems or question.missing)
    assert walk.rating is max(
        (flag.severity for flag in walk.flags), key=lambda s: s.rank, default=Severity.NONE
    )
    assert all(flag.because and flag.rule and flag.reason for flag in walk.flags)


def test_only_answers_of_asked_questions_are_handed_on():
    walk = picture({"A1": "no", "A1a": "open", "A2": None})
    assert walk.asked_answers == {"A1": Answer("A1", "no")}


@pytest.mark.parametrize("code", CODES)
def test_an_answer_that_nobody_asked_for_changes_nothing_but_its_own_card(code):
    hidden = {q.question.code for s in picture().sections for q in s.questions if not q.asked}
    if code in hidden:
        assert picture({code: "yes"}).answered == 0
    assert picture({"Z99": "yes"}) == picture()
