"""Rules of ODK, where an unanswered question is an empty text, as rules where it is unknown.

In ODK `${x} != 'a'` and `not(${x} = 'a')` are true while x is unanswered; here they would be
unknown. The rewritten rules say the same as ODK does. Rules with neither stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from ddworkbook.core.expression.tree import (
    Arithmetic,
    Call,
    Comparison,
    Itself,
    Logic,
    Negation,
    Node,
    Number,
    Reference,
    Text,
    children,
)
from ddworkbook.core.question_type import QuestionType

_CHOICES = frozenset(
    {
        QuestionType.CHOICE,
        QuestionType.YES_NO,
        QuestionType.YES_NO_UNSURE,
        QuestionType.YES_PARTLY_NO_NA,
    }
)
_LENGTHS = frozenset({"string-length", "count-selected"})
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
# The length of an empty text is 0: which comparisons with a small number ask for an answer?
_SOME = frozenset({(">", Decimal(0)), ("!=", Decimal(0)), (">=", Decimal(1))})
_NONE = frozenset({("=", Decimal(0)), ("<", Decimal(1)), ("<=", Decimal(0))})

TypeOf = Callable[[Reference | Itself], QuestionType | None]


@dataclass
class Rewriting:
    """One rule being rewritten; `guarded` says whether its meaning needed more than other words."""

    type_of: TypeOf
    guarded: bool = False
    _sure: list[frozenset[Node]] = field(default_factory=list)

    def condition(self, node: Node) -> Node:
        """Return a condition that is true exactly when it is true in ODK."""
        if isinstance(node, Logic):
            return self._logic(node, self.condition)
        if isinstance(node, Comparison):
            return self._comparison(node)
        if isinstance(node, Call) and node.name == "not":
            return Call("not", (self.known(node.arguments[0]),))
        return self.value(node)

    def known(self, node: Node) -> Node:
        """Return a condition that is never unknown: false where ODK says false."""
        if isinstance(node, Logic):
            return self._logic(node, self.known)
        if isinstance(node, Call) and node.name == "not":
            return Call("not", (self.known(node.arguments[0]),))
        if isinstance(node, Call) and node.name == "if":
            return Call("if", tuple(self.known(one) for one in node.arguments))
        found = self.condition(node)
        if isinstance(found, Logic) or _never_unknown(found):
            return found
        guards = [one for one in _asked(found) if not self._is_sure(one)]
        if not guards:
            return found
        self.guarded = True
        return Logic("and", (*(_answered(one) for one in guards), found))

    def value(self, node: Node) -> Node:
        """Return a value; inside, conditions are rewritten and texts are put together as in ODK."""
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, Arithmetic):
            return Arithmetic(node.operator, self.value(node.left), self.value(node.right))
        if isinstance(node, Negation):
            return Negation(self.value(node.operand))
        if isinstance(node, Comparison | Logic):
            return self.condition(node)
        return node

    def _call(self, node: Call) -> Node:
        if node.name == "not":
            return self.condition(node)
        arguments = tuple(self.value(one) for one in node.arguments)
        if node.name == "if":
            return Call("if", (self.known(node.arguments[0]), *arguments[1:]))
        if node.name in _LENGTHS and isinstance(node.arguments[0], Reference):
            return self._length(Call(node.name, arguments))
        if node.name == "concat":
            pieces = tuple(
                Call("coalesce", (one, Text(""))) if isinstance(one, Reference) else one
                for one in arguments
            )
            self.guarded = self.guarded or pieces != arguments
            return Call("concat", pieces)
        return Call(node.name, arguments)

    def _length(self, node: Call) -> Node:
        """Return the length of an answer, which is 0 while there is none."""
        if self._is_sure(node.arguments[0]):
            return node
        self.guarded = True
        return Call("coalesce", (node, Number(Decimal(0))))

    def _logic(self, node: Logic, each: Callable[[Node], Node]) -> Node:
        """Rewrite the operands; beside "x is answered and", x needs no further guard."""
        first = [self.condition(one) for one in node.operands]
        sure = frozenset(_surely(first)) if node.operator == "and" else frozenset()
        self._sure.append(sure)
        operands = tuple(each(one) for one in node.operands)
        self._sure.pop()
        return Logic(node.operator, operands)

    def _is_sure(self, node: Node) -> bool:
        return any(node in sure for sure in self._sure)

    def _comparison(self, node: Comparison) -> Node:
        for this, that, sign in (
            (node.left, node.right, node.operator),
            (node.right, node.left, _MIRRORED[node.operator]),
        ):
            short = self._in_other_words(this, that, sign)
            if short is not None:
                return short
        found = Comparison(node.operator, self.value(node.left), self.value(node.right))
        if node.operator != "!=":
            return found
        guards = [one for one in _asked(found) if not self._is_sure(one)]
        if not guards:
            return found
        self.guarded = True
        return Logic("or", (*(Call("not", (_answered(one),)) for one in guards), found))

    def _in_other_words(self, this: Node, that: Node, sign: str) -> Node | None:
        """Return a comparison as we say it, or None when it stays one."""
        if isinstance(this, Reference | Itself):
            if isinstance(that, Text) and not that.value and sign in {"=", "!="}:
                return _whether(sign == "!=", this)
            return self._choice_comparison(this, that, sign)
        if isinstance(this, Call) and this.name in _LENGTHS and isinstance(that, Number):
            asked = this.arguments[0]
            if isinstance(asked, Reference | Itself) and (sign, that.value) in _SOME | _NONE:
                return _whether((sign, that.value) in _SOME, asked)
        return None

    def _choice_comparison(self, this: Reference | Itself, that: Node, sign: str) -> Node | None:
        kind = self.type_of(this)
        if isinstance(that, Number) and kind in _CHOICES | {QuestionType.MULTI}:
            return self.condition(Comparison(sign, this, Text(format(that.value, "f"))))
        if kind is QuestionType.MULTI and isinstance(that, Text) and sign in {"=", "!="}:
            alone = Comparison("=", Call("count-selected", (this,)), Number(_ONE))
            only = Logic("and", (Call("selected", (this, that)), alone))
            return only if sign == "=" else self.condition(Call("not", (only,)))
        return None


_ONE = Decimal(1)


def _answered(node: Node) -> Node:
    return Call("answered", (node,))


def _whether(answered: bool, node: Node) -> Node:
    return _answered(node) if answered else Call("not", (_answered(node),))


def _never_unknown(node: Node) -> bool:
    """Say whether a condition is known whatever is answered."""
    if isinstance(node, Call) and node.name == "not":
        return _never_unknown(node.arguments[0])
    return isinstance(node, Call) and node.name in {"answered", "true", "false"}


def _surely(operands: list[Node]) -> list[Node]:
    """Return what is answered wherever all operands are true."""
    return [
        one.arguments[0] for one in operands if isinstance(one, Call) and one.name == "answered"
    ]


def _asked(node: Node) -> list[Node]:
    """Return the questions without whose answer a condition is unknown, each once."""
    if isinstance(node, Reference):
        # The cells of a column are counted and added up; nobody answers a column as such.
        return [] if node.column else [node]
    if isinstance(node, Call) and node.name in {"answered", "coalesce", "if"}:
        return []
    return list(dict.fromkeys(one for child in children(node) for one in _asked(child)))
