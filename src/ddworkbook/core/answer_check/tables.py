"""Does a value have the JSON form of a table: rows with ids, and cells of their columns?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from ddworkbook.core.answer_check.limits import MAX_ROWS
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Column, Question

CellFindings: TypeAlias = Callable[[Column, JsonValue, str], Iterator[Problem]]


def table_findings(
    question: Question, value: JsonValue, where: str, cell_findings: CellFindings
) -> Iterator[Problem]:
    """Give what is wrong with a table; `cell_findings` judges one cell."""
    codes = ", ".join(column.code for column in question.columns)
    if not isinstance(value, list | tuple):
        yield Problem(
            "not-a-table",
            where,
            "This is not a list of rows.",
            f'Give a list of rows such as {{"id": "1", ...}} with: {codes}.',
        )
        return
    if len(value) > MAX_ROWS:
        yield Problem(
            "too-many-rows",
            where,
            f"The table has {len(value):,} rows.",
            f"Keep it to {MAX_ROWS:,}; attach longer lists as evidence.",
        )
        return
    ids: set[str] = set()
    for number, row in enumerate(value, start=1):
        yield from _row(question, row, f"{where}, row {number}", cell_findings)
        row_id = row.get("id") if isinstance(row, Mapping) else None
        if isinstance(row_id, str):
            if row_id in ids:
                yield Problem(
                    "repeated-row",
                    f"{where}, row {number}",
                    f"Another row has the id {row_id!r} too.",
                    "Give each row its own id.",
                )
            ids.add(row_id)


def _row(
    question: Question, row: JsonValue, where: str, cell_findings: CellFindings
) -> Iterator[Problem]:
    columns = {column.code: column for column in question.columns}
    if not isinstance(row, Mapping):
        yield Problem(
            "not-a-row", where, "This is not a row.", f"Give values for: {', '.join(columns)}."
        )
        return
    if not isinstance(row.get("id"), str) or not row["id"]:
        yield Problem("no-row-id", where, "The row has no id.", 'Give it one, such as "1".')
    for code, cell in row.items():
        if code == "id" or cell is None:
            continue
        if code in columns:
            yield from cell_findings(columns[code], cell, f"{where}, {code}")
        else:
            yield Problem(
                "unknown-column",
                where,
                f"There is no column {code!r}.",
                f"Use: {', '.join(columns)}.",
            )
