"""What an expression means: three-valued, without eval.

Unknown is None: a comparison with an unanswered value is unknown, `and` is false when one side
is false, `or` is true when one side is true. Nothing raises: what has no meaning is unknown.
Source: the questionnaire folder format; Kleene's strong logic of indeterminacy for and, or, not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, DecimalException

from ddworkbook.core.expression.comparing import compare
from ddworkbook.core.expression.tree import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Logic,
    Negation,
    Node,
    Number,
    Reference,
    Text,
)
from ddworkbook.core.expression.values import Money, Rows, Value, decimal_of, money_of


@dataclass(frozen=True)
class Scope:
    """Where values come from: answers and facts by code, the answer itself, and today."""

    value_of: Callable[[str], Value]
    today: date
    itself: Value = None


def evaluate(expression: Expression, scope: Scope) -> Value:
    """Return what the expression gives in this scope; None is unknown."""
    return _value(expression.tree, scope)


def _value(node: Node, scope: Scope) -> Value:
    """Return the value of one node."""
    if isinstance(node, Reference):
        # A column alone has no value; only sum() reads it.
        return None if node.column else scope.value_of(node.code)
    if isinstance(node, Text | Number):
        return node.value
    if isinstance(node, Comparison):
        return compare(node.operator, _value(node.left, scope), _value(node.right, scope))
    if isinstance(node, Logic):
        return _logic(node, scope)
    if isinstance(node, Call):
        return _CALLS[node.name](node, scope)
    if isinstance(node, Arithmetic):
        return _sum(node.operator, _value(node.left, scope), _value(node.right, scope))
    if isinstance(node, Negation):
        return _sum("*", _value(node.operand, scope), Decimal(-1))
    return scope.itself


def _logic(node: Logic, scope: Scope) -> bool | None:
    """Return `and` or `or` of all operands, stopping at the first that decides."""
    decides = node.operator == "or"
    unknown = False
    for operand in node.operands:
        value = _value(operand, scope)
        if value is decides:
            return decides
        if not isinstance(value, bool):
            unknown = True
    return None if unknown else not decides


def _sum(operator: str, left: Value, right: Value) -> Value:
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


def _not(call: Call, scope: Scope) -> Value:
    value = _value(call.arguments[0], scope)
    return not value if isinstance(value, bool) else None


def _selected(call: Call, scope: Scope) -> Value:
    """Return whether the answer includes any of the named choices."""
    given, wanted = (_value(argument, scope) for argument in call.arguments)
    if isinstance(given, str):
        given = (given,)
    if not isinstance(given, tuple) or not isinstance(wanted, str):
        return None
    choices = wanted.split() if call.name == "selected-any" else [wanted]
    return any(choice in given for choice in choices)


def _count_selected(call: Call, scope: Scope) -> Value:
    value = _value(call.arguments[0], scope)
    if isinstance(value, str):
        return Decimal(1)
    return Decimal(len(value)) if isinstance(value, tuple) else None


def _count(call: Call, scope: Scope) -> Value:
    value = _value(call.arguments[0], scope)
    return Decimal(len(value.rows)) if isinstance(value, Rows) else None


def _answered(call: Call, scope: Scope) -> Value:
    return _value(call.arguments[0], scope) is not None


def _if(call: Call, scope: Scope) -> Value:
    condition = _value(call.arguments[0], scope)
    if not isinstance(condition, bool):
        return None
    return _value(call.arguments[1 if condition else 2], scope)


def _coalesce(call: Call, scope: Scope) -> Value:
    first = _value(call.arguments[0], scope)
    return _value(call.arguments[1], scope) if first is None else first


def _string_length(call: Call, scope: Scope) -> Value:
    value = _value(call.arguments[0], scope)
    return Decimal(len(value)) if isinstance(value, str) else None


def _column_sum(call: Call, scope: Scope) -> Value:
    """Return the sum of a table's column; empty cells count for nothing."""
    column = call.arguments[0]
    if not isinstance(column, Reference):
        return None
    table = scope.value_of(column.code)
    if not isinstance(table, Rows):
        return None
    cells = [row.get(column.column) for row in table.rows]
    values = [money_of(cell) or decimal_of(cell) for cell in cells if cell not in (None, "")]
    if not values:
        return Decimal(0)
    total: Value = values[0]
    for value in values[1:]:
        total = _sum("+", total, value)
    return total


def _today(_call: Call, scope: Scope) -> Value:
    return scope.today


def _number(call: Call, scope: Scope) -> Value:
    return decimal_of(_value(call.arguments[0], scope))


def _currency(call: Call, scope: Scope) -> Value:
    value = _value(call.arguments[0], scope)
    return value.currency if isinstance(value, Money) else None


_CALLS: dict[str, Callable[[Call, Scope], Value]] = {
    "not": _not,
    "selected": _selected,
    "selected-any": _selected,
    "count-selected": _count_selected,
    "count": _count,
    "answered": _answered,
    "if": _if,
    "coalesce": _coalesce,
    "string-length": _string_length,
    "sum": _column_sum,
    "today": _today,
    "number": _number,
    "currency": _currency,
}
