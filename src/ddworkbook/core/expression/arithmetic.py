"""Sums of numbers, money and dates; what has no meaning is unknown.

Not here: comparing (comparing.py).
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, DecimalException

from ddworkbook.core.expression.values import Money, Value, decimal_of


def combine(operator: str, left: Value, right: Value) -> Value:
    """Return left operator right; unknown when there is no such number, money or date."""
    if left is None or right is None:
        return None
    try:
        if isinstance(left, date):
            return _date_sum(operator, left, right)
        if isinstance(left, Money) or isinstance(right, Money):
            return _money_sum(operator, left, right)
        return _number_sum(operator, decimal_of(left), decimal_of(right))
    except (DecimalException, OverflowError):
        return None


def _number_sum(operator: str, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    """Return a number; dividing by nought is unknown."""
    if left is None or right is None:
        return None
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if right == 0:
        return None
    return left / right if operator == "div" else left % right


def _money_sum(operator: str, left: Value, right: Value) -> Value:
    """Return money, or a plain ratio of two amounts; unlike currencies do not mix."""
    currencies = {side.currency for side in (left, right) if isinstance(side, Money)}
    if len(currencies) > 1:
        return None
    amount = _number_sum(operator, decimal_of(left), decimal_of(right))
    both = isinstance(left, Money) and isinstance(right, Money)
    if amount is None or (both and operator in {"*", "div", "mod"}):
        return amount
    return Money(amount, currencies.pop())


def _date_sum(operator: str, left: date, right: Value) -> Value:
    """Return days between two dates, or a date some days away."""
    if isinstance(right, date):
        return Decimal((left - right).days) if operator == "-" else None
    days = decimal_of(right)
    if days is None or operator not in {"+", "-"}:
        return None
    return left + timedelta(days=int(days if operator == "+" else -days))
