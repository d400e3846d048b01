"""What an expression means: three-valued, without eval.

Unknown is None: a comparison with an unanswered value is unknown, `and` is false when one side
is false, `or` is true when one side is true. Nothing raises: what has no meaning is unknown.
Source: the questionnaire folder format; Kleene's strong logic of indeterminacy for and, or, not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.arithmetic import combine
from ddworkbook.core.expression.calls import CALLS
from ddworkbook.core.expression.comparing import compare
from ddworkbook.core.expression.tree import (
    Arithmetic,
    Attribute,
    Call,
    Comparison,
    Expression,
    Itself,
    Logic,
    Negation,
    Node,
    Number,
    Reference,
    Text,
)
from ddworkbook.core.expression.values import Rows, Value, cell_value, text_of


@dataclass(frozen=True)
class RowPlace:
    """The row that a column's constraint is about: its table, its number from 1, its cells."""

    table: str
    number: int
    cells: Mapping[str, JsonValue]


@dataclass(frozen=True)
class Scope:
    """Where values come from: answers and facts by code, the answer itself, and today.

    `row` is set for constraints of columns, `attributes` for choice filters.
    """

    value_of: Callable[[str], Value]
    today: date
    itself: Value = None
    row: RowPlace | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


def evaluate(expression: Expression, scope: Scope) -> Value:
    """Return what the expression gives in this scope; None is unknown."""
    return evaluate_node(expression.tree, scope)


def evaluate_node(node: Node, scope: Scope) -> Value:
    """Return the value of one node."""
    return _NODES[type(node)](node, scope)


def _reference(node: Reference, scope: Scope) -> Value:
    """Return an answer or fact; a column has a value only inside its own row."""
    if not node.column:
        return scope.value_of(node.code)
    row = scope.row
    if row is None or row.table != node.code:
        return None
    return cell_value(row.cells.get(node.column))


def _comparison(node: Comparison, scope: Scope) -> Value:
    return compare(node.operator, evaluate_node(node.left, scope), evaluate_node(node.right, scope))


def _logic(node: Logic, scope: Scope) -> bool | None:
    """Return `and` or `or` of all operands, stopping at the first that decides."""
    decides = node.operator == "or"
    unknown = False
    for operand in node.operands:
        value = evaluate_node(operand, scope)
        if value is decides:
            return decides
        if not isinstance(value, bool):
            unknown = True
    return None if unknown else not decides


def _arithmetic(node: Arithmetic, scope: Scope) -> Value:
    left, right = evaluate_node(node.left, scope), evaluate_node(node.right, scope)
    return combine(node.operator, left, right)


def _negation(node: Negation, scope: Scope) -> Value:
    return combine("*", evaluate_node(node.operand, scope), Decimal(-1))


def _call(node: Call, scope: Scope) -> Value:
    """Call a special form, or a plain function when all its arguments are known."""
    special = _SPECIAL.get(node.name)
    if special is not None:
        return special(node, scope)
    values = [evaluate_node(argument, scope) for argument in node.arguments]
    return None if None in values else CALLS[node.name](*values)


def _not(call: Call, scope: Scope) -> Value:
    value = evaluate_node(call.arguments[0], scope)
    return not value if isinstance(value, bool) else None


def _answered(call: Call, scope: Scope) -> Value:
    return evaluate_node(call.arguments[0], scope) is not None


def _if(call: Call, scope: Scope) -> Value:
    condition = evaluate_node(call.arguments[0], scope)
    if not isinstance(condition, bool):
        return None
    return evaluate_node(call.arguments[1 if condition else 2], scope)


def _coalesce(call: Call, scope: Scope) -> Value:
    first = evaluate_node(call.arguments[0], scope)
    return evaluate_node(call.arguments[1], scope) if first is None else first


def _once(call: Call, scope: Scope) -> Value:
    return evaluate_node(call.arguments[0], scope) if scope.itself is None else scope.itself


def _cells(node: Node, scope: Scope) -> tuple[Value, ...] | None:
    """Return the filled cells of a column, or None when the node is none or it is not known."""
    if not isinstance(node, Reference) or not node.column:
        return None
    table = scope.value_of(node.code)
    if not isinstance(table, Rows):
        return None
    values = (cell_value(row.get(node.column)) for row in table.rows)
    return tuple(value for value in values if value is not None)


def _spread(nodes: tuple[Node, ...], scope: Scope) -> Iterator[Value]:
    """Give the values of arguments, those of a column or of several choices one by one."""
    for node in nodes:
        cells = _cells(node, scope)
        value = evaluate_node(node, scope) if cells is None else cells
        if isinstance(value, tuple):
            yield from value
        else:
            yield value


def _count(call: Call, scope: Scope) -> Value:
    node = call.arguments[0]
    if isinstance(node, Reference) and node.column:
        cells = _cells(node, scope)
        return None if cells is None else Decimal(len(cells))
    value = evaluate_node(node, scope)
    return Decimal(len(value.rows)) if isinstance(value, Rows) else None


def _sum(call: Call, scope: Scope) -> Value:
    """Return the sum of columns and values; a column without filled cells adds up to nought."""
    total: Value = None
    for number, value in enumerate(_spread(call.arguments, scope)):
        # The first is added to nothing: nought has no currency. Texts are not numbers.
        total = combine("*", value, Decimal(1)) if number == 0 else combine("+", total, value)
        if total is None:
            return None
    return total if total is not None or not _all_known(call, scope) else Decimal(0)


def _all_known(call: Call, scope: Scope) -> bool:
    return all(_cells(argument, scope) is not None for argument in call.arguments)


def _least(call: Call, scope: Scope) -> Value:
    """Return the least, for min(), or the greatest, for max(), of columns and values."""
    best: Value = None
    for number, value in enumerate(_spread(call.arguments, scope)):
        better = True if number == 0 else compare("<" if call.name == "min" else ">", value, best)
        if value is None or better is None:
            return None
        best = value if better else best
    return best


def _concat(call: Call, scope: Scope) -> Value:
    """Return texts put together: for join() with the first between the others."""
    between: Value = ""
    arguments = call.arguments
    if call.name == "join":
        between, arguments = evaluate_node(arguments[0], scope), arguments[1:]
    texts = [text_of(value) for value in _spread(arguments, scope)]
    known = [text for text in texts if text is not None]
    if not isinstance(between, str) or len(known) < len(texts):
        return None
    return between.join(known)


def _position(_call: Call, scope: Scope) -> Value:
    return None if scope.row is None else Decimal(scope.row.number)


_SPECIAL: dict[str, Callable[[Call, Scope], Value]] = {
    "not": _not,
    "answered": _answered,
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "count": _count,
    "sum": _sum,
    "min": _least,
    "max": _least,
    "concat": _concat,
    "join": _concat,
    "position": _position,
    "today": lambda _call, scope: scope.today,
}

_NODES: dict[type, Callable[..., Value]] = {
    Reference: _reference,
    Text: lambda node, _scope: node.value,
    Number: lambda node, _scope: node.value,
    Comparison: _comparison,
    Logic: _logic,
    Call: _call,
    Arithmetic: _arithmetic,
    Negation: _negation,
    Itself: lambda _node, scope: scope.itself,
    Attribute: lambda node, scope: scope.attributes.get(node.name),
}
