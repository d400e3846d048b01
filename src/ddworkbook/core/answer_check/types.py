"""Does a value have the JSON form of its type of question? Every finding says how to repair it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ddworkbook.core.answer_check.limits import MAX_INTEGER, MAX_ROWS, MAX_TEXT
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.values import date_of, decimal_of
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Column, Question, QuestionType

_CURRENCY = re.compile(r"[A-Z]{3}")


def check_value(question: Question, value: JsonValue) -> tuple[Problem, ...]:
    """Return everything that keeps a value from being an answer; null is always one."""
    if value is None:
        return ()
    return tuple(_findings(question, value, question.code))


def text_findings(value: JsonValue, where: str) -> Iterator[Problem]:
    """Give what is wrong with a text: its length, and characters that cannot be stored."""
    if not isinstance(value, str):
        yield _wrong("not-text", where, "This is not a text.", "Give a text in quotation marks.")
        return
    if len(value) > MAX_TEXT:
        yield _wrong(
            "too-long",
            where,
            f"The text has {len(value):,} characters.",
            f"Keep it to {MAX_TEXT:,}; attach longer matter as evidence.",
        )
    if any("\ud800" <= character <= "\udfff" for character in value):
        yield _wrong(
            "half-character",
            where,
            "The text holds half of a character.",
            "Type that character again.",
        )


def _findings(question: Question | Column, value: JsonValue, where: str) -> Iterator[Problem]:
    """Give what is wrong with the value of a question or of a table's cell."""
    if isinstance(question, Question) and question.type is QuestionType.TABLE:
        yield from _table(question, value, where)
    elif question.type is QuestionType.MULTI:
        yield from _multi(question, value, where)
    elif question.choices:
        yield from _choice(question, value, where)
    else:
        yield from _SIMPLE[question.type](value, where)


def _choice(question: Question | Column, value: JsonValue, where: str) -> Iterator[Problem]:
    values = [choice.value for choice in question.choices]
    if not isinstance(value, str) or value not in values:
        yield _wrong(
            "unknown-choice",
            where,
            f"{_shown(value)} is not one of the choices.",
            f"Give one of: {', '.join(values)}.",
        )


def _multi(question: Question | Column, value: JsonValue, where: str) -> Iterator[Problem]:
    if not isinstance(value, list | tuple):
        yield _wrong(
            "not-a-list",
            where,
            f"{_shown(value)} is not a list of choices.",
            f"Give a list with some of: {', '.join(c.value for c in question.choices)}.",
        )
        return
    for item in value:
        yield from _choice(question, item, where)
    given = [item for item in value if isinstance(item, str)]
    if len(set(given)) != len(given):
        yield _wrong("repeated-choice", where, "A choice is given twice.", "Give each once.")
    for choice in question.choices:
        if choice.alone and choice.value in given and len(set(given)) > 1:
            yield _wrong(
                "not-alone",
                where,
                f"“{choice.label}” excludes the other choices.",
                "Keep it alone, or take it away.",
            )


def _integer(value: JsonValue, where: str) -> Iterator[Problem]:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or abs(int(str(value))) > MAX_INTEGER:
        yield _wrong(
            "not-integer",
            where,
            f"{_shown(value)} is not a whole number.",
            "Give digits only, such as 12.",
        )


def _decimal(value: JsonValue, where: str) -> Iterator[Problem]:
    if not isinstance(value, str) or decimal_of(value) is None:
        yield _wrong(
            "not-decimal",
            where,
            f"{_shown(value)} is not a number.",
            "Give digits with a point, such as 12.5.",
        )


def _money(value: JsonValue, where: str) -> Iterator[Problem]:
    if not isinstance(value, Mapping) or set(value) != {"amount", "currency"}:
        yield _wrong(
            "not-money",
            where,
            f"{_shown(value)} is not an amount with its currency.",
            'Give {"amount": "25000.00", "currency": "GBP"}.',
        )
        return
    yield from _decimal(value["amount"], f"{where}, amount")
    currency = value["currency"]
    if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        yield _wrong(
            "not-currency",
            f"{where}, currency",
            f"{_shown(currency)} is not a currency.",
            "Give its three capital letters, such as GBP.",
        )


def _date(value: JsonValue, where: str) -> Iterator[Problem]:
    if not isinstance(value, str) or date_of(value) is None:
        yield _wrong(
            "not-date",
            where,
            f"{_shown(value)} is not a date.",
            "Give year, month and day, such as 2026-11-21.",
        )


def _not_asked(_value: JsonValue, where: str) -> Iterator[Problem]:
    yield _wrong("not-asked", where, "This is not answered by anybody.", "Leave it out.")


def _table(question: Question, value: JsonValue, where: str) -> Iterator[Problem]:
    codes = ", ".join(column.code for column in question.columns)
    if not isinstance(value, list | tuple):
        yield _wrong(
            "not-a-table",
            where,
            f"{_shown(value)} is not a list of rows.",
            f'Give a list of rows such as {{"id": "1", ...}} with: {codes}.',
        )
        return
    if len(value) > MAX_ROWS:
        yield _wrong(
            "too-many-rows",
            where,
            f"The table has {len(value):,} rows.",
            f"Keep it to {MAX_ROWS:,}; attach longer lists as evidence.",
        )
        return
    ids: set[str] = set()
    for number, row in enumerate(value, start=1):
        yield from _row(question, row, f"{where}, row {number}")
        row_id = row.get("id") if isinstance(row, Mapping) else None
        if isinstance(row_id, str):
            if row_id in ids:
                yield _wrong(
                    "repeated-row",
                    f"{where}, row {number}",
                    f"Another row has the id {row_id!r} too.",
                    "Give each row its own id.",
                )
            ids.add(row_id)


def _row(question: Question, row: JsonValue, where: str) -> Iterator[Problem]:
    columns = {column.code: column for column in question.columns}
    if not isinstance(row, Mapping):
        yield _wrong(
            "not-a-row", where, "This is not a row.", f"Give values for: {', '.join(columns)}."
        )
        return
    if not isinstance(row.get("id"), str) or not row["id"]:
        yield _wrong("no-row-id", where, "The row has no id.", 'Give it one, such as "1".')
    for code, cell in row.items():
        if code == "id" or cell is None:
            continue
        if code in columns:
            yield from _findings(columns[code], cell, f"{where}, {code}")
        else:
            yield _wrong(
                "unknown-column",
                where,
                f"There is no column {code!r}.",
                f"Use: {', '.join(columns)}.",
            )


_SIMPLE: dict[QuestionType, Callable[[JsonValue, str], Iterator[Problem]]] = {
    QuestionType.TEXT: text_findings,
    QuestionType.LONG_TEXT: text_findings,
    QuestionType.INTEGER: _integer,
    QuestionType.DECIMAL: _decimal,
    QuestionType.PERCENT: _decimal,
    QuestionType.MONEY: _money,
    QuestionType.DATE: _date,
    QuestionType.NOTE: _not_asked,
    QuestionType.CALCULATED: _not_asked,
}


def _shown(value: JsonValue) -> str:
    """Return the beginning of a value, in quotation marks, for a sentence."""
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def _wrong(code: str, where: str, what: str, repair: str) -> Problem:
    return Problem(code, where, what, repair)
