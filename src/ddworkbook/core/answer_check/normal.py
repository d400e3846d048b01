"""An answer in its one form: trimmed, choices in order, decimals in plain digits, "" as null.

What cannot be understood stays as it is, for the check to name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.values import decimal_of
from ddworkbook.core.questionnaire import Choice, Column, Question, QuestionType

# 25,000.00 as people here write it; never 25,00.
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def normal_value(question: Question | Column, value: JsonValue) -> JsonValue:
    """Return the normal form of an answer or of a table's cell; never fails."""
    if isinstance(value, str):
        value = value.strip().replace("\r\n", "\n").replace("\r", "\n")
        if not value:
            return None
    kind = question.type
    if question.choices:
        return _chosen(question.choices, value, several=kind is QuestionType.MULTI)
    if kind is QuestionType.INTEGER:
        return _integer(value)
    if kind in {QuestionType.DECIMAL, QuestionType.PERCENT}:
        text = value.removesuffix("%").strip() if isinstance(value, str) else value
        return _decimal(text, value)
    if kind is QuestionType.MONEY:
        return _money(value)
    if kind is QuestionType.TABLE and isinstance(question, Question):
        return _table(question.columns, value)
    return value


def _chosen(choices: Sequence[Choice], value: JsonValue, several: bool) -> JsonValue:
    """Return the value of a choice, or the values of several in the questionnaire's order."""
    if not several:
        return _one(choices, value)
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple):
        return value
    given = [_one(choices, item) for item in value if item not in (None, "")]
    if not all(isinstance(item, str) for item in given):
        return given
    order = {choice.value: place for place, choice in enumerate(choices)}
    unique = dict.fromkeys(str(item) for item in given)
    return sorted(unique, key=lambda item: order.get(item, len(order))) or None


def _one(choices: Sequence[Choice], value: JsonValue) -> JsonValue:
    """Return the value of the choice that was meant: by its value, else by its label."""
    if not isinstance(value, str):
        return value
    wanted = value.strip().casefold()
    by_value = (c.value for c in choices if c.value.casefold() == wanted)
    by_label = (c.value for c in choices if c.label.casefold() == wanted)
    return next(by_value, None) or next(by_label, None) or value.strip()


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


def _table(columns: Sequence[Column], value: JsonValue) -> JsonValue:
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
            code: normal_value(known[code], cell) if code in known else cell
            for code, cell in row.items()
            if code != "id"
        }
        filled = {code: cell for code, cell in cells.items() if cell is not None}
        if filled:
            rows.append({"id": row.get("id") or next(free), **filled})
    return rows
