"""What an answer of the right type still lacks: it blocks sign-off, never saving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.answer_check.ranges import range_problems
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, QuestionType


def completeness_problems(question: Question, value: JsonValue, comment: str) -> Iterator[Problem]:
    """Give what is still to be said: a reason for "not applicable", required cells of a table.

    Numbers out of their range are given too: they are saved, and block sign-off.
    """
    yield from range_problems(question, value, question.code)
    if question.type is QuestionType.YES_PARTLY_NO_NA and value == "na" and not comment.strip():
        yield Problem(
            "na-without-reason",
            question.code,
            "“Not applicable” stands without a reason.",
            "Write the reason in one line as a comment.",
        )
    if question.type is QuestionType.TABLE and isinstance(value, list | tuple):
        for number, row in enumerate(value, start=1):
            for column in question.columns:
                cell = row.get(column.code) if isinstance(row, Mapping) else None
                place = f"{question.code}, row {number}, {column.code}"
                yield from range_problems(column, cell, place)
                if (
                    column.required
                    and isinstance(row, Mapping)
                    and row.get(column.code) in (None, "")
                ):
                    yield Problem(
                        "empty-cell",
                        f"{question.code}, row {number}",
                        f"“{column.label}” is empty.",
                        "Fill it in, or take the row away.",
                    )
