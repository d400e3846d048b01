"""How an answer reads, in English: on screen, in PDF, Excel and records.

Not here: shortening or escaping; each export does its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable, country_name
from ddworkbook.core.expression.values import date_of, decimal_of, is_other, money_of
from ddworkbook.core.questionnaire import OTHER, Column, Question, QuestionType

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


def value_text(
    question: Question | Column, value: JsonValue, countries: CountryTable | None = None
) -> str:
    """Return an answer as people read it: Yes; 25,000.00 GBP; 21 November 2026; Not answered.

    A value of the wrong type reads as it stands; a country without a table as its code.
    """
    if value is None:
        return NOT_ANSWERED
    if question.choices:
        return _choices_text(question, value)
    if question.type is QuestionType.COUNTRY and isinstance(value, str):
        return value if countries is None else country_name(countries, value)
    read = _READ.get(question.type, str)
    return read(value)


def table_text(
    question: Question, value: JsonValue, countries: CountryTable | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the header and the rows of a table answer as texts; () when there are no rows."""
    if question.type is not QuestionType.TABLE or not isinstance(value, list | tuple) or not value:
        return ()
    header = tuple(column.label for column in question.columns)
    rows = (row for row in value if isinstance(row, Mapping))
    return (
        header,
        *(
            tuple(_cell_text(c, row.get(c.code), countries) for c in question.columns)
            for row in rows
        ),
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


def _cell_text(column: Column, value: JsonValue, countries: CountryTable | None) -> str:
    """Return one cell; an empty one stays empty."""
    return "" if value is None else value_text(column, value, countries)


def _choices_text(question: Question | Column, value: JsonValue) -> str:
    """Return the labels of the choices, joined by semicolons."""
    values = value if isinstance(value, list | tuple) else (value,)
    return "; ".join(_choice_text(question, item) for item in values) or NOT_ANSWERED


def _choice_text(question: Question | Column, value: JsonValue) -> str:
    """Return the label of one choice; another one with the words that say what it is."""
    if isinstance(value, Mapping) and is_other(value):
        return f"{question.other_label or 'Other'}: {value['other']}"
    if value == OTHER and question.other:
        return question.other_label or "Other"
    return next((c.label for c in question.choices if c.value == value), str(value))


def _table_size(value: JsonValue) -> str:
    """Return how many rows a table has."""
    if not isinstance(value, list | tuple):
        return str(value)
    return f"{len(value):,} row{'' if len(value) == 1 else 's'}" if value else NO_ROWS


def _named_text(value: JsonValue) -> str:
    """Return a body, a person or a file: the name, then in brackets what else is known."""
    if not isinstance(value, Mapping):
        return str(value)
    known = [str(value[key]) for key in ("role", "organisation", "email", "ror") if value.get(key)]
    name = str(value.get("name", ""))
    return f"{name} ({', '.join(known)})" if known else name


def _list_text(value: Sequence[JsonValue]) -> str:
    """Return a list of choices joined by semicolons, or how many rows a table has."""
    if any(isinstance(item, Mapping) and not is_other(item) for item in value):
        return _table_size(value)
    return "; ".join(plain_text(item) for item in value) or NO_ROWS


def _calculated_text(value: JsonValue) -> str:
    """Return a calculated value by its shape; long fractions are rounded to two places."""
    if isinstance(value, list | tuple):
        return _list_text(value)
    if isinstance(value, Mapping):
        money = money_of(value)
        if money is None:
            return f"Other: {value['other']}" if is_other(value) else _named_text(value)
        return f"{money.amount:,.2f} {money.currency}"
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


def _percent_text(value: JsonValue) -> str:
    """Return a share with its sign."""
    text = _number_text(value)
    return text if decimal_of(value) is None else f"{text}%"


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


_READ: Mapping[QuestionType, Callable[[JsonValue], str]] = {
    QuestionType.CALCULATED: _calculated_text,
    QuestionType.TABLE: _table_size,
    QuestionType.MONEY: _money_text,
    QuestionType.DATE: _date_text,
    QuestionType.INTEGER: _number_text,
    QuestionType.DECIMAL: _number_text,
    QuestionType.PERCENT: _percent_text,
    QuestionType.ORGANISATION: _named_text,
    QuestionType.PERSON: _named_text,
    QuestionType.FILE: _named_text,
}
