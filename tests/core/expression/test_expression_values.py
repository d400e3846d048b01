"""What expressions mean: three-valued logic, comparisons, functions."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.expression import Expression, Money, Rows, Scope, evaluate, parse_expression
from ddworkbook.core.expression.values import plain_value
from tests.builders.expression_trees import TREES

TODAY = date(2026, 11, 21)
THREE = [True, False, None]

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1e9, max_value=1e9),
    st.text(max_size=5),
    st.dates(),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
    st.builds(Money, st.decimals(-10, 10, places=2), st.sampled_from(["GBP", "KES"])),
    st.lists(st.dictionaries(st.sampled_from(["amount", "name"]), st.text(max_size=4))).map(
        lambda rows: Rows(tuple(rows))
    ),
)


def value(text, **values):
    itself = values.pop("itself", None)
    return evaluate(parse_expression(text), Scope(values.get, TODAY, itself))


@given(TREES, VALUES, VALUES)
def test_no_expression_fails_on_any_value(tree, one, itself):
    evaluate(Expression("", tree), Scope(lambda code: one, TODAY, itself))


@pytest.mark.parametrize(("a", "b"), list(product(THREE, THREE)))
def test_and_or_and_not_follow_three_valued_logic(a, b):
    both = value("${A} and ${B}", A=a, B=b)
    either = value("${A} or ${B}", A=a, B=b)
    assert both is (False if False in (a, b) else None if None in (a, b) else True)
    assert either is (True if True in (a, b) else None if None in (a, b) else False)
    # De Morgan, and order does not matter.
    assert value("not(not(${A}) or not(${B}))", A=a, B=b) is both
    assert value("${B} and ${A}", A=a, B=b) is both
    assert value("not(not(${A}))", A=a) is a


@given(st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), VALUES)
def test_a_comparison_with_an_unanswered_value_is_unknown(sign, other):
    assert value(f"${{A}} {sign} ${{B}}", A=None, B=other) is None
    assert value(f"${{B}} {sign} ${{A}}", A=None, B=other) is None


@given(st.decimals(-1e6, 1e6, places=2), st.decimals(-1e6, 1e6, places=2))
def test_numbers_compare_as_numbers_however_they_are_held(a, b):
    for left in (a, str(a), Money(a, "GBP")):
        assert value("${A} < ${B}", A=left, B=b) is (a < b)
        assert value("${A} >= ${B}", A=left, B=b) is (a >= b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("selected(${M}, 'a')", True),
        ("selected(${M}, 'c')", False),
        ("selected(${NONE}, 'c')", None),
        ("not(selected(${NONE}, 'c'))", None),
        ("selected-any(${M}, 'x b')", True),
        ("selected(${C}, 'gfgp')", True),
        ("count-selected(${M}) = 2", True),
        ("count(${T}) = 2", True),
        ("sum(${T.amount})", Decimal("30.5")),
        ("sum(${T.nothing})", Decimal(0)),
        ("sum(${T.money})", Money(Decimal(7), "GBP")),
        ("sum(${T.mixed})", None),
        ("answered(${C})", True),
        ("not(answered(${NONE}))", True),
        ("if(${C} = 'gfgp', 1, 2)", Decimal(1)),
        ("if(${NONE} = 'x', 1, 2)", None),
        ("coalesce(${NONE}, 3)", Decimal(3)),
        ("string-length(${C})", Decimal(4)),
        ("today() > ${D}", True),
        ("today() - ${D}", Decimal(20)),
        ("${D} + 20 = today()", True),
        ("${D} < '2026-12-01'", True),
        ("number('12.50')", Decimal("12.50")),
        ("currency(${G})", "GBP"),
        ("${G} > 25000", True),
        ("${G} > ${K}", None),
        ("${G} div ${G}", Decimal(1)),
        ("7 mod 4 = 3 and -1 < 0", True),
        ("10 mod -3", Decimal(1)),
        ("-10 mod 3", Decimal(-1)),
        ("-10 mod -3", Decimal(-1)),
        ("1 mod -7", Decimal(1)),
        ("1 div 0", None),
        ("${C} > 5", None),
        ("${C} = 'gfgp' and ${NONE} = 'x'", None),
        (". >= 0", False),
        ("${M} = ${M}", True),
        ("${M} = ${C}", False),
        ("${M} != 5", True),
        ("${YES} = ${YES}", True),
        ("${YES} > 1", None),
        ("${YES} = 1", False),
        ("${T} = 1", None),
        ("${D} + ${D}", None),
        ("${D} * 2", None),
        ("${D} + 99999999", None),
        ("${G} + 1", Money(Decimal("25001.01"), "GBP")),
        ("${G} + ${K}", None),
        ("-${G}", Money(Decimal("-25000.01"), "GBP")),
        ("${C} + 1", None),
        ("count-selected(${C})", Decimal(1)),
        ("sum(${C.amount})", None),
        ("sum(${C})", None),
        ("${T.amount}", None),
        ("currency(${C})", None),
        ("'2026-01-02' > '2026-01-01'", True),
    ],
)
def test_functions_and_signs_mean_what_the_format_says(text, expected):
    row = {"amount": "10.5", "money": {"amount": "7", "currency": "GBP"}}
    found = value(
        text,
        M=("a", "b"),
        C="gfgp",
        D=date(2026, 11, 1),
        YES=True,
        G=Money(Decimal("25000.01"), "GBP"),
        K=Money(Decimal(1), "KES"),
        T=Rows(
            (
                {**row, "mixed": {"amount": "7", "currency": "GBP"}},
                {"amount": "20", "mixed": {"amount": "7", "currency": "KES"}},
            )
        ),
        itself=Decimal(-1),
    )
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("json", "expected"),
    [
        ("", None),
        ([], None),
        ("25000", "25000"),
        (25000, Decimal(25000)),
        (["a"], ("a",)),
        ([{"id": "1"}], Rows(({"id": "1"},))),
        ({"amount": "1.50", "currency": "GBP"}, Money(Decimal("1.50"), "GBP")),
        ({"amount": "NaN", "currency": "GBP"}, None),
    ],
)
def test_facts_become_values_by_their_shape(json, expected):
    assert plain_value(json) == expected
