"""What changed between editions, in sentences; retired codes; what becomes of answers."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_migration import SAME_QUESTION, migrated_answers
from ddworkbook.core.edition_differences import DifferenceKind, edition_differences
from ddworkbook.core.expression import parse_expression
from ddworkbook.core.questionnaire import Choice, QuestionType
from ddworkbook.core.reused_codes import reused_codes
from tests.builders.every_type import every_type
from tests.builders.questionnaire_trees import small_questionnaire

OLD = small_questionnaire()


def edition(version="2", without=(), moved=(), **questions):
    """Return a new edition: questions replaced, taken out, or moved to the last section."""
    sections = []
    taken = [OLD.question(code) for code in moved]
    for section in OLD.sections:
        kept = [q for q in section.questions if q.code not in (*without, *moved)]
        sections.append(replace(section, questions=tuple(questions.get(q.code, q) for q in kept)))
    last = sections[-1]
    sections[-1] = replace(last, questions=(*last.questions, *taken))
    return replace(OLD, version=version, sections=tuple(sections))


def told(old, new):
    return {(one.code, one.kind): one.sentence for one in edition_differences(old, new)}


def test_an_edition_does_not_differ_from_itself():
    assert edition_differences(OLD, OLD) == ()
    assert edition_differences(every_type(), every_type()) == ()


def test_added_and_retired_questions_are_named_with_their_text():
    smaller = edition(without=("A3",))
    text = OLD.question("A3").text
    assert told(OLD, smaller) == {
        ("A3", DifferenceKind.RETIRED): f"A3 is asked no more: “{text}”"
        + ("" if text.endswith("?") else ".")
    }
    assert list(told(smaller, OLD)) == [("A3", DifferenceKind.ADDED)]


def test_words_types_choices_rules_guidance_and_places_are_told_apart():
    one = OLD.question("A1")
    other = OLD.question("A1a")
    first, *rest = other.choices
    new = edition(
        moved=("A2",),
        A1=replace(
            one,
            text="Is it otherwise?",
            guidance="Look closely.",
            required=not one.required,
            relevant=parse_expression("1 = 1"),
        ),
        A1a=replace(other, choices=(replace(first, label="Said anew"), *rest, Choice("x", "X"))),
        A3=replace(OLD.question("A3"), type=QuestionType.TEXT, choices=()),
    )
    found = told(OLD, new)
    assert (
        "asks in other words: “Is it otherwise?” (before: “" in found["A1", DifferenceKind.REWORDED]
    )
    assert found["A1", DifferenceKind.RULES_CHANGED] == (
        "A1 has other rules: when it is asked, whether it has to be answered."
    )
    assert found["A1", DifferenceKind.GUIDANCE_CHANGED] == "A1 has other guidance or sources."
    assert found["A1a", DifferenceKind.CHOICES_CHANGED] == (
        f"A1a offers “X” too; calls “{first.label}” now “Said anew”."
    )
    assert "another type of answer: text" in found["A3", DifferenceKind.TYPE_CHANGED]
    assert ("A3", DifferenceKind.CHOICES_CHANGED) not in found
    assert found["A2", DifferenceKind.MOVED].startswith("A2 stands in the section “")


def test_columns_sections_and_decisions_are_told():
    table = OLD.question("A4")
    first, *rest = table.columns
    new = edition(A4=replace(table, columns=tuple(rest)))
    sections = (replace(new.sections[0], title="Another title"), *new.sections[1:])
    new = replace(new, sections=sections, depths=(), decisions=())
    found = told(OLD, new)
    assert found["A4", DifferenceKind.CHOICES_CHANGED] == (
        f"A4 has no column “{first.label}” any more."
    )
    code = OLD.sections[0].code
    assert "is called “Another title”" in found[code, DifferenceKind.REWORDED]
    assert ("", DifferenceKind.RULES_CHANGED) in found
    assert (("", DifferenceKind.RETIRED) in found) == bool(OLD.decisions)


def test_a_retired_code_may_not_come_back():
    second = edition(version="2", without=("A3",))
    assert reused_codes([OLD], second) == ()
    assert reused_codes([OLD, second], second) == ()
    (problem,) = reused_codes([OLD, second], replace(OLD, version="3"))
    assert (problem.code, problem.where) == ("retired-code", "A3")
    assert "taken out in edition 2" in problem.what
    said = replace(second, retired=("A1",))
    assert [one.where for one in reused_codes([said], OLD)] == ["A1"]


def given_answers(**values):
    return {
        code: Answer(code, value, event=f"e-{code}", at="2026-01-01T10:00:00Z")
        for code, value in values.items()
    }


def test_answers_come_over_to_be_confirmed_with_where_from_and_why():
    new = edition(A1=replace(OLD.question("A1"), text="Is it otherwise?"))
    found = migrated_answers(OLD, new, given_answers(A1="yes", A3="no", A2=None))
    by_code = {answer.code: answer for answer in found.kept}
    assert set(by_code) == {"A1", "A3"}
    assert all(one.standing is AnswerStanding.TO_CONFIRM for one in found.kept)
    assert by_code["A1"].reason.startswith("A1 asks in other words")
    assert by_code["A3"].reason == SAME_QUESTION
    assert (by_code["A3"].origin, by_code["A3"].origin_at) == ("e-A3", "2026-01-01T10:00:00Z")
    assert found.left == ()


def test_what_cannot_come_over_is_left_with_why():
    smaller = replace(OLD.question("A1a"), choices=OLD.question("A1a").choices[1:])
    gone = OLD.question("A1a").choices[0].value
    new = edition(
        without=("A3",),
        A1=replace(OLD.question("A1"), type=QuestionType.TEXT, choices=()),
        A1a=smaller,
    )
    found = migrated_answers(OLD, new, given_answers(A1="yes", A1a=gone, A3="no"))
    why = {left.code: left.why for left in found.left}
    assert found.kept == ()
    assert why["A3"] == "The question is not asked any more."
    assert why["A1"].startswith("It takes another type of answer now: text, not ")
    assert why["A1a"].startswith("It does not fit any more. ")
    assert found.left[0].line.startswith(f"{found.left[0].code}: ")


def test_a_held_answer_stays_held_where_its_question_means_the_same():
    held = {
        code: replace(answer, standing=AnswerStanding.HELD, origin="f" * 64, origin_at="2025")
        for code, answer in given_answers(A1="yes", A3="no").items()
    }
    new = edition(A1=replace(OLD.question("A1"), text="Is it otherwise?"))
    kept = {answer.code: answer for answer in migrated_answers(OLD, new, held).kept}
    assert kept["A3"] == held["A3"]
    assert kept["A1"].standing is AnswerStanding.TO_CONFIRM
    assert kept["A1"].origin == "f" * 64


@given(st.dictionaries(st.sampled_from([q.code for q in OLD.questions]), st.just("yes")))
def test_every_answer_comes_over_or_is_left_with_a_reason(values):
    found = migrated_answers(OLD, edition(without=("A1",)), given_answers(**values))
    codes = [one.code for one in (*found.kept, *found.left)]
    assert sorted(codes) == sorted(values)
    assert all(left.why for left in found.left)
