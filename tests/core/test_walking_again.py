"""Walking again after an answer gives the picture of a full walk, and does little for it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ddworkbook.core.answer import Answer
from ddworkbook.core.walkthrough import (
    Profile,
    begin_walk,
    changed_codes,
    walk_again,
    walk_through,
)
from tests.builders.every_type import every_type
from tests.builders.questionnaire_trees import small_questionnaire
from tests.builders.random_questionnaires import ANSWERS, questionnaires

TODAY = date(2026, 11, 21)


@settings(max_examples=150)
@given(questionnaires(), st.data())
def test_walking_again_equals_a_full_walk_after_every_answer(drawn, data):
    questionnaire, kinds = drawn
    profile = Profile(data.draw(st.sampled_from(["", "shallow", "deep"])), {"limit": 2})
    answers = {}
    walk = begin_walk(questionnaire, answers, profile, TODAY)
    for _ in range(data.draw(st.integers(1, 8))):
        changed = set()
        for code in data.draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=2)):
            value = data.draw(ANSWERS[kinds[code]])
            answers = {**answers, code: Answer(code, value)}
            changed.add(code)
        walk = walk_again(walk, answers, changed)
        assert walk.walkthrough == walk_through(questionnaire, answers, profile, TODAY)


def test_an_answer_that_changes_nothing_else_keeps_every_other_state():
    questionnaire = small_questionnaire()
    first = begin_walk(questionnaire, {}, Profile("enhanced"), TODAY)
    again = walk_again(first, {"B5": Answer("B5", "2020-01-01")}, ["B5"])
    before, after = first.walkthrough.sections, again.walkthrough.sections
    assert after[0] is before[0]
    same = [old is new for old, new in zip(before[1].questions, after[1].questions, strict=True)]
    assert same == [True, True, True, True, True, False]


def test_changed_answers_are_found_also_when_they_are_new_or_gone():
    one, two = Answer("A1", "yes"), Answer("A2", "no")
    assert changed_codes({"A1": one}, {"A1": Answer("A1", "yes")}) == frozenset()
    assert changed_codes({"A1": one}, {"A2": two}) == {"A1", "A2"}


def test_an_unknown_code_changes_nothing():
    walk = begin_walk(every_type(), {}, Profile(), TODAY)
    assert walk_again(walk, {}, ["NOT-THERE"]).walkthrough == walk.walkthrough
