"""What a type or field of ours says of answers, as conditions that a form checks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ddworkbook.core.expression.tree import (
    Arithmetic,
    Call,
    Comparison,
    Itself,
    Logic,
    Node,
    Number,
    Text,
)
from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Column, Question
from ddworkbook.formats.xlsform.rules_out import both

_COUNTRY_FORM = "^[A-Z]{2}$"


def typed_conditions(owner: Question | Column) -> tuple[Node | None, ...]:
    """Return the conditions: bounds, choices that stand alone, codes of countries."""
    return (*_bounds(owner), _alone(owner), _form_of(owner))


def _bounds(owner: Question | Column) -> Iterator[Node]:
    """Give the least, the greatest and whole steps as conditions."""
    if owner.minimum is not None:
        yield Comparison(">=", Itself(), _number(owner.minimum))
    if owner.maximum is not None:
        yield Comparison("<=", Itself(), _number(owner.maximum))
    step = owner.step
    # Binary numbers of phones do not keep steps such as 0.1.
    if step is not None and step == step.to_integral_value() and step != 0:
        first = Itself() if not owner.minimum else Arithmetic("-", Itself(), _number(owner.minimum))
        yield Comparison("=", Arithmetic("mod", first, _number(step)), Number(Decimal(0)))


def _number(value: Decimal) -> Node:
    """Return a number; a negative one as its distance below nought."""
    if value >= 0:
        return Number(value)
    return Arithmetic("-", Number(Decimal(0)), Number(-value))


def _alone(owner: Question | Column) -> Node | None:
    """Return that a choice which excludes all others stands alone."""
    if owner.type is not QuestionType.MULTI:
        return None
    one = Comparison("=", Call("count-selected", (Itself(),)), Number(Decimal(1)))
    alone: list[Node] = [
        Logic("or", (Call("not", (Call("selected", (Itself(), Text(choice.value))),)), one))
        for choice in owner.choices
        if choice.alone
    ]
    return both(*alone)


def _form_of(owner: Question | Column) -> Node | None:
    if owner.type is not QuestionType.COUNTRY:
        return None
    return Call("regex", (Itself(), Text(_COUNTRY_FORM)))
