"""A rule in plain words, for the side panel and for the record.

Not here: the texts of questions and choices; the caller's wording knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import groupby

from ddworkbook.core.expression.functions import FUNCTIONS
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
from ddworkbook.core.expression.values import date_of, decimal_of

# wording(code, None) names the question or fact ("." is the answer itself, "C58.amount" a column);
# wording(code, value) gives the label of one of its choices.
Wording = Callable[[str, str | None], str]

_SIGNS = {
    "=": "is",
    "!=": "is not",
    "<": "is under",
    "<=": "is at most",
    ">": "is over",
    ">=": "is at least",
}
_DATE_SIGNS = {
    "<": "is before",
    "<=": "is not after",
    ">": "is after",
    ">=": "is not before",
}
_OPPOSITE = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_SUMS = {"+": "plus", "-": "minus", "*": "times", "div": "divided by"}


def in_words(expression: Expression, wording: Wording) -> str:
    """Return the rule as a phrase that fits after "because" or "when"."""
    return _said(expression.tree, wording)


def number_in_words(value: Decimal) -> str:
    """Return a number with thousands separated and no needless noughts: 25,000 or 0.5."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def listed(items: list[str], last: str) -> str:
    """Return "a, b or c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def _said(node: Node, wording: Wording) -> str:
    """Return one node in words."""
    if isinstance(node, Number):
        return number_in_words(node.value)
    if isinstance(node, Text):
        return f"“{node.value}”"
    if isinstance(node, Reference):
        return wording(f"{node.code}.{node.column}" if node.column else node.code, None)
    if isinstance(node, Itself):
        return wording(".", None)
    if isinstance(node, Attribute):
        return f"the {node.name} of the choice"
    if isinstance(node, Comparison):
        return _comparison(node, wording)
    if isinstance(node, Logic):
        return _logic(node, wording)
    if isinstance(node, Call):
        return _call(node, wording)
    if isinstance(node, Negation):
        return f"minus {_said(node.operand, wording)}"
    return _arithmetic(node, wording)


def _logic(node: Logic, wording: Wording) -> str:
    """Return conditions joined by commas; an inner or stands in brackets.

    "X is a, or X is b" is said as "X is a or b", and so is "X is not a, and X is not b".
    """
    sign = "=" if node.operator == "or" else "!="
    parts: list[str] = []
    for same, group in groupby(node.operands, lambda part: _one_choice_of(part, sign)):
        together = list(group)
        if same is not None and len(together) > 1:
            labels = [
                _choice(part.left, part.right.value, wording)
                for part in together
                if isinstance(part, Comparison) and isinstance(part.right, Text)
            ]
            parts.append(f"{_said(same, wording)} {_SIGNS[sign]} {listed(labels, 'or')}")
            continue
        for part in together:
            said = _said(part, wording)
            parts.append(f"({said})" if isinstance(part, Logic) else said)
    return f", {node.operator} ".join(parts)


def _one_choice_of(node: Node, sign: str) -> Node | None:
    """Return whose choice a comparison names, or None when it is not one of this sign."""
    plain = isinstance(node, Comparison) and node.operator == sign and isinstance(node.right, Text)
    if plain and isinstance(node, Comparison) and isinstance(node.left, Reference | Itself):
        return node.left
    return None


def _comparison(node: Comparison, wording: Wording) -> str:
    """Return a comparison, the question first, with the label of the choice it names."""
    left, right, sign = node.left, node.right, node.operator
    if isinstance(left, Text | Number):
        left, right, sign = right, left, _OPPOSITE[sign]
    dated = any(_is_date(side) for side in (left, right))
    verb = (_DATE_SIGNS if dated else _SIGNS).get(sign, _SIGNS[sign])
    subject = _said(left, wording)
    if isinstance(right, Text):
        return f"{subject} {verb} {_choice(left, right.value, wording)}"
    return f"{subject} {verb} {_said(right, wording)}"


def _is_date(node: Node) -> bool:
    """Say whether a node is plainly a date."""
    if isinstance(node, Text):
        return date_of(node.value) is not None
    if isinstance(node, Arithmetic):
        return _is_date(node.left) and not _is_date(node.right)
    return isinstance(node, Call) and node.name == "today"


def _choice(subject: Node, value: str, wording: Wording) -> str:
    """Return the label of a choice in quotation marks."""
    if isinstance(subject, Reference | Itself):
        code = subject.code if isinstance(subject, Reference) else "."
        value = wording(code, value)
    number = decimal_of(value)
    return f"“{value}”" if number is None else number_in_words(number)


def _arithmetic(node: Arithmetic, wording: Wording) -> str:
    """Return a sum, with brackets where it holds another."""
    left, right = (
        f"({_said(side, wording)})" if isinstance(side, Arithmetic) else _said(side, wording)
        for side in (node.left, node.right)
    )
    if node.operator == "mod":
        return f"the remainder of {left} divided by {right}"
    return f"{left} {_SUMS[node.operator]} {right}"


def _call(node: Call, wording: Wording) -> str:
    """Return a function in words."""
    if node.name == "not":
        return _negated(node.arguments[0], wording)
    if node.name in {"selected", "selected-any"}:
        return f"{_said(node.arguments[0], wording)} includes {_choices(node, wording, 'or')}"
    parts = [_said(argument, wording) for argument in node.arguments]
    together = parts[1:] if node.name == "join" else parts
    # The texts put in are never formatted again, so braces in them stay braces.
    return FUNCTIONS[node.name].phrase.format(*parts, all=listed(together, "and"))


def _choices(node: Call, wording: Wording, last: str) -> str:
    """Return the labels that selected() or selected-any() names."""
    wanted = node.arguments[1]
    if not isinstance(wanted, Text):
        return _said(wanted, wording)
    values = wanted.value.split() if node.name == "selected-any" else [wanted.value]
    return listed([_choice(node.arguments[0], value, wording) for value in values], last)


def _negated(node: Node, wording: Wording) -> str:
    """Return the opposite of a condition as people would say it."""
    if isinstance(node, Call) and node.name == "answered":
        return f"{_said(node.arguments[0], wording)} is not answered"
    if isinstance(node, Call) and node.name in {"selected", "selected-any"}:
        subject = _said(node.arguments[0], wording)
        return f"{subject} does not include {_choices(node, wording, 'or')}"
    return f"it is not so that ({_said(node, wording)})"
