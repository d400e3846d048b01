"""How two values compare: numbers with numbers, dates with dates, money by its amount.

A text that holds a number (as facts do) compares as a number. What cannot be compared, such as
amounts in two currencies, is unknown.
"""

from __future__ import annotations

from datetime import date

from ddworkbook.core.expression.values import Money, Rows, Value, date_of, decimal_of

# sign -> the orders (-1 less, 0 same, 1 more) that it accepts
_ORDERS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}


def compare(sign: str, left: Value, right: Value) -> bool | None:
    """Return whether left stands in this relation to right; None when that is unknown."""
    if left is None or right is None or isinstance(left, Rows) or isinstance(right, Rows):
        return None
    if sign in _ORDERS:
        order = _order(left, right)
        return None if order is None else order in _ORDERS[sign]
    same = _same(left, right)
    return same if sign == "=" or same is None else not same


def _same(left: Value, right: Value) -> bool | None:
    """Return whether two known values are equal."""
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, tuple) or isinstance(right, tuple):
        return _as_choices(left) == _as_choices(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    order = _order(left, right)
    return None if order is None else order == 0


def _as_choices(value: Value) -> object:
    """Return one choice as the set that holds only it; the order of choices does not matter."""
    if isinstance(value, str):
        return frozenset({value})
    return frozenset(value) if isinstance(value, tuple) else value


def _order(left: Value, right: Value) -> int | None:
    """Return -1, 0 or 1, or None when the values are not alike."""
    if isinstance(left, Money) and isinstance(right, Money) and left.currency != right.currency:
        return None
    if not isinstance(left, date) and not isinstance(right, date):
        this, that = decimal_of(left), decimal_of(right)
        if this is not None and that is not None:
            return (this > that) - (this < that)
    day, other_day = date_of(left), date_of(right)
    if day is None or other_day is None:
        return None
    return (day > other_day) - (day < other_day)
