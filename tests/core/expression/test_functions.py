"""What the functions give, one by one, with columns, rows and choices."""

from datetime import date
from decimal import Decimal

import pytest

from ddworkbook.core.expression import (
    Money,
    RowPlace,
    Rows,
    Scope,
    evaluate,
    in_words,
    parse_expression,
)
from ddworkbook.core.expression.functions import FUNCTIONS

TODAY = date(2026, 11, 21)
ROWS = Rows(
    (
        {"id": "1", "n": 4, "d": "2026-01-05", "t": "b", "m": {"amount": "5", "currency": "GBP"}},
        {"id": "2", "n": 2, "d": "2025-01-05", "t": "a", "m": {"amount": "7", "currency": "GBP"}},
        {"id": "3"},
    )
)
VALUES = {
    "T": "Lakeside",
    "M": ("a", "b", "other"),
    "N": Decimal("-2.5"),
    "D": date(2026, 3, 9),
    "P": Money(Decimal("1.50"), "GBP"),
    "R": ROWS,
    "E": Rows(()),
}


def value(text, **more):
    scope = Scope(VALUES.get, TODAY, **more)
    return evaluate(parse_expression(text, attributes=True), scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("selected-at(${M}, 1)", "b"),
        ("selected-at(${M}, 3)", None),
        ("selected-at(${M}, -1)", None),
        ("selected(${M}, 'other')", True),
        ("contains(${T}, 'side')", True),
        ("starts-with(${T}, 'side')", False),
        ("ends-with(${T}, 'side')", True),
        ("contains(${NONE}, 'x')", None),
        ("substr(${T}, 0, 4)", "Lake"),
        ("substr(${T}, 4)", "side"),
        ("substr(${T}, -4, 100)", "side"),
        ("concat(${T}, ' ', ${N}, ' ', ${D})", "Lakeside -2.5 2026-03-09"),
        ("concat(${T}, ${NONE})", None),
        ("join(', ', ${M})", "a, b, other"),
        ("join('; ', ${R.t}, 'z')", "b; a; z"),
        ("regex(${T}, '[A-Z][a-z]+')", True),
        ("regex(${T}, 'Lake')", False),
        ("regex(${T}, '(')", None),
        ("string(${P})", "1.5 GBP"),
        ("string(2.50)", "2.5"),
        ("number('12')", Decimal(12)),
        ("number(true())", Decimal(1)),
        ("number('x')", None),
        ("int(${N})", Decimal(-2)),
        ("round(${N})", Decimal(-2)),
        ("round(2.5)", Decimal(3)),
        ("round(2.345, 2)", Decimal("2.35")),
        ("round(1234, -2)", Decimal(1200)),
        ("boolean(0)", False),
        ("boolean('0')", True),
        ("count(${R})", Decimal(3)),
        ("count(${R.n})", Decimal(2)),
        ("count(${E})", Decimal(0)),
        ("count(${NONE})", None),
        ("sum(${R.n})", Decimal(6)),
        ("sum(${R.n}, 4)", Decimal(10)),
        ("sum(${E.n})", Decimal(0)),
        ("sum(${NONE.n})", None),
        ("sum(${R.t})", None),
        ("min(${R.n})", Decimal(2)),
        ("max(${R.m})", Money(Decimal(7), "GBP")),
        ("max(${R.d})", date(2026, 1, 5)),
        ("min(3, ${N}, 1)", Decimal("-2.5")),
        ("max(1, ${NONE})", None),
        ("min(${E.n})", None),
        ("date('2026-02-30')", None),
        ("date('2026-02-03') - date('2026-02-01')", Decimal(2)),
        ("format-date(${D}, '%e %b %Y, %d/%m/%y %n')", "9 Mar 2026, 09/03/26 3"),
        ("once(5)", Decimal(5)),
        ("position(..)", None),
        ("true() and not(false())", True),
        ("if(${NONE} = 1, 'a', 'b')", None),
        ("currency(${P})", "GBP"),
    ],
)
def test_a_function_gives_what_the_manual_says(text, expected):
    assert value(text) == expected


def test_inside_a_row_a_column_is_its_cell():
    row = RowPlace("R", 2, ROWS.rows[1])
    assert value("${R.n} = 2 and position(..) = 2", row=row) is True
    assert value("sum(${R.n})", row=row) == 6
    assert value("${R.n}") is None


def test_a_bare_name_is_an_attribute_of_the_choice():
    assert value("country = 'kenya'", attributes={"country": "kenya"}) is True
    assert value("country = 'kenya'", attributes={}) is None


def test_once_keeps_what_is_stored():
    assert value("once(today())", itself=date(2020, 1, 1)) == date(2020, 1, 1)
    assert value("once(today())") == TODAY


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_can_be_said_in_words(name):
    rule = parse_expression(FUNCTIONS[name].example)
    said = in_words(rule, lambda code, choice: choice or code)
    assert said
    assert "{0}" not in said
    assert "{all}" not in said
