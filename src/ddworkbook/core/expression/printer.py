"""Tree to text: the shortest text that parses back to the same tree."""

from __future__ import annotations

from ddworkbook.core.expression.tree import (
    Arithmetic,
    Attribute,
    Call,
    Comparison,
    Itself,
    Logic,
    Negation,
    Node,
    Number,
    Reference,
    Text,
)

_TIGHTNESS = {"or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "div": 5, "mod": 5}
_COMPARISON = 3
_SIGN = 6
_SINGLE = 7


def print_tree(node: Node) -> str:
    """Return text that parses to exactly this tree."""
    if isinstance(node, Number):
        return format(node.value, "f")
    if isinstance(node, Text):
        mark = '"' if "'" in node.value else "'"
        return f"{mark}{node.value}{mark}"
    if isinstance(node, Reference):
        return f"${{{node.code}.{node.column}}}" if node.column else f"${{{node.code}}}"
    if isinstance(node, Itself):
        return "."
    if isinstance(node, Attribute):
        return node.name
    if isinstance(node, Call):
        if node.name == "position":
            return "position(..)"
        return f"{node.name}({', '.join(map(print_tree, node.arguments))})"
    if isinstance(node, Negation):
        return f"-{_within(node.operand, _SIGN)}"
    if isinstance(node, Logic):
        bound = _tightness(node) + 1
        return f" {node.operator} ".join(_within(operand, bound) for operand in node.operands)
    bound = _tightness(node)
    left = _within(node.left, bound + 1 if isinstance(node, Comparison) else bound)
    return f"{left} {node.operator} {_within(node.right, bound + 1)}"


def _within(node: Node, bound: int) -> str:
    """Return the text of a part, in brackets when it binds more loosely than its place asks."""
    text = print_tree(node)
    return f"({text})" if _tightness(node) < bound else text


def _tightness(node: Node) -> int:
    """Return how tightly the outermost operator of a node binds."""
    if isinstance(node, Logic | Arithmetic):
        return _TIGHTNESS[node.operator]
    if isinstance(node, Comparison):
        return _COMPARISON
    return _SIGN if isinstance(node, Negation) else _SINGLE
