"""The parsed form of an expression: frozen nodes, and what can be asked of a tree.

Not here: reading (parser.py), writing (printer.py), meaning (evaluator.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias


@dataclass(frozen=True)
class Number:
    """A number as written; never negative (a minus sign is a Negation)."""

    value: Decimal


@dataclass(frozen=True)
class Text:
    """A text in quotation marks."""

    value: str


@dataclass(frozen=True)
class Reference:
    """`${CODE}`, or `${CODE.column}` for one column of a table."""

    code: str
    column: str = ""


@dataclass(frozen=True)
class Itself:
    """`.`, the answer that a constraint is about."""


@dataclass(frozen=True)
class Attribute:
    """A bare name in a choice filter: the value (`name`) or an attribute of the choice."""

    name: str


@dataclass(frozen=True)
class Negation:
    """A minus sign before a value."""

    operand: Node


@dataclass(frozen=True)
class Arithmetic:
    """`+`, `-`, `*`, `div` or `mod` between two values."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Comparison:
    """`=`, `!=`, `<`, `<=`, `>` or `>=` between two values."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Logic:
    """`and` or `or` between two or more conditions."""

    operator: str
    operands: tuple[Node, ...]


@dataclass(frozen=True)
class Call:
    """A function with its arguments."""

    name: str
    arguments: tuple[Node, ...]


Node: TypeAlias = (
    Number
    | Text
    | Reference
    | Itself
    | Attribute
    | Negation
    | Arithmetic
    | Comparison
    | Logic
    | Call
)


@dataclass(frozen=True)
class Expression:
    """A parsed expression; `text` is what the author wrote. Make one with parse_expression."""

    text: str
    tree: Node

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the codes that it refers to, each once, in the order of first use."""
        found = (node.code for node in self.nodes if isinstance(node, Reference))
        return tuple(dict.fromkeys(found))

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Return every node, a parent before its children, from left to right."""
        return tuple(_walk(self.tree))


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node, from left to right."""
    if isinstance(node, Logic):
        return node.operands
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Negation):
        return (node.operand,)
    if isinstance(node, Arithmetic | Comparison):
        return (node.left, node.right)
    return ()


def nodes(expression: Expression) -> tuple[Node, ...]:
    """Return every node of an expression, a parent before its children, from left to right."""
    return expression.nodes


def _walk(tree: Node) -> Iterator[Node]:
    """Give every node of a tree, without recursion."""
    waiting: list[Node] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def names(expression: Expression) -> tuple[str, ...]:
    """Return the codes that an expression refers to, each once, in the order of first use."""
    return expression.names
