"""Rules of a form as rules of a questionnaire: names, empty texts, what has no counterpart.

Not here: what unanswered means (see unanswered.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ddworkbook.core.expression import ExpressionError, parse_expression, print_tree
from ddworkbook.core.expression.tree import Itself, Reference
from ddworkbook.core.question_type import QuestionType
from ddworkbook.formats.xlsform.counterparts import without_counterpart
from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.names import Names
from ddworkbook.formats.xlsform.unanswered import Rewriting

_PIECES = re.compile(r"'[^']*'|\"[^\"]*\"|\$\{\s*([^{}]*?)\s*\}")
# What may be rewritten: "not equal", empty texts, and functions that make something of nothing.
_REWRITTEN = re.compile(r"!=|''|\"\"|\bnot\b|\bif\b|\bconcat\b|string-length|count-selected")
_REFERENCE = re.compile(r"\$\{[^{}]*\}")
_WITH_NUMBER = re.compile(r"(\$\{[^{}]*\})\s*[<>]?=?\s*-?[0-9.]|[0-9.]\s*[<>]?=?\s*(\$\{[^{}]*\})")
_CLOSED = frozenset(
    {
        QuestionType.CHOICE,
        QuestionType.MULTI,
        QuestionType.YES_NO,
        QuestionType.YES_NO_UNSURE,
        QuestionType.YES_PARTLY_NO_NA,
    }
)
_ALIASES = (
    (re.compile(r"\bnow\s*\(\s*\)"), "today()"),
    (re.compile(r"\bcount-selected\s*\("), "count-selected("),
    (re.compile(r"\bposition\s*\(\s*\.\.\s*\)"), "position(..)"),
)

# What follows when a rule is left out, by column.
_EFFECTS = {
    "relevant": "It is always asked now.",
    "constraint": "Answers are not checked now.",
    "calculation": "The value has to be given from outside now.",
    "choice_filter": "All choices are offered now.",
}


@dataclass
class RuleReader:
    """Reads the rules of one form."""

    names: Names
    findings: Findings
    _types: dict[str, QuestionType | None] = field(default_factory=dict)

    def read(
        self,
        text: str,
        place: Place,
        *,
        own_type: QuestionType | None = None,
        condition: bool = True,
        checked: bool = False,
    ) -> str:
        """Return a rule, "" when there is none, or when it was left out with a notice.

        Whether it is a rule at all is `checked` here only when nobody does so later.
        """
        if not text:
            return ""
        unsupported = without_counterpart(text)
        if unsupported:
            effect = _EFFECTS.get(place.column, "Write it in another way.")
            self.findings.notice("rule-left-out", place, name=unsupported, effect=effect)
            return ""
        named = self._with_targets(text, place)
        if named is None:
            return ""
        if not checked and self._stays(named, own_type):
            return named
        return self._rewritten(named, place, own_type, condition)

    def _stays(self, text: str, own_type: QuestionType | None) -> bool:
        """Say that a rule surely needs no rewriting, without parsing it: most need none."""
        if _REWRITTEN.search(text) or own_type in _CLOSED:
            return False
        type_of = self._known_types()
        found = {type_of.get(match[0]) for match in _REFERENCE.finditer(text)}
        if QuestionType.MULTI in found and "=" in text:
            return False
        return not any(
            type_of.get(match[1] or match[2]) in _CLOSED for match in _WITH_NUMBER.finditer(text)
        )

    def _known_types(self) -> dict[str, QuestionType | None]:
        if not self._types:
            # Names that become facts later have no type, so once is enough.
            self._types.update({t.reference: t.type for t in self.names.targets.values()})
        return self._types

    def _with_targets(self, text: str, place: Place) -> str | None:
        """Return the rule with codes for names, or None with a problem for each unknown name."""
        missing = False

        def put(match: re.Match[str]) -> str:
            nonlocal missing
            if match[1] is None:
                return match[0]
            found = self.names.target(match[1], place)
            missing = missing or found is None
            return "" if found is None else found.reference

        named = _PIECES.sub(put, text)
        for pattern, instead in _ALIASES:
            named = pattern.sub(instead, named)
        return None if missing else named

    def _rewritten(
        self, text: str, place: Place, own_type: QuestionType | None, condition: bool
    ) -> str:
        try:
            parsed = parse_expression(text, attributes=place.column == "choice_filter")
        except ExpressionError as error:
            self.findings.problem(
                "rule", place, position=error.position, what=error.what, repair=error.repair
            )
            return ""
        rewriting = Rewriting(self._type_of(own_type))
        tree = parsed.tree
        changed = rewriting.condition(tree) if condition else rewriting.value(tree)
        if rewriting.guarded:
            self.findings.notice("rule-for-unanswered", place)
        return text if changed == tree else print_tree(changed)

    def _type_of(
        self, own_type: QuestionType | None
    ) -> Callable[[Reference | Itself], QuestionType | None]:
        types = self._known_types()

        def type_of(node: Reference | Itself) -> QuestionType | None:
            return own_type if isinstance(node, Itself) else types.get(print_tree(node))

        return type_of
