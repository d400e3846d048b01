"""Explanations of sections, scores and decisions; choice filters and constraints of columns."""

from datetime import date
from decimal import Decimal

from ddworkbook.core.answer import Answer
from ddworkbook.core.explain import (
    explain_decision,
    explain_depth,
    explain_score,
    explain_section,
    explain_whole,
)
from ddworkbook.core.walkthrough import Profile, walk_through
from tests.builders.every_type import COUNTRIES, every_type
from tests.builders.questionnaire_trees import small_questionnaire

TODAY = date(2026, 11, 21)


def walk(questionnaire, values):
    answers = {code: Answer(code, value) for code, value in values.items()}
    profile = Profile("enhanced", {"T03": []}, {}, COUNTRIES)
    return walk_through(questionnaire, answers, profile, TODAY)


def state(picture, code):
    return next(q for s in picture.sections for q in s.questions if q.question.code == code)


def test_a_section_that_is_not_asked_says_when_it_would_be():
    waiting = walk(every_type(), {})
    assert explain_section(waiting.sections[1], waiting) == (
        "Not asked yet: the section “Values” is asked when C5 “Is it sure?” is not “No” "
        "(not answered yet: C5).",
    )
    hidden = walk(every_type(), {"C5": "no", "V1": "x"})
    assert not state(hidden, "V1").asked
    assert state(hidden, "V1").answer.value == "x"
    assert state(hidden, "V1").why == (
        "Not asked: the section “Values” is asked when C5 “Is it sure?” is not “No”."
    )
    asked = walk(every_type(), {"C5": "yes"})
    assert explain_section(asked.sections[1], asked) == (
        "The section is asked because C5 “Is it sure?” is not “No”.",
        "0 of 12 questions are answered.",
    )


def test_a_section_tells_its_flags_and_its_score():
    picture = walk(small_questionnaire(), {"A1": "yes", "A3": "no"})
    lines = explain_section(picture.sections[0], picture)
    assert lines[:2] == ("2 of 5 questions are answered.", "The worst flag is Amber major.")
    assert any("No policy." in line for line in lines)


def test_scores_stand_side_by_side_and_say_what_each_answer_earned():
    picture = walk(every_type(), {"C2": "ghana", "C4": "3"})
    (score,) = picture.scores
    assert (score.points, score.out_of, score.percent) == (Decimal(4), Decimal(8), 50)
    assert explain_score(score) == (
        "Voice: 4 of 8 points (50%), from 2 of 2 questions that earn points.",
        "C2: Ghana, 1 of 4",
        "C4: Level 3, 3 of 4",
    )
    assert explain_score(walk(every_type(), {}).scores[0]) == (
        "Voice: nothing that earns points is answered yet.",
    )


def test_an_answer_without_a_score_counts_neither_way():
    picture = walk(every_type(), {"C2": {"other": "Chad"}, "C4": "0"})
    assert (picture.scores[0].out_of, picture.scores[0].answered) == (Decimal(4), 1)
    assert picture.scores[0].percent == 0


def test_a_decision_names_its_rule_and_the_answers():
    picture = walk(small_questionnaire(), {"A1": "no"})
    assert explain_decision(picture.decisions[0]) == (
        "Depth: Simple.",
        "Because A1 “Has it faced an inquiry?” is “No”. Nothing faced. "
        "(A1: Has it faced an inquiry? No)",
    )
    assert explain_depth("depth", picture)[0] == "Depth: Simple."
    assert "by hand" in explain_depth("other", picture)[0]
    assert explain_decision(walk(small_questionnaire(), {}).decisions[0]) == (
        "Depth: no rule applies yet.",
    )
    assert explain_whole(picture) == (
        "No flag. No answer raised a flag.",
        *explain_decision(picture.decisions[0]),
    )


def test_a_cascade_offers_what_goes_with_the_answer_before():
    nothing = state(walk(every_type(), {"C1": "yes"}), "C3")
    assert nothing.offered == ("none",)
    kenya = state(walk(every_type(), {"C1": "yes", "C2": "kenya", "C3": ["tamale"]}), "C3")
    assert kenya.offered == ("kisumu", "garissa", "none")
    assert [problem.sentence for problem in kenya.problems] == [
        "C3: “Tamale” does not go with the other answers. Choose again."
    ]
    assert state(walk(every_type(), {}), "C2").offered is None


def test_a_cell_is_held_against_its_row():
    rows = [
        {"id": "1", "place": "x", "start": 2001, "end": 2000},
        {"id": "2", "place": "y", "start": 2000, "end": 2001},
        {"id": "3", "place": "y", "end": 2001},
        {"id": "4", "place": "y", "start": 2000, "end": 2001},
    ]
    found = state(walk(every_type(), {"C5": "yes", "V12": rows}), "V12").problems
    assert [problem.where for problem in found] == ["V12, row 1, end", "V12, row 4, end"]


def test_a_missing_answer_is_asked_for_in_the_authors_words():
    picture = walk(every_type(), {})
    assert state(picture, "C2").missing_sentence == "Without a country nothing can be judged."
    assert state(picture, "C1").missing_sentence == "C1 needs an answer."


def test_a_country_is_named_in_explanations_where_the_table_is_known():
    picture = walk(every_type(), {"C5": "yes", "V8": "XX"})
    assert [problem.code for problem in state(picture, "V8").problems] == ["not-country"]
