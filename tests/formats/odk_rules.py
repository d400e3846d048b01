"""What ODK makes of a rule: XPath 1.0 with two truth values, an unanswered question being ''.

Only what the tests need. Source: XPath 1.0, sections 3.4, 3.5 and 4; ODK form logic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from ddworkbook.core.expression.tree import (
    Arithmetic,
    Call,
    Comparison,
    Logic,
    Negation,
    Node,
    Number,
    Reference,
    Text,
)

Odk = bool | float | str


def odk_true(node: Node, answers: Mapping[str, str]) -> bool:
    """Say whether ODK finds a rule true with these answers."""
    return _truth(_value(node, answers))


def _truth(value: Odk) -> bool:
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def _number(value: Odk) -> float:
    try:
        return float(value)
    except ValueError:
        return math.nan


def _text(value: Odk) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else f"{value:g}"
    return value


def _value(node: Node, answers: Mapping[str, str]) -> Odk:
    if isinstance(node, Number):
        return float(node.value)
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Reference):
        return answers.get(node.code, "")
    if isinstance(node, Negation):
        return -_number(_value(node.operand, answers))
    if isinstance(node, Logic):
        found = [odk_true(one, answers) for one in node.operands]
        return all(found) if node.operator == "and" else any(found)
    if isinstance(node, Arithmetic):
        left, right = (_number(_value(one, answers)) for one in (node.left, node.right))
        return {"+": left + right, "-": left - right, "*": left * right}[node.operator]
    if isinstance(node, Comparison):
        return _compared(node.operator, _value(node.left, answers), _value(node.right, answers))
    assert isinstance(node, Call)
    return _called(node, answers)


def _compared(sign: str, left: Odk, right: Odk) -> bool:
    if sign in {"=", "!="}:
        if isinstance(left, float) or isinstance(right, float):
            same = _number(left) == _number(right)
        else:
            same = _text(left) == _text(right)
        return same if sign == "=" else not same
    this, that = _number(left), _number(right)
    return {"<": this < that, "<=": this <= that, ">": this > that, ">=": this >= that}[sign]


def _called(node: Call, answers: Mapping[str, str]) -> Odk:
    if node.name == "if":
        branch = 1 if odk_true(node.arguments[0], answers) else 2
        return _value(node.arguments[branch], answers)
    values = [_value(one, answers) for one in node.arguments]
    if node.name == "not":
        return not _truth(values[0])
    if node.name in {"true", "false"}:
        return node.name == "true"
    if node.name == "coalesce":
        return next((one for one in values if _text(one)), "")
    if node.name == "selected":
        return _text(values[1]) in _text(values[0]).split()
    if node.name == "count-selected":
        return float(len(_text(values[0]).split()))
    if node.name == "string-length":
        return float(len(_text(values[0])))
    if node.name == "contains":
        return _text(values[1]) in _text(values[0])
    if node.name == "starts-with":
        return _text(values[0]).startswith(_text(values[1]))
    raise AssertionError(node.name)
