"""Can a condition ever be true? Tried with the choices it names, and numbers around those it names.

Only conditions on closed questions and numbers are judged; the rest may come true. A question that
is itself asked only sometimes is tried as unanswered when it would not be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from math import prod

from ddworkbook.core.expression import Expression, Money, Scope, Value, evaluate, names, nodes
from ddworkbook.core.expression.tree import Number, Text
from ddworkbook.core.questionnaire import OTHER, Choice, Question, QuestionType

# More combinations than this are not worth the time of a check.
MAX_TRIES = 2_000

_NUMBERS = frozenset(
    {QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.PERCENT, QuestionType.MATURITY}
)


def can_be_true(rules: Sequence[Expression], questions: Mapping[str, Question]) -> bool:
    """Say whether all rules can be true at once; True when that cannot be judged.

    `questions` are the questions behind the codes, also those behind facts where known.
    """
    direct = tuple(dict.fromkeys(name for rule in rules for name in names(rule)))
    wider = _with_their_own(direct, questions)
    # The wider look finds more, but needs more tries; the direct one is next best.
    for codes in (wider, direct):
        candidates = _all_candidates(codes, rules, questions)
        if candidates is not None:
            return _any_true(rules, codes, candidates, questions if codes is wider else {})
    return True


def _with_their_own(codes: tuple[str, ...], questions: Mapping[str, Question]) -> tuple[str, ...]:
    """Return the codes, before each the codes that its own relevance looks at."""
    found: dict[str, None] = {}
    for code in codes:
        question = questions.get(code)
        if question is not None and question.relevant is not None:
            found.update(dict.fromkeys(names(question.relevant)))
        found[code] = None
    return tuple(found)


def _all_candidates(
    codes: tuple[str, ...], rules: Sequence[Expression], questions: Mapping[str, Question]
) -> list[tuple[Value, ...]] | None:
    """Return the values to try for each code, or None when one cannot be judged or all are many."""
    own = [questions[code].relevant for code in codes if code in questions]
    looked_at = [*rules, *(rule for rule in own if rule is not None)]
    numbers = {n.value for rule in looked_at for n in nodes(rule) if isinstance(n, Number)}
    texts = {n.value for rule in looked_at for n in nodes(rule) if isinstance(n, Text)}
    words = {word for text in texts for word in (text, *text.split())}
    candidates = [_candidates(questions.get(code), numbers, words) for code in codes]
    few = all(candidates) and prod(map(len, candidates)) <= MAX_TRIES
    return candidates if few else None


def _any_true(
    rules: Sequence[Expression],
    codes: tuple[str, ...],
    candidates: list[tuple[Value, ...]],
    questions: Mapping[str, Question],
) -> bool:
    """Say whether all rules are true with any combination of values."""
    gates = [
        (code, relevant)
        for code in codes
        if code in questions
        and (relevant := questions[code].relevant) is not None
        and set(names(relevant)) <= set(codes)
    ]
    for tried in product(*candidates):
        values: dict[str, Value] = dict(zip(codes, tried, strict=True))
        # Dates are never judged, so any day does.
        scope = Scope(values.get, date.min)
        for code, relevant in gates:
            if values[code] is not None and evaluate(relevant, scope) is not True:
                values[code] = None
        if all(evaluate(rule, scope) is True for rule in rules):
            return True
    return False


def _candidates(
    question: Question | None, numbers: Iterable[Decimal], words: set[str]
) -> tuple[Value, ...]:
    """Return the values to try for a question and "unanswered", or () when it cannot be judged."""
    if question is None:
        return ()
    around = sorted({Decimal(0), *(n + step for n in numbers for step in (-1, 0, 1))})
    if question.type in _NUMBERS:
        return (None, *around)
    if question.type is QuestionType.MONEY:
        return (None, *(Money(amount, "GBP") for amount in around))
    named: list[Choice] = []
    rest: list[Choice] = []
    for choice in question.choices:
        (named if choice.value in words else rest).append(choice)
    # Choices that no rule names are alike; one stands for all, and two for counting them.
    values = [choice.value for choice in [*named, *rest[:2]]] + [OTHER] * question.other
    if question.type is QuestionType.MULTI:
        together = tuple(c.value for c in question.choices if not c.alone)
        pairs = ((a, b) for a in values for b in values if a in together and b in together)
        return (None, together, *((value,) for value in values), *pairs)
    return (None, *values) if values else ()
