"""Rules of a questionnaire as rules of a form that are true in the same cases.

Here a comparison with an unanswered question is unknown, and unknown is not true; in ODK the
unanswered question is an empty text, and `${x} != 'a'` and `not(...)` are true of it. So what is
unknown here is guarded there: `${x} != '' and ${x} != 'a'`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ddworkbook.core.expression import Expression, print_tree
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
    children,
)
from ddworkbook.core.expression.values import date_of
from ddworkbook.core.question_type import QuestionType
from ddworkbook.formats.xlsform.form_names import FormNames

_EMPTY = Text("")
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
# Of nothing, these give something in ODK; all others give nothing or no number.
_OF_NOTHING = frozenset({"string-length", "count-selected", "concat", "join", "string", "round"})
# Whatever is answered, these are known.
_KNOWN = frozenset({"answered", "count", "sum", "today", "true", "false", "position"})
_CONDITIONS = frozenset(
    {
        "not", "true", "false", "answered", "selected", "selected-any", "contains", "starts-with",
        "ends-with", "regex", "boolean",
    }
)  # fmt: skip
_NEVER = Call("false", ())


@dataclass(frozen=True)
class RuleWriter:
    """Writes rules for one form."""

    names: FormNames

    def condition(self, rule: Expression) -> Node:
        """Return a condition that is true in ODK exactly when the rule is true here."""
        return self._true(rule.tree)

    def calculation(self, rule: Expression) -> Node:
        """Return a value that is empty in ODK when it is unknown here."""
        tree = rule.tree
        if _is_condition(tree):
            return self._as_word(tree)
        value = self._value(tree)
        guards = self._guards(_leaves(tree))
        if not guards or isinstance(tree, Reference | Text | Number):
            return value
        return Call("if", (_all(guards), value, _EMPTY))

    def _true(self, node: Node) -> Node:
        """Return what is true when the node is true."""
        if isinstance(node, Logic):
            return Logic(node.operator, tuple(self._true(one) for one in node.operands))
        if isinstance(node, Comparison):
            return self._comparison(node, node.operator)
        if isinstance(node, Reference):
            return Comparison("=", self._reference(node), Text("true"))
        if not isinstance(node, Call):
            return self._value(node)
        if node.name == "not":
            return self._false(node.arguments[0])
        if node.name == "answered":
            return self._answered(node.arguments[0], "!=")
        if node.name == "if":
            return self._either(node, self._true)
        if node.name == "coalesce":
            first, second = node.arguments
            unknown = Call("not", (self._known(first),))
            return Logic("or", (self._true(first), Logic("and", (unknown, self._true(second)))))
        return self._guarded(node, self._value(node))

    def _false(self, node: Node) -> Node:
        """Return what is true when the node is false; it is not true when that is unknown."""
        if isinstance(node, Logic):
            other = "or" if node.operator == "and" else "and"
            return Logic(other, tuple(self._false(one) for one in node.operands))
        if isinstance(node, Comparison):
            return self._comparison(node, _OPPOSITE[node.operator])
        if isinstance(node, Reference):
            return Comparison("=", self._reference(node), Text("false"))
        if not isinstance(node, Call):
            return Call("not", (self._value(node),))
        if node.name == "not":
            return self._true(node.arguments[0])
        if node.name == "answered":
            return self._answered(node.arguments[0], "=")
        if node.name == "if":
            return self._either(node, self._false)
        if node.name == "coalesce":
            first, second = node.arguments
            unknown = Call("not", (self._known(first),))
            return Logic("or", (self._false(first), Logic("and", (unknown, self._false(second)))))
        return _all([*self._guards(_leaves(node)), Call("not", (self._value(node),))])

    def _either(self, node: Call, judge: Callable[[Node], Node]) -> Node:
        """Return an `if` between conditions as `and` and `or`."""
        condition, first, second = node.arguments
        return Logic(
            "or",
            (
                Logic("and", (self._true(condition), judge(first))),
                Logic("and", (self._false(condition), judge(second))),
            ),
        )

    def _known(self, node: Node) -> Node:
        """Return what is true when the node is known."""
        if _is_condition(node):
            return Logic("or", (self._true(node), self._false(node)))
        return _all(self._guards(_leaves(node)) or [Call("true", ())])

    def _answered(self, node: Node, sign: str) -> Node:
        if isinstance(node, Reference) and not node.column:
            found = self._reference(node)
            if self.names.types.get(found.code) is QuestionType.TABLE:
                more = ">" if sign == "!=" else "="
                return Comparison(more, Call("count", (found,)), Number(Decimal(0)))
        if isinstance(node, Reference | Itself):
            return Comparison(sign, self._value(node), _EMPTY)
        known = self._known(node)
        return known if sign == "!=" else Call("not", (known,))

    def _comparison(self, node: Comparison, sign: str) -> Node:
        left, right = self._side(node.left, node.right), self._side(node.right, node.left)
        found = Comparison(sign, left, right)
        asked = _leaves(node) if sign == "!=" else _leaves_of_nothing(node)
        return _all([*self._guards(asked), *self._one_currency(left, right), found])

    def _one_currency(self, left: Node, right: Node) -> list[Node]:
        """Return that two amounts have one currency: otherwise it is not known which is more."""
        if not isinstance(left, Reference) or not isinstance(right, Reference):
            return []
        this, that = (self.names.currencies.get(one.code) for one in (left, right))
        if this is None or that is None:
            return []
        return [Comparison("=", Reference(this), Reference(that))]

    def _side(self, node: Node, other: Node) -> Node:
        """Return one side of a comparison; a text beside a date becomes a date."""
        if isinstance(node, Text) and date_of(node.value) is not None and self._is_date(other):
            return Call("date", (node,))
        return self._value(node)

    def _is_date(self, node: Node) -> bool:
        if isinstance(node, Reference):
            return self.names.types.get(self._reference(node).code) is QuestionType.DATE
        return isinstance(node, Itself) or (isinstance(node, Call) and node.name == "today")

    def _guarded(self, node: Node, found: Node) -> Node:
        """Return a call with guards where it would be true of nothing, as regex() may be."""
        if isinstance(node, Call) and node.name in {"selected", "selected-any", "true", "false"}:
            return found
        return _all([*self._guards(_leaves(node)), found])

    def _guards(self, asked: Iterator[Reference]) -> list[Node]:
        """Return one condition for each question: that it is answered."""
        return [self._answered(one, "!=") for one in dict.fromkeys(asked)]

    def _value(self, node: Node) -> Node:
        """Return the value of a node."""
        if isinstance(node, Reference):
            return self._reference(node)
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, Arithmetic):
            return Arithmetic(node.operator, self._value(node.left), self._value(node.right))
        if isinstance(node, Negation):
            return Negation(self._value(node.operand))
        if isinstance(node, Comparison | Logic):
            return self._true(node)
        return node

    def _call(self, node: Call) -> Node:
        if node.name == "currency":
            return self._currency(node.arguments[0])
        if node.name == "selected-any":
            return self._selected_any(node)
        if node.name in {"not", "answered"}:
            return self._true(node)
        if node.name == "if":
            condition, first, second = node.arguments
            otherwise = Call("if", (self._false(condition), self._value(second), _EMPTY))
            return Call("if", (self._true(condition), self._value(first), otherwise))
        if node.name == "count" and isinstance(node.arguments[0], Reference):
            asked = node.arguments[0]
            name = "count-non-empty" if asked.column else "count"
            return Call(name, (self._reference(asked),))
        return Call(node.name, tuple(self._value(one) for one in node.arguments))

    def _currency(self, amount: Node) -> Node:
        if isinstance(amount, Reference):
            name = self.names.currencies.get(self._reference(amount).code)
            return _EMPTY if name is None else Reference(name)
        return _EMPTY

    def _selected_any(self, node: Call) -> Node:
        subject, wanted = node.arguments
        values = wanted.value.split() if isinstance(wanted, Text) else []
        calls = tuple(Call("selected", (self._value(subject), Text(value))) for value in values)
        return calls[0] if len(calls) == 1 else Logic("or", calls) if calls else _NEVER

    def _reference(self, node: Reference) -> Reference:
        if node.column:
            name = self.names.columns.get((node.code, node.column), f"{node.code}_{node.column}")
            return Reference(name)
        known = self.names.questions.get(node.code) or self.names.facts.get(node.code)
        return Reference(known or node.code)

    def _as_word(self, node: Node) -> Node:
        """Return a condition as the word true or false, or nothing when it is unknown."""
        otherwise = Call("if", (self._false(node), Text("false"), _EMPTY))
        return Call("if", (self._true(node), Text("true"), otherwise))


def written(node: Node | None) -> str:
    """Return a rule as text, "" when there is none."""
    return "" if node is None else print_tree(node)


def both(*conditions: Node | None) -> Node | None:
    """Return all conditions joined with `and`, None when there are none."""
    given = [one for one in conditions if one is not None]
    return _all(given) if given else None


def _all(conditions: list[Node]) -> Node:
    """Return conditions joined with `and`, each once, those of an `and` side by side."""
    flat: list[Node] = []
    for one in conditions:
        flat.extend(one.operands if isinstance(one, Logic) and one.operator == "and" else [one])
    unique = tuple(dict.fromkeys(flat))
    return unique[0] if len(unique) == 1 else Logic("and", unique)


def _is_condition(node: Node) -> bool:
    return isinstance(node, Comparison | Logic) or (
        isinstance(node, Call) and node.name in _CONDITIONS
    )


def _leaves(node: Node) -> Iterator[Reference]:
    """Give the questions without whose answer a node is unknown."""
    if isinstance(node, Reference):
        if not node.column:
            yield node
    elif isinstance(node, Call) and node.name in {"coalesce", "if"}:
        # Known as soon as the branch that counts is known.
        return
    elif not (isinstance(node, Call) and node.name in _KNOWN) and not isinstance(node, Attribute):
        for child in children(node):
            yield from _leaves(child)


def _leaves_of_nothing(node: Node) -> Iterator[Reference]:
    """Give the questions that stand where ODK makes something of nothing."""
    if isinstance(node, Call) and node.name in _OF_NOTHING:
        yield from _leaves(node)
    else:
        for child in children(node):
            yield from _leaves_of_nothing(child)
