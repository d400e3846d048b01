"""An answer in its one form: trimmed, choices in order, decimals in plain digits, "" as null.

What cannot be understood stays as it is, for the check to name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ddworkbook.core.answer_check.named import NAMED, normal_named
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable, code_of
from ddworkbook.core.expression.values import decimal_of, is_other
from ddworkbook.core.questionnaire import Column, Question, QuestionType

# 25,000.00 as people here write it; never 25,00.
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def normal_value(
    question: Question | Column, value: JsonValue, countries: CountryTable | None = None
) -> JsonValue:
    """Return the normal form of an answer or of a table's cell; never fails.

    With a table of countries, a country is also known by its name.
    """
    if isinstance(value, str):
        value = value.strip().replace("\r\n", "\n").replace("\r", "\n")
        if not value:
            return None
    kind = question.type
    if question.choices:
        return _chosen(question, value)
    if kind is QuestionType.INTEGER:
        return _integer(value)
    if kind in {QuestionType.DECIMAL, QuestionType.PERCENT}:
        text = value.removesuffix("%").strip() if isinstance(value, str) else value
        return _decimal(text, value)
    if kind is QuestionType.MONEY:
        return _money(value)
    if kind is QuestionType.COUNTRY:
        return _country(value, countries)
    if kind in NAMED:
        return normal_named(kind, value)
    if kind is QuestionType.TABLE and isinstance(question, Question):
        return _table(question.columns, value, countries)
    return value


def _chosen(question: Question | Column, value: JsonValue) -> JsonValue:
    """Return the value of a choice, or the values of several in the questionnaire's order."""
    if question.type is not QuestionType.MULTI:
        return _one(question, value)
    if isinstance(value, str) or is_other(value):
        value = [value]
    if not isinstance(value, list | tuple):
        return value
    given = [_one(question, item) for item in value if item not in (None, "")]
    given = [item for item in given if item is not None]
    others = [item for item in given if is_other(item)]
    if not all(isinstance(item, str) or is_other(item) for item in given) or len(others) > 1:
        return given
    order = {choice.value: place for place, choice in enumerate(question.choices)}
    unique = dict.fromkeys(item for item in given if isinstance(item, str))
    return [*sorted(unique, key=lambda item: order.get(item, len(order))), *others] or None


def _one(question: Question | Column, value: JsonValue) -> JsonValue:
    """Return the value of the choice that was meant: by its value, else by its label.

    Where others are taken, "Other: what it is" is one too, as it reads in a form.
    """
    if question.type is QuestionType.MATURITY and isinstance(value, int):
        value = value if isinstance(value, bool) else str(value)
    if question.other and isinstance(value, Mapping) and is_other(value):
        text = value["other"].strip() if isinstance(value["other"], str) else value["other"]
        return {"other": text} if text not in (None, "") else None
    if not isinstance(value, str):
        return value
    wanted = value.strip().casefold()
    by_value = (c.value for c in question.choices if c.value.casefold() == wanted)
    by_label = (c.value for c in question.choices if c.label.casefold() == wanted)
    known = next(by_value, None) or next(by_label, None)
    if known is None and question.other:
        label, colon, text = value.partition(":")
        if colon and text.strip() and label.strip().casefold() in _other_labels(question):
            return {"other": text.strip()}
    return known or value.strip()


def _other_labels(question: Question | Column) -> set[str]:
    """Return how another choice may be called, folded."""
    return {"other", (question.other_label or "other").casefold()}


def _country(value: JsonValue, countries: CountryTable | None) -> JsonValue:
    """Return the code of a country in capitals, found by name where there is a table."""
    if not isinstance(value, str):
        return value
    known = code_of(countries, value) if countries is not None else None
    return known or (value.upper() if len(value) == 2 else value)


def _integer(value: JsonValue) -> JsonValue:
    """Return a whole number that was written as text or with noughts after the point."""
    number = decimal_of(_ungrouped(value))
    if number is None or number != number.to_integral_value():
        return value
    return int(number)


def _decimal(text: JsonValue, otherwise: JsonValue) -> JsonValue:
    """Return a decimal in plain digits as text."""
    number = decimal_of(_ungrouped(text))
    return otherwise if number is None else format(number, "f")


def _ungrouped(value: JsonValue) -> JsonValue:
    """Return a number without the commas between its thousands."""
    if isinstance(value, str) and _GROUPED.fullmatch(value.strip()):
        return value.strip().replace(",", "")
    return value.strip() if isinstance(value, str) else value


def _money(value: JsonValue) -> JsonValue:
    """Return an amount in plain digits with its currency in capitals."""
    if not isinstance(value, Mapping):
        return value
    amount, currency = value.get("amount"), value.get("currency")
    if set(value) <= {"amount", "currency"} and amount in (None, ""):
        return None
    shown = currency.strip().upper() if isinstance(currency, str) else currency
    return {**value, "amount": _decimal(amount, amount), "currency": shown}


def _table(
    columns: Sequence[Column], value: JsonValue, countries: CountryTable | None
) -> JsonValue:
    """Return rows with normal cells; empty rows are dropped, and rows without an id get one."""
    if not isinstance(value, list | tuple):
        return value
    known = {column.code: column for column in columns}
    used = {row.get("id") for row in value if isinstance(row, Mapping)}
    free = (str(number) for number in range(1, 2 * len(value) + 2) if str(number) not in used)
    rows: list[JsonValue] = []
    for row in value:
        if not isinstance(row, Mapping):
            rows.append(row)
            continue
        cells = {
            code: normal_value(known[code], cell, countries) if code in known else cell
            for code, cell in row.items()
            if code != "id"
        }
        filled = {code: cell for code, cell in cells.items() if cell is not None}
        if filled:
            rows.append({"id": row.get("id") or next(free), **filled})
    return rows
