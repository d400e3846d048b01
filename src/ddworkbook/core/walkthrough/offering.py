"""Which choices are offered, and whether an answer fits its constraints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.answer import Answer
from ddworkbook.core.answer_check import check_value, completeness_problems
from ddworkbook.core.answer_text import value_text
from ddworkbook.core.answer_value import value_of
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression import RowPlace, Scope, evaluate
from ddworkbook.core.expression.values import cell_value
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.walkthrough.standing import Standing


def offered_choices(standing: Standing, question: Question) -> tuple[str, ...] | None:
    """Return the values of the choices that a filter offers; None when there is no filter.

    A choice whose filter is unknown, as before the first step of a cascade, is not offered.
    """
    rule = question.choice_filter
    if rule is None:
        return None
    value_of_code, today = standing.value, standing.scope.today
    return tuple(
        choice.value
        for choice in question.choices
        if evaluate(
            rule,
            Scope(
                value_of_code,
                today,
                attributes={**choice.attributes, "name": choice.value, "label": choice.label},
            ),
        )
        is True
    )


def answer_problems(
    standing: Standing, question: Question, answer: Answer, offered: tuple[str, ...] | None
) -> Iterator[Problem]:
    """Give what blocks sign-off at one answer."""
    if answer.value is None or not question.asks:
        return
    wrong = check_value(question, answer.value, standing.profile.countries)
    yield from wrong
    yield from completeness_problems(question, answer.value, answer.comment)
    if wrong:
        return
    if offered is not None:
        yield from _not_offered(question, answer.value, offered)
    if question.constraint is not None:
        itself = value_of(question, answer.value)
        scope = Scope(standing.value, standing.scope.today, itself)
        if evaluate(question.constraint.holds, scope) is False:
            shown = value_text(question, answer.value, standing.profile.countries)
            what = f"“{shown}” does not fit."
            yield Problem("constraint", question.code, what, question.constraint.message)
    if isinstance(answer.value, list | tuple):
        for number, row in enumerate(answer.value, start=1):
            if isinstance(row, Mapping):
                yield from _row_problems(standing, question, row, number)


def _not_offered(
    question: Question, value: JsonValue, offered: tuple[str, ...]
) -> Iterator[Problem]:
    """Give a problem for each given choice that the filter no longer offers."""
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, str) and item not in offered:
            yield Problem(
                "not-offered",
                question.code,
                f"“{question.choice_label(item)}” does not go with the other answers.",
                "Choose again.",
            )


def _row_problems(
    standing: Standing, question: Question, row: Mapping[str, JsonValue], number: int
) -> Iterator[Problem]:
    """Give the cells of a row that do not meet the constraints of their columns."""
    for column in question.columns:
        cell = row.get(column.code)
        if column.constraint is None or cell is None:
            continue
        scope = Scope(
            standing.value,
            standing.scope.today,
            itself=cell_value(cell),
            row=RowPlace(question.code, number, row),
        )
        if evaluate(column.constraint.holds, scope) is False:
            shown = value_text(column, cell, standing.profile.countries)
            yield Problem(
                "constraint",
                f"{question.code}, row {number}, {column.code}",
                f"“{shown}” does not fit.",
                column.constraint.message,
            )
