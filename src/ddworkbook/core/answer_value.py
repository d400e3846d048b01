"""Between the JSON form of an answer and the value that rules work with.

Not here: whether the JSON is right (answer_check), how it reads (answer_text.py).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression import Money, Rows, Value
from ddworkbook.core.expression.values import (
    date_of,
    decimal_of,
    is_other,
    money_of,
    plain_value,
)
from ddworkbook.core.questionnaire import Question, QuestionType

NUMBERS = frozenset({QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.PERCENT})

# A calculated value is kept this exact; no rule asks for more.
_PLACES = Decimal("0.00000001")


def value_of(question: Question, value: JsonValue) -> Value:
    """Return the value that rules see; unknown when not answered or not of the right type."""
    kind = question.type
    if value is None:
        return None
    if kind in NUMBERS or kind is QuestionType.MATURITY:
        return decimal_of(value)
    if kind is QuestionType.MONEY:
        return money_of(value)
    if kind is QuestionType.DATE:
        return date_of(value)
    if kind is QuestionType.TABLE and not value and isinstance(value, list | tuple):
        # A table that was answered with no rows is known to be empty.
        return Rows(())
    if kind is QuestionType.MULTI and isinstance(value, list | tuple):
        given = ("other" if is_other(item) else item for item in value)
        return tuple(item for item in given if isinstance(item, str)) or None
    return plain_value(value)


def json_of(value: Value) -> JsonValue:
    """Return the JSON form of a calculated value: numbers as text, without needless noughts."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return _decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return {"amount": _decimal_text(value.amount), "currency": value.currency}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Rows):
        return [dict(row) for row in value.rows]
    return value


def _decimal_text(value: Decimal) -> str:
    """Return a number in plain digits, rounded to eight places when it has more."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -8 and value.adjusted() < 18:
        value = value.quantize(_PLACES)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
