"""Cells of a table question: how they read, and what typed text means."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ddworkbook.core.answer_check import normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Column, QuestionType
from ddworkbook.gui.editors.dates import typed_date

_CURRENCY = re.compile(r"[A-Za-z]{3}")


def cell_text(column: Column, value: JsonValue) -> str:
    """Return a cell as it is edited; typing the same text gives the same value."""
    if value is None:
        return ""
    if column.choices:
        values = value if isinstance(value, list | tuple) else [value]
        return ", ".join(_label(column, str(item)) for item in values)
    if column.type is QuestionType.MONEY and isinstance(value, Mapping):
        return f"{value.get('amount') or ''} {value.get('currency') or ''}".strip()
    return str(value)


def cell_value(column: Column, text: str, currency: str = "GBP") -> JsonValue:
    """Return what a typed or pasted text means in a column; unclear text stays as it is.

    `currency` is meant where an amount comes without one.
    """
    text = text.strip()
    if not text:
        return None
    if column.type is QuestionType.DATE:
        return typed_date(text)
    if column.type is QuestionType.MONEY:
        return normal_value(column, _money(text, currency))
    if column.type is QuestionType.MULTI:
        return normal_value(column, [part.strip() for part in text.split(",")])
    return normal_value(column, text)


def _money(text: str, currency: str) -> JsonValue:
    """Return amount and currency of "25,000 GBP", "GBP 25000" or "25000"."""
    found = _CURRENCY.search(text)
    amount = _CURRENCY.sub("", text, count=1).strip() if found else text
    return {"amount": amount, "currency": found[0] if found else currency}


def _label(column: Column, value: str) -> str:
    return next((choice.label for choice in column.choices if choice.value == value), value)
