"""How an answer reads, in English: on screen, in PDF, Excel and records.

Not here: shortening or escaping; each export does its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.values import date_of, decimal_of, money_of
from ddworkbook.core.questionnaire import Column, Question, QuestionType

NOT_ANSWERED = "Not answered"
NO_ROWS = "None to list"

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def value_text(question: Question | Column, value: JsonValue) -> str:
    """Return an answer as people read it: Yes; 25,000.00 GBP; 21 November 2026; Not answered.

    A value of the wrong type reads as it stands.
    """
    if value is None:
        return NOT_ANSWERED
    if question.choices:
        return _choices_text(question, value)
    kind = question.type
    if kind is QuestionType.CALCULATED:
        return _calculated_text(value)
    if kind is QuestionType.TABLE and isinstance(value, list | tuple):
        count = len(value)
        return f"{count:,} row{'' if count == 1 else 's'}" if count else NO_ROWS
    if kind is QuestionType.MONEY:
        return _money_text(value)
    if kind is QuestionType.DATE:
        return _date_text(value)
    if kind in {QuestionType.INTEGER, QuestionType.DECIMAL}:
        return _number_text(value)
    if kind is QuestionType.PERCENT:
        text = _number_text(value)
        return text if decimal_of(value) is None else f"{text}%"
    return str(value)


def table_text(question: Question, value: JsonValue) -> tuple[tuple[str, ...], ...]:
    """Return the header and the rows of a table answer as texts; () when there are no rows."""
    if question.type is not QuestionType.TABLE or not isinstance(value, list | tuple) or not value:
        return ()
    header = tuple(column.label for column in question.columns)
    rows = (row for row in value if isinstance(row, Mapping))
    return (
        header,
        *(tuple(_cell_text(c, row.get(c.code)) for c in question.columns) for row in rows),
    )


def plain_text(value: JsonValue) -> str:
    """Return how a value reads when its question is not known, such as a policy line."""
    if value is None:
        return NOT_ANSWERED
    if isinstance(value, list | tuple):
        return _list_text(value)
    if isinstance(value, str):
        text = _calculated_text(value)
        return text if text != value else value.replace("-", " ")
    return _calculated_text(value)


def _cell_text(column: Column, value: JsonValue) -> str:
    """Return one cell; an empty one stays empty."""
    return "" if value is None else value_text(column, value)


def _choices_text(question: Question | Column, value: JsonValue) -> str:
    """Return the labels of the choices, joined by semicolons."""
    labels = {choice.value: choice.label for choice in question.choices}
    values = value if isinstance(value, list | tuple) else (value,)
    return "; ".join(labels.get(str(item), str(item)) for item in values) or NOT_ANSWERED


def _list_text(value: Sequence[JsonValue]) -> str:
    """Return a list of choices joined by semicolons, or how many rows a table has."""
    if any(isinstance(item, Mapping) for item in value):
        return f"{len(value):,} row{'' if len(value) == 1 else 's'}"
    return "; ".join(plain_text(item) for item in value) or NO_ROWS


def _calculated_text(value: JsonValue) -> str:
    """Return a calculated value by its shape; long fractions are rounded to two places."""
    if isinstance(value, list | tuple):
        return _list_text(value)
    if isinstance(value, Mapping):
        money = money_of(value)
        return str(value) if money is None else f"{money.amount:,.2f} {money.currency}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str) and value in {"yes", "no"}:
        return value.capitalize()
    if isinstance(value, str) and date_of(value) is not None:
        return _date_text(value)
    number = decimal_of(value)
    if number is None:
        return str(value)
    places = number.as_tuple().exponent
    if isinstance(places, int) and places < -2:
        number = number.quantize(Decimal("0.01"))
    return f"{number:,f}"


def _number_text(value: JsonValue) -> str:
    """Return a number with its thousands apart."""
    number = decimal_of(value)
    return str(value) if number is None else f"{number:,f}"


def _money_text(value: JsonValue) -> str:
    """Return an amount with at least two places, and its currency."""
    money = money_of(value)
    if money is None:
        return str(value)
    places = money.amount.as_tuple().exponent
    amount = money.amount
    if isinstance(places, int) and places > -2:
        amount = amount.quantize(Decimal("0.01"))
    return f"{amount:,f} {money.currency}"


def _date_text(value: JsonValue) -> str:
    """Return a date as 21 November 2026."""
    day = date_of(value)
    return str(value) if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
