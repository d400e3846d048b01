"""The values that expressions work with, and how JSON answers become them.

Unknown is None. Not here: the JSON form of each type of question (see answer.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ddworkbook.core.canonical import JsonValue


@dataclass(frozen=True)
class Money:
    """An amount with its currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Rows:
    """The rows of a table, in order."""

    rows: tuple[Mapping[str, JsonValue], ...]


Value: TypeAlias = "bool | Decimal | str | date | tuple[str, ...] | Money | Rows | None"

# More than any amount, and a hundred of them still add up exactly in decimal arithmetic.
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,8})?")


def decimal_of(value: object) -> Decimal | None:
    """Return the number that a JSON number, a decimal text or a money object holds, else None."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, Mapping):
        return decimal_of(value.get("amount"))
    text = str(value) if isinstance(value, int | float) else value
    if isinstance(text, str) and _DECIMAL.fullmatch(text):
        return Decimal(text)
    return None


def date_of(value: object) -> date | None:
    """Return the date that a YYYY-MM-DD text holds, else None."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def money_of(value: JsonValue) -> Money | None:
    """Return the money that a {"amount", "currency"} object holds, else None."""
    if isinstance(value, Mapping):
        amount, currency = decimal_of(value.get("amount")), value.get("currency")
        if amount is not None and isinstance(currency, str):
            return Money(amount, currency)
    return None


def text_of(value: Value) -> str | None:
    """Return a value as text: numbers in plain digits, dates as year-month-day."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, Money):
        return f"{text_of(value.amount)} {value.currency}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else None


def cell_value(cell: JsonValue) -> Value:
    """Return the value of a cell whose column is not known; empty cells are unknown."""
    if isinstance(cell, str):
        number = decimal_of(cell)
        return (date_of(cell) or cell or None) if number is None else number
    return plain_value(cell)


def plain_value(value: JsonValue) -> Value:
    """Return the value of JSON whose type is not declared, such as a fact; "" is unknown."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return decimal_of(value)
    if isinstance(value, str):
        return value or None
    if isinstance(value, Mapping):
        return money_of(value) or named_value(value)
    if value is None or not value:
        return None
    choices = tuple("other" if is_other(item) else item for item in value)
    rows = tuple(item for item in choices if isinstance(item, Mapping))
    if rows:
        return Rows(rows)
    return tuple(item for item in choices if isinstance(item, str))


def is_other(value: JsonValue) -> bool:
    """Say whether a value is {"other": text}: something that the choices do not list."""
    return isinstance(value, Mapping) and set(value) == {"other"}


def named_value(value: Mapping[str, JsonValue]) -> str | None:
    """Return what stands for a body, person or file in rules: its name; "other" for another."""
    name = "other" if is_other(value) else value.get("name")
    return name if isinstance(name, str) and name else None
