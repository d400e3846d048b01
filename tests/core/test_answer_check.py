"""Answers: of the right type, in their one form, and all problems at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.answer_check import (
    MAX_ROWS,
    MAX_TEXT,
    check_answers,
    check_value,
    normal_value,
)
from ddworkbook.core.answer_text import plain_text, table_text, value_text
from ddworkbook.core.answer_value import json_of, value_of
from ddworkbook.core.questionnaire import BUILT_IN_CHOICES, Level, Question, QuestionType, Who
from tests.builders.questionnaire_trees import small_questionnaire

SMALL = small_questionnaire()


def question(kind):
    by_type = {q.type.value: q for q in SMALL.questions}
    if kind in by_type:
        return by_type[kind]
    return Question(
        "Q1",
        "Is it?",
        QuestionType(kind),
        Who.PARTNER,
        Level.PROJECT,
        (),
        choices=BUILT_IN_CHOICES.get(QuestionType(kind), ()),
    )


ROW = {"id": "1", "name": "x", "share": "12.5", "state": "no"}
RIGHT = [
    ("yes-no", "yes", "Yes"),
    ("yes-no-unsure", "unsure", "Unsure"),
    ("yes-partly-no-na", "na", "Not applicable"),
    ("choice", "open", "Still open"),
    ("multi", ["audit", "two-signatures"], "Audit; Two signatures"),
    ("text", "=1+1 <b>", "=1+1 <b>"),
    ("long-text", "a\nb", "a\nb"),
    ("integer", 12000, "12,000"),
    ("integer", 0, "0"),
    ("decimal", "1200.50", "1,200.50"),
    ("percent", "12.5", "12.5%"),
    ("money", {"amount": "25000", "currency": "GBP"}, "25,000.00 GBP"),
    ("money", {"amount": "-0.125", "currency": "KES"}, "-0.125 KES"),
    ("date", "2026-11-21", "21 November 2026"),
    ("table", [ROW], "1 row"),
    ("table", [], "None to list"),
    ("text", None, "Not answered"),
]


@pytest.mark.parametrize(("kind", "value", "text"), RIGHT)
def test_a_right_answer_passes_stays_as_it_is_and_reads_well(kind, value, text):
    assert check_value(question(kind), value) == ()
    assert normal_value(question(kind), value) == value
    assert value_text(question(kind), value) == text


@pytest.mark.parametrize(
    ("kind", "value", "codes"),
    [
        ("yes-no", "perhaps", ["unknown-choice"]),
        ("yes-no", True, ["unknown-choice"]),
        ("choice", ["open"], ["unknown-choice"]),
        ("multi", "audit", ["not-a-list"]),
        (
            "multi",
            ["audit", "audit", "none", "x"],
            ["unknown-choice", "repeated-choice", "not-alone"],
        ),
        ("text", 5, ["not-text"]),
        ("text", "a" * (MAX_TEXT + 1), ["too-long"]),
        ("text", "a\ud800", ["half-character"]),
        ("integer", "12", ["not-integer"]),
        ("integer", True, ["not-integer"]),
        ("integer", 1.5, ["not-integer"]),
        ("integer", 10**16, ["not-integer"]),
        ("decimal", 1.5, ["not-decimal"]),
        ("decimal", "NaN", ["not-decimal"]),
        ("decimal", "1e5", ["not-decimal"]),
        ("money", "25000", ["not-money"]),
        ("money", {"amount": "x", "currency": "gbp"}, ["not-decimal", "not-currency"]),
        ("money", {"amount": "1", "currency": "GBP", "more": 1}, ["not-money"]),
        ("date", "2026-02-30", ["not-date"]),
        ("date", "21/11/2026", ["not-date"]),
        ("date", "20261121", ["not-date"]),
        ("note", "x", ["not-asked"]),
        ("calculated", "1", ["not-asked"]),
        ("table", {}, ["not-a-table"]),
        ("table", [5], ["not-a-row"]),
        ("table", [{"name": "x"}], ["no-row-id"]),
        ("table", [{**ROW, "share": 3, "state": "so", "nme": 1}] * 1, None),
        ("table", [ROW, ROW], ["repeated-row"]),
        ("table", [ROW] * (MAX_ROWS + 1), ["too-many-rows"]),
    ],
)
def test_a_wrong_answer_is_refused_with_a_repair(kind, value, codes):
    problems = check_value(question(kind), value)
    codes = codes or ["not-decimal", "unknown-choice", "unknown-column"]
    assert [problem.code for problem in problems] == codes
    assert all(problem.repair.endswith(".") for problem in problems)


@pytest.mark.parametrize(
    ("kind", "given", "normal"),
    [
        ("yes-no", " Yes ", "yes"),
        ("choice", "still open", "open"),
        ("multi", ["Two signatures", "audit", "audit", ""], ["audit", "two-signatures"]),
        ("multi", "none", ["none"]),
        ("multi", [], None),
        ("text", "  a\r\nb ", "a\nb"),
        ("text", "   ", None),
        ("integer", "1,200", 1200),
        ("integer", "12.0", 12),
        ("integer", "12.5", "12.5"),
        ("decimal", " 007.50", "7.50"),
        ("decimal", 2, "2"),
        ("percent", "12.5 %", "12.5"),
        (
            "money",
            {"amount": "25,000.00", "currency": " gbp"},
            {"amount": "25000.00", "currency": "GBP"},
        ),
        ("money", {"amount": "", "currency": "GBP"}, None),
        ("date", " 2026-11-21 ", "2026-11-21"),
        (
            "table",
            [{"name": " x "}, {"id": "1", "share": "5%"}, {"id": "7", "name": " "}],
            [{"id": "2", "name": "x"}, {"id": "1", "share": "5"}],
        ),
        ("table", "x", "x"),
    ],
)
def test_a_given_answer_gets_its_one_form(kind, given, normal):
    assert normal_value(question(kind), given) == normal


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "share", "amount", "currency", "paid"]), below
        )
    ),
    max_leaves=6,
)


@given(st.sampled_from(list(QuestionType)), JSON)
def test_any_json_is_judged_put_in_order_and_read_without_failing(kind, value):
    asked = question(kind.value)
    normal = normal_value(asked, value)
    assert normal_value(asked, normal) == normal
    if not check_value(asked, value):
        assert check_value(asked, normal) == ()
    assert isinstance(value_text(asked, value), str)
    assert isinstance(plain_text(value), str)
    assert all(isinstance(cell, str) for row in table_text(asked, value) for cell in row)
    json_of(value_of(asked, value))


def test_a_table_reads_as_header_and_rows():
    rows = [ROW, {"id": "2", "name": "y", "paid": {"amount": "3", "currency": "KES"}}]
    assert table_text(question("table"), rows) == (
        ("Name", "Share", "A state?", "Paid"),
        ("x", "12.5%", "No", ""),
        ("y", "", "", "3.00 KES"),
    )
    assert table_text(question("text"), "x") == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (25000, "25,000"),
        ("25000", "25,000"),
        (["we-pay-them", "ip"], "we pay them; ip"),
        ({"amount": "5", "currency": "GBP"}, "5.00 GBP"),
        ([{"id": "1"}, {"id": "2"}], "2 rows"),
        ("2026-01-31", "31 January 2026"),
        ("yes", "Yes"),
        (True, "Yes"),
        (None, "Not answered"),
    ],
)
def test_a_fact_reads_by_its_shape(value, text):
    assert plain_text(value) == text


def test_a_file_of_answers_is_judged_as_a_whole():
    problems = check_answers(
        SMALL,
        {
            "A1": {"value": "Yes", "comment": "Seen.", "evidence": ["a.pdf"]},
            "a2": {"value": "no"},
            "Z9": {"value": 1},
            "A3": "yes",
            "B1": {"value": "many", "coment": "x"},
            "B4": {"value": ["none", "audit"], "comment": 5, "evidence": "a.pdf"},
            "B5": {},
        },
    )
    assert [(p.code, p.where) for p in problems] == [
        ("unknown-code", "a2"),
        ("unknown-code", "Z9"),
        ("not-an-answer", "A3"),
        ("unknown-key", "B1"),
        ("not-money", "B1"),
        ("not-alone", "B4"),
        ("not-text", "B4, comment"),
        ("not-evidence", "B4, evidence"),
        ("no-value", "B5"),
    ]
    assert problems[0].repair == "Did you mean A2?"
    assert check_answers(SMALL, [])[0].code == "not-answers"


@given(JSON | st.dictionaries(st.sampled_from(["A1", "A4", "B1", "x"]), JSON))
def test_no_file_of_answers_makes_the_check_fail(answers):
    assert all(problem.repair for problem in check_answers(SMALL, answers))
