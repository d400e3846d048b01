"""A loose check of kinds at load time: is a text compared with a number, a multi with `=`?

Facts may be of any kind. Not here: whether the choices and codes exist (see questionnaire_linter).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ddworkbook.core.expression.functions import FUNCTIONS
from ddworkbook.core.expression.kind import NUMERIC, WORDS, Kind
from ddworkbook.core.expression.pattern import pattern_of
from ddworkbook.core.expression.pattern_reader import PatternError
from ddworkbook.core.expression.printer import print_tree
from ddworkbook.core.expression.tree import (
    Arithmetic,
    Attribute,
    Call,
    Comparison,
    Expression,
    Logic,
    Negation,
    Node,
    Number,
    Reference,
    Text,
    nodes,
)
from ddworkbook.core.expression.values import date_of, decimal_of

KindOf = Callable[[Reference | None], Kind]


@dataclass(frozen=True)
class KindFinding:
    """What does not fit together in an expression, and how to repair it."""

    what: str
    repair: str


def kind_findings(
    expression: Expression, kind_of: KindOf, condition: bool = True
) -> tuple[KindFinding, ...]:
    """Return everything in an expression that does not fit together.

    `kind_of` gives the kind of a reference, or of `.` when asked with None. With `condition`,
    the whole must be something that is true or false.
    """
    found = [finding for node in nodes(expression) for finding in _node_findings(node, kind_of)]
    whole = kind_of_tree(expression, kind_of)
    if condition and whole not in {Kind.CONDITION, Kind.ANY}:
        found.append(
            KindFinding(
                f"The rule gives {whole.value}, not yes or no.",
                "Compare it with something, or use selected() or answered().",
            )
        )
    return tuple(found)


def kind_of_tree(expression: Expression, kind_of: KindOf) -> Kind:
    """Return the kind of value that a whole expression gives."""
    return _kind(expression.tree, kind_of)


def _kind(node: Node, kind_of: KindOf) -> Kind:
    """Return the kind of value that a node gives."""
    if isinstance(node, Comparison | Logic):
        return Kind.CONDITION
    if isinstance(node, Number | Negation):
        return Kind.NUMBER
    if isinstance(node, Text | Attribute):
        return Kind.TEXT
    if isinstance(node, Call):
        return _call_kind(node, kind_of)
    if isinstance(node, Arithmetic):
        return _arithmetic_kind(node, kind_of)
    return kind_of(node if isinstance(node, Reference) else None)


def _call_kind(node: Call, kind_of: KindOf) -> Kind:
    """Return what a function gives; some give the kind that their arguments have in common."""
    gives = FUNCTIONS[node.name].gives
    if isinstance(gives, Kind):
        return gives
    kinds = {_kind(node.arguments[place], kind_of) for place in gives}
    common = kinds.pop() if len(kinds) == 1 else Kind.ANY
    return Kind.ANY if common is Kind.COLUMN else common


def _arithmetic_kind(node: Arithmetic, kind_of: KindOf) -> Kind:
    """Return the kind of a sum: days between dates are a number."""
    left, right = _kind(node.left, kind_of), _kind(node.right, kind_of)
    if Kind.ANY in {left, right}:
        return Kind.ANY
    if left is Kind.DATE:
        return Kind.NUMBER if right is Kind.DATE else Kind.DATE
    return Kind.MONEY if Kind.MONEY in {left, right} else Kind.NUMBER


def _node_findings(node: Node, kind_of: KindOf) -> Iterator[KindFinding]:
    """Give what is wrong at one node."""
    if isinstance(node, Comparison):
        yield from _comparison_findings(node, kind_of)
    elif isinstance(node, Call):
        yield from _call_findings(node, kind_of)
    elif isinstance(node, Logic):
        for operand in node.operands:
            kind = _kind(operand, kind_of)
            if kind not in {Kind.CONDITION, Kind.ANY}:
                yield KindFinding(
                    f"{print_tree(operand)} beside '{node.operator}' is {kind.value}.",
                    "Compare it with something, or use selected() or answered().",
                )
    elif isinstance(node, Arithmetic | Negation):
        parts = (node.operand,) if isinstance(node, Negation) else (node.left, node.right)
        for part in parts:
            kind = _kind(part, kind_of)
            if kind not in NUMERIC | {Kind.DATE, Kind.ANY}:
                yield KindFinding(
                    f"{print_tree(part)} is {kind.value}, and sums need numbers.",
                    "Use number() on a text, or refer to a question with a number.",
                )


def _call_findings(node: Call, kind_of: KindOf) -> Iterator[KindFinding]:
    """Give what is wrong with the arguments of a function."""
    function = FUNCTIONS[node.name]
    for place, argument in enumerate(node.arguments):
        kind, allowed = _kind(argument, kind_of), function.kinds_at(place)
        if kind is not Kind.ANY and kind not in allowed:
            wanted = " or ".join(sorted(item.value for item in allowed if item is not Kind.ANY))
            yield KindFinding(
                f"{node.name}() is given {kind.value}: {print_tree(argument)}.",
                f"Give it {wanted}.",
            )
    for place in function.literal:
        if not isinstance(node.arguments[place], Text):
            yield KindFinding(
                f"The second part of {node.name}() is not a text in quotation marks.",
                "Put it in single quotation marks; selected-any() takes several, apart by spaces.",
            )
    pattern = node.arguments[1] if node.name == "regex" else None
    if isinstance(pattern, Text):
        yield from _pattern_findings(pattern.value)


def _pattern_findings(text: str) -> Iterator[KindFinding]:
    """Give what is wrong with a pattern."""
    try:
        pattern_of(text)
    except PatternError as error:
        what = f"At character {error.position} of the pattern: {error.what}"
        yield KindFinding(what, error.repair)


def _comparison_findings(node: Comparison, kind_of: KindOf) -> Iterator[KindFinding]:
    """Give what is wrong with a comparison."""
    kinds = (_kind(node.left, kind_of), _kind(node.right, kind_of))
    shown = print_tree(node)
    for kind, repair in _NOT_COMPARED.items():
        if kind in kinds:
            yield KindFinding(f"{shown} compares {kind.value}.", repair)
            return
    if node.operator not in {"=", "!="} and Kind.CHOICE in kinds:
        yield KindFinding(f"{shown} puts choices in an order.", "Use = or != with a choice.")
        return
    for this, other, that in (
        (kinds[0], kinds[1], node.right),
        (kinds[1], kinds[0], node.left),
    ):
        if not _comparable(this, other, that):
            yield KindFinding(
                f"{shown} compares {this.value} with {other.value}.",
                "Compare like with like; numbers stand without quotation marks.",
            )
            return


_NOT_COMPARED = {
    Kind.MULTI: "Use selected() for several choices.",
    Kind.TABLE: "Use count() for the number of rows.",
    Kind.COLUMN: "Use sum() for a column.",
    Kind.CONDITION: "Use the condition itself, or not() of it.",
}


def _comparable(this: Kind, other: Kind, that: Node) -> bool:
    """Say whether a value of kind `this` may be compared with the node `that` of kind `other`."""
    if Kind.ANY in {this, other} or this is other:
        return True
    if this in NUMERIC:
        return other in NUMERIC or (isinstance(that, Text) and decimal_of(that.value) is not None)
    if this is Kind.DATE:
        return isinstance(that, Text) and date_of(that.value) is not None
    # Seen from the text's side: the other side has judged dates and numbers already.
    return other in WORDS or (this is Kind.TEXT and other in NUMERIC | {Kind.DATE})
