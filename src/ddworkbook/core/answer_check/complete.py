"""What an answer of the right type still lacks: it blocks sign-off, never saving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, QuestionType


def completeness_problems(question: Question, value: JsonValue, comment: str) -> Iterator[Problem]:
    """Give what is still to be said: a reason for "not applicable", required cells of a table."""
    if question.type is QuestionType.YES_PARTLY_NO_NA and value == "na" and not comment.strip():
        yield Problem(
            "na-without-reason",
            question.code,
            "“Not applicable” stands without a reason.",
            "Write the reason in one line as a comment.",
        )
    if question.type is QuestionType.TABLE and isinstance(value, list | tuple):
        required = [column for column in question.columns if column.required]
        for number, row in enumerate(value, start=1):
            for column in required:
                if isinstance(row, Mapping) and row.get(column.code) in (None, ""):
                    yield Problem(
                        "empty-cell",
                        f"{question.code}, row {number}",
                        f"“{column.label}” is empty.",
                        "Fill it in, or take the row away.",
                    )
