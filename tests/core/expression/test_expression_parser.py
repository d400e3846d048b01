"""The parser: text to tree and back, and what it refuses."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ddworkbook.core.expression import ExpressionError, names, parse_expression, print_tree
from ddworkbook.core.expression.tree import (
    Arithmetic,
    Call,
    Comparison,
    Logic,
    Number,
    Reference,
    Text,
)
from tests.builders.expression_trees import TREES


@given(TREES)
def test_a_printed_tree_parses_to_the_same_tree(tree):
    assert parse_expression(print_tree(tree)).tree == tree


@given(st.text(alphabet="${}C07a.'\"()<>=!+-*, \tandorivmtselc0123456789\x00é", max_size=60))
@example("(" * 3000)
@example("(" * 1900)
@example("-" * 1999)
@example("1" + "+1" * 900)
@example("1 or " * 300 + "1")
def test_any_text_is_parsed_or_refused_with_a_place_and_a_repair(text):
    try:
        parse_expression(text)
    except ExpressionError as error:
        assert 1 <= error.position <= len(text) + 1
        assert error.what.endswith(".")
        assert error.repair


def test_and_binds_tighter_than_or_and_comparison_tighter_than_both():
    tree = parse_expression("${A} = 'x' or ${B} > 1 and ${C} < 2").tree
    assert tree == Logic(
        "or",
        (
            Comparison("=", Reference("A"), Text("x")),
            Logic(
                "and",
                (
                    Comparison(">", Reference("B"), Number(Decimal(1))),
                    Comparison("<", Reference("C"), Number(Decimal(2))),
                ),
            ),
        ),
    )


def test_a_hyphen_inside_a_function_name_is_not_a_minus():
    assert parse_expression("count-selected(${A})-1").tree == Arithmetic(
        "-", Call("count-selected", (Reference("A"),)), Number(Decimal(1))
    )


def test_names_are_listed_once_in_the_order_of_first_use():
    found = names(parse_expression("sum(${C58.amount}) > ${T04} and ${C58} = ${T04}"))
    assert found == ("C58", "T04")


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("", 1, "ends too early"),
        ("${C07} = 'yes", 10, "never closed"),
        ("${ C07 } = 1", 1, "not whole"),
        ("yes", 1, "stands alone"),
        ("selectd(${A}, 'x')", 1, "Did you mean selected()?"),
        ("selected(${A})", 1, "1 argument"),
        ("${A} = 1 = 2", 10, "not expected"),
        ("${A} ; 1", 6, "does not belong"),
        ("(${A} = 1", 10, "Close the bracket"),
        ("1 2", 3, "not expected"),
        ("1 + " + "1" * 30, 5, "digits"),
        ("1 + " * 101 + "1", 403, "sums"),
        ("(" * 21 + "1", 22, "nested"),
        (" " * 2001, 2000, "longer"),
    ],
)
def test_a_faulty_rule_is_refused_with_its_place(text, position, words):
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert caught.value.position == position
    assert words in str(caught.value)
