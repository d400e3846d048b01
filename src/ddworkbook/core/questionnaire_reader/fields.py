"""One mapping of parsed YAML: hands out its fields in the wanted shape, noting what is wrong.

A field of the wrong shape gives an empty value and a problem, so that reading goes on and all
problems are found at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression import Expression, ExpressionError, parse_expression
from ddworkbook.core.expression.values import decimal_of
from ddworkbook.core.problem import Problem

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """A mapping being read; `where` names it in problems, which gather in a shared list."""

    def __init__(self, tree: JsonValue, where: str, problems: list[Problem]) -> None:
        self.where = where
        self.problems = problems
        # A part inside a question is named with a dot: "question C07, flags[1].when".
        self.joint = ", "
        self._asked: set[str] = set()
        self._tree: Mapping[str, JsonValue] = {}
        if isinstance(tree, Mapping):
            self._tree = tree
        else:
            self._note(
                "not-a-mapping", where, "Keys with values belong here.", "Write `key: value`."
            )

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a text without spaces around it; "" when it is missing."""
        value = self._take(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            self.fault(name, "not-text", "This is not a text.", "Put it in quotation marks.")
            return ""
        text = (value or "").strip()
        if required and not text:
            self.fault(name, "missing", "This is missing.", f"Add `{name}: ...`.")
        return text

    def word(self, name: str, words: type[Word], default: Word | None = None) -> Word:
        """Return one of a fixed set of words, or the default when it is missing."""
        text = self.text(name, required=default is None)
        if not text:
            return default or next(iter(words))
        try:
            return words(text)
        except ValueError:
            known = [word.value for word in words]
            repair = _suggestion(text, known) or f"Use one of: {', '.join(known)}."
            self.fault(name, "unknown-word", f"{text!r} is not known here.", repair)
            return default or next(iter(words))

    def truth(self, name: str, default: bool) -> bool:
        """Return true or false."""
        value = self._take(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault(name, "not-truth", "This is not true or false.", "Write true or false.")
            return default
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = []
        for number, item in enumerate(self._list(name), start=1):
            if isinstance(item, str) and item.strip():
                found.append(item.strip())
            else:
                self.fault(f"{name}[{number}]", "not-text", "This is not a text.", "Quote it.")
        return tuple(found)

    def items(self, name: str) -> tuple[Fields, ...]:
        """Return a list of mappings, each ready to be read; they count from 1."""
        return tuple(
            self._inner(f"{name}[{number}]", item)
            for number, item in enumerate(self._list(name), start=1)
        )

    def item(self, name: str) -> Fields | None:
        """Return a mapping inside this one, ready to be read, or None when there is none."""
        value = self._take(name)
        return None if value is None else self._inner(name, value)

    def names(self) -> tuple[str, ...]:
        """Return all keys, for mappings whose keys are data; they count as read."""
        return tuple(self._tree)

    def number(self, name: str) -> Decimal | None:
        """Return a number, written as one or as text, or None when it is missing."""
        value = self._take(name)
        number = decimal_of(value)
        if number is None and value is not None:
            self.fault(name, "not-number", "This is not a number.", "Write digits, such as 12.5.")
        return number

    def has(self, name: str) -> bool:
        """Say whether a field is there and says something."""
        return self._tree.get(name) not in (None, "", False, [], {})

    def rule(
        self, name: str, *, required: bool = False, attributes: bool = False
    ) -> Expression | None:
        """Return a parsed rule, or None when it is missing or faulty."""
        text = self.text(name, required=required)
        if not text:
            return None
        try:
            return parse_expression(text, attributes=attributes)
        except ExpressionError as error:
            what = f"At character {error.position} of the rule: {error.what}"
            self.fault(name, "rule", what, error.repair)
            return None

    def finish(self) -> None:
        """Note every key that nobody asked for: most are misspelt."""
        for name in self._tree:
            if name not in self._asked:
                repair = _suggestion(name, sorted(self._asked)) or "Remove it."
                self.fault(name, "unknown-key", "This key is not known here.", repair)

    def fault(self, name: str, code: str, what: str, repair: str) -> None:
        """Note a problem at one field."""
        self._note(code, f"{self.where}{self.joint}{name}", what, repair)

    def _inner(self, name: str, value: JsonValue) -> Fields:
        inner = Fields(value, f"{self.where}{self.joint}{name}", self.problems)
        inner.joint = "."
        return inner

    def _note(self, code: str, where: str, what: str, repair: str) -> None:
        self.problems.append(Problem(code, where, what, repair))

    def _take(self, name: str) -> JsonValue:
        self._asked.add(name)
        return self._tree.get(name)

    def _list(self, name: str) -> Sequence[JsonValue]:
        value = self._take(name)
        if value is None:
            return ()
        if isinstance(value, list | tuple):
            return value
        self.fault(
            name, "not-a-list", "This is not a list.", "Write [a, b], or one `- item` a line."
        )
        return ()


def _suggestion(text: str, known: Sequence[str]) -> str:
    """Return "Did you mean ...?" for the nearest known word, or ""."""
    near = get_close_matches(text, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else ""
