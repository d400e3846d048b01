"""Is a number between its least and greatest value and on a step, an amount in a taken currency?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.values import decimal_of
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Column, Question


def range_problems(question: Question | Column, value: JsonValue, where: str) -> Iterator[Problem]:
    """Give what is out of range; nothing for values that are not numbers."""
    number = decimal_of(value)
    if number is not None:
        yield from _number_problems(question, number, where)
    currency = value.get("currency") if isinstance(value, Mapping) else None
    if question.currencies and currency is not None and currency not in question.currencies:
        yield Problem(
            "other-currency",
            where,
            f"{currency} is not taken here.",
            f"Give the amount in: {', '.join(question.currencies)}.",
        )


def _number_problems(question: Question | Column, number: Decimal, where: str) -> Iterator[Problem]:
    """Give a problem when a number is too small, too great or between two steps."""
    least, most, step = question.minimum, question.maximum, question.step
    bounds = [
        f"{word} {bound:,f}"
        for word, bound in (("at least", least), ("at most", most))
        if bound is not None
    ]
    if (least is not None and number < least) or (most is not None and number > most):
        what = f"{number:,f} is out of range."
        yield Problem("out-of-range", where, what, f"Give {' and '.join(bounds)}.")
    elif step is not None and (number - (least or 0)) % step != 0:
        start = f", counted from {least:,f}" if least else ""
        what = f"{number:,f} is between two steps."
        yield Problem("off-step", where, what, f"Give steps of {step:,f}{start}.")
