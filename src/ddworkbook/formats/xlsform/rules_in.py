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
    ) -> str:
        """Return a rule, "" when there is none, or when it was left out with a notice."""
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
        return self._rewritten(named, place, own_type, condition)

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
        if not self._types:
            # Names that become facts later have no type, so once is enough.
            self._types.update({t.reference: t.type for t in self.names.targets.values()})

        def type_of(node: Reference | Itself) -> QuestionType | None:
            return own_type if isinstance(node, Itself) else self._types.get(print_tree(node))

        return type_of
