"""Rules that cannot work, and what authors forget: found all at once."""

from datetime import date

import pytest

from ddworkbook.core.expression import parse_expression
from ddworkbook.core.questionnaire_linter import lint_questionnaire, rule_problems
from ddworkbook.core.questionnaire_linter.reach import can_be_true
from ddworkbook.core.questionnaire_reader import (
    from_document,
    read_questionnaire,
    to_document,
)
from ddworkbook.core.walkthrough import Profile, walk_through
from tests.builders.questionnaire_trees import small_questionnaire, small_trees


def _lint(change, **more):
    head, sections = small_trees()
    change(head, sections["01-identity"]["questions"], sections["02-money"]["questions"])
    questionnaire, problems = read_questionnaire(head, sections)
    if questionnaire is None:
        return {(problem.code, problem.where.split(", ", 1)[-1]) for problem in problems}
    found = lint_questionnaire(questionnaire, **more)
    return {(problem.code, problem.where.split(", ", 1)[-1]) for problem in found}


def test_a_sound_questionnaire_has_no_problem():
    assert lint_questionnaire(small_questionnaire()) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            lambda h, a, b: b[5].update(code="B0"),
            ("repeated-code", "question B0, code"),
        ),
        (
            lambda h, a, b: h["facts"].update(A1="Clash"),
            ("repeated-code", "question A1, code"),
        ),
        (
            lambda h, a, b: a[1]["choices"].append({"value": "open", "label": "Again"}),
            ("repeated-code", "question A1a, choices"),
        ),
        (lambda h, a, b: a[3].update(depth="deep"), ("unknown-depth", "question A3, depth")),
        (lambda h, a, b: a[1].update(follows="B1"), ("bad-follows", "question A1a, follows")),
        (
            lambda h, a, b: a[1].update(sources=["S9"]),
            ("unknown-source", "question A1a, sources"),
        ),
        (
            lambda h, a, b: h["decisions"][0]["rules"][0].update(outcome="simpel"),
            ("unknown-outcome", "rules[1].outcome"),
        ),
        (
            lambda h, a, b: a[1]["flags"][0].update(when="${A1a} = 'opened'"),
            ("unknown-choice", "question A1a, flags[1].when"),
        ),
        (
            lambda h, a, b: b[4]["flags"][0].update(when="selected-any(${B4}, 'none nothing')"),
            ("unknown-choice", "question B4, flags[1].when"),
        ),
        (
            lambda h, a, b: a[4]["flags"][0].update(when="sum(${A4.shares}) > 1"),
            ("unknown-column", "question A4, flags[1].when"),
        ),
        (
            lambda h, a, b: a[0]["flags"][0].update(when="${A1} > 5"),
            ("kinds", "question A1, flags[1].when"),
        ),
        (
            lambda h, a, b: b[1].update(constraint={"holds": ". = 'many'", "message": "No."}),
            ("kinds", "question B1, constraint.holds"),
        ),
        (
            lambda h, a, b: a[0].update(relevant=". = 'yes'"),
            ("dot-outside-constraint", "question A1, relevant"),
        ),
        (
            lambda h, a, b: a[0].update(relevant="${A1a} = 'open'"),
            ("cycle", "question A1, relevant"),
        ),
        (
            lambda h, a, b: b[3].update(calculate="${B3} + 1"),
            ("cycle", "question B3, relevant"),
        ),
        (lambda h, a, b: a[0].pop("guidance"), ("no-guidance", "question A1")),
        (lambda h, a, b: a[0].pop("sources"), ("no-source", "question A1")),
        (lambda h, a, b: a[0].pop("action"), ("no-action", "question A1, flags[1]")),
        (
            lambda h, a, b: a[1]["flags"][0].update(when="${A1a} = 'open' and ${A1} = 'no'"),
            ("never-true", "question A1a, flags[1].when"),
        ),
        (
            lambda h, a, b: h["decisions"][0]["rules"][0].update(when="${B2} > 3 and ${B2} < 2"),
            ("never-true", "rules[1].when"),
        ),
        (lambda h, a, b: h["facts"].update(T99="Unused"), ("unused-fact", "T99")),
        (
            lambda h, a, b: h["sources"].update(S9=dict(h["sources"]["S1"])),
            ("unused-source", "S9"),
        ),
    ],
)
def test_each_fault_is_found_in_its_place(change, found):
    assert _lint(change) == {found}


def test_a_question_that_is_never_asked_takes_what_leans_on_it_along():
    assert _lint(lambda h, a, b: a[2].update(relevant="${A1} = 'yes' and ${A1} = 'no'")) == {
        ("never-true", "question A2, relevant"),
        ("required-but-hidden", "question A2, required"),
        ("never-true", "rules[2].when"),
    }


def test_choices_of_facts_are_checked_when_their_questions_are_known():
    money = small_questionnaire().question("B4")
    found = rule_problems(small_questionnaire(), fact_questions={"T03": money})
    assert [problem.what for problem in found] == ["B4 has no choice 'we-pay-them'."]


def _chain(length):
    head, sections = small_trees()
    plain = sections["01-identity"]["questions"][2]
    head.update(sections=["01-identity"], decisions=[], facts={})
    sections["01-identity"]["questions"] = [
        {**plain, "code": f"Q{n}", "relevant": f"${{Q{n + 1}}} = 'yes'"} for n in range(length)
    ] + [{**plain, "code": f"Q{length}"}]
    return read_questionnaire(head, {"01-identity": sections["01-identity"]})


def test_a_chain_of_waiting_questions_has_a_limit():
    questionnaire, problems = _chain(30)
    assert problems == ()
    assert not walk_through(questionnaire, {}, Profile(), date(2026, 1, 1)).sections[0].asked > 1
    for length in (50, 3000):
        _, problems = _chain(length)
        assert [problem.code for problem in problems] == ["long-chain"]


def test_a_stored_edition_with_a_ring_is_refused():
    document = to_document(small_questionnaire())
    document["sections"][0]["questions"][0]["relevant"] = "${A1a} = 'open'"
    with pytest.raises(ValueError, match="wait for each other"):
        from_document(document)


def test_many_faults_are_found_together():
    def change(head, identity, money):
        identity[0].update(relevant="${X} = 1")
        identity[1].update(depth="deep")
        money[4].update(sources=["S9"])

    assert len(_lint(change)) == 3


def test_what_cannot_be_judged_may_come_true():
    known = {question.code: question for question in small_questionnaire().questions}
    assert can_be_true([parse_expression("${B5} < today()")], known)
    assert can_be_true([parse_expression("${FACT} = 'x'")], known)
    assert can_be_true([parse_expression("selected(${B4}, 'audit') and ${B2} >= 7")], known)
    assert not can_be_true([parse_expression("1 = 0")], known)
