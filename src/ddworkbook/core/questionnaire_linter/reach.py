"""Can a condition ever be true? Tried with every choice, and with numbers around those it names.

Only conditions on closed questions and numbers are judged; the rest may come true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from math import prod

from ddworkbook.core.expression import Expression, Money, Scope, Value, evaluate, names, nodes
from ddworkbook.core.expression.tree import Number
from ddworkbook.core.questionnaire import Question, QuestionType

# More combinations than this are not worth the time of a check.
MAX_TRIES = 5000

_NUMBERS = frozenset({QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.PERCENT})


def can_be_true(rules: Sequence[Expression], questions: Mapping[str, Question]) -> bool:
    """Say whether all rules can be true at once; True when that cannot be judged.

    `questions` are the questions behind the codes, also those behind facts where known.
    """
    codes = tuple(dict.fromkeys(name for rule in rules for name in names(rule)))
    numbers = [node.value for rule in rules for node in nodes(rule) if isinstance(node, Number)]
    candidates = []
    for code in codes:
        values = _candidates(questions.get(code), numbers)
        if not values:
            return True
        candidates.append(values)
    if prod(map(len, candidates)) > MAX_TRIES:
        return True
    return any(
        _all_true(rules, dict(zip(codes, tried, strict=True))) for tried in product(*candidates)
    )


def _all_true(rules: Sequence[Expression], values: Mapping[str, Value]) -> bool:
    """Say whether all rules are true with these values."""
    # Dates are never judged, so any day does.
    scope = Scope(values.get, date.min)
    return all(evaluate(rule, scope) is True for rule in rules)


def _candidates(question: Question | None, numbers: Sequence[Decimal]) -> tuple[Value, ...]:
    """Return the values to try for a question and "unanswered", or () when it cannot be judged."""
    if question is None:
        return ()
    values = tuple(choice.value for choice in question.choices)
    if question.type is QuestionType.MULTI:
        together = tuple(choice.value for choice in question.choices if not choice.alone)
        pairs = tuple(product(together, together))
        return (None, together, *((value,) for value in values), *pairs)
    if values:
        return (None, *values)
    around = {near for number in numbers for near in (number - 1, number, number + 1)}
    if question.type in _NUMBERS:
        return (None, Decimal(0), *sorted(around))
    if question.type is QuestionType.MONEY:
        return (None, *(Money(amount, "GBP") for amount in sorted({Decimal(0), *around})))
    return ()
