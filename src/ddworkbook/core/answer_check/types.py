"""Does a value have the JSON form of its type of question? Every finding says how to repair it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ddworkbook.core.answer_check.limits import MAX_INTEGER, MAX_TEXT
from ddworkbook.core.answer_check.named import NAMED, named_findings
from ddworkbook.core.answer_check.tables import table_findings
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable
from ddworkbook.core.expression.values import date_of, decimal_of, is_other
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Column, Question, QuestionType

_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")


def check_value(
    question: Question, value: JsonValue, countries: CountryTable | None = None
) -> tuple[Problem, ...]:
    """Return everything that keeps a value from being an answer; null is always one.

    Without a table of countries, only the form of a country's code is judged.
    """
    if value is None:
        return ()

    def cell_findings(column: Column, cell: JsonValue, where: str) -> Iterator[Problem]:
        return _findings(column, cell, where, countries)

    if question.type is QuestionType.TABLE:
        return tuple(table_findings(question, value, question.code, cell_findings))
    return tuple(_findings(question, value, question.code, countries))


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


def _findings(
    question: Question | Column, value: JsonValue, where: str, countries: CountryTable | None
) -> Iterator[Problem]:
    """Give what is wrong with the value of a question or of a table's cell."""
    if question.type is QuestionType.MULTI:
        yield from _multi(question, value, where)
    elif question.choices:
        yield from _choice(question, value, where)
    elif question.type is QuestionType.COUNTRY:
        yield from _country(value, where, countries)
    elif question.type in NAMED:
        yield from named_findings(question.type, value, where)
    else:
        yield from _SIMPLE[question.type](value, where)


def _choice(question: Question | Column, value: JsonValue, where: str) -> Iterator[Problem]:
    if question.other and isinstance(value, Mapping) and is_other(value):
        yield from text_findings(value["other"], f"{where}, other")
        if value["other"] == "":
            yield _wrong("empty-other", where, "It does not say what other.", "Say what it is.")
        return
    values = [choice.value for choice in question.choices]
    if not isinstance(value, str) or value not in values:
        another = ', or {"other": "what it is"}' if question.other else ""
        yield _wrong(
            "unknown-choice",
            where,
            f"{_shown(value)} is not one of the choices.",
            f"Give one of: {', '.join(values)}{another}.",
        )


def _country(value: JsonValue, where: str, countries: CountryTable | None) -> Iterator[Problem]:
    shaped = isinstance(value, str) and _COUNTRY.fullmatch(value) is not None
    if not shaped or (countries is not None and value not in countries.by_code):
        yield _wrong(
            "not-country",
            where,
            f"{_shown(value)} is not a country.",
            "Give its ISO code of two capital letters, such as KE.",
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
    others = sum(1 for item in value if is_other(item))
    if others > 1:
        yield _wrong("repeated-choice", where, "Other is given twice.", "Put both into one text.")
    for choice in question.choices:
        if choice.alone and choice.value in given and len(set(given)) + others > 1:
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


_SIMPLE: dict[QuestionType, Callable[[JsonValue, str], Iterator[Problem]]] = {
    QuestionType.TEXT: text_findings,
    QuestionType.LONG_TEXT: text_findings,
    QuestionType.INTEGER: _integer,
    QuestionType.DECIMAL: _decimal,
    QuestionType.PERCENT: _decimal,
    QuestionType.MONEY: _money,
    QuestionType.DATE: _date,
    # Levels without choices can only come from a questionnaire that was not read by us.
    QuestionType.MATURITY: _not_asked,
    QuestionType.NOTE: _not_asked,
    QuestionType.CALCULATED: _not_asked,
}


def _shown(value: JsonValue) -> str:
    """Return the beginning of a value, in quotation marks, for a sentence."""
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def _wrong(code: str, where: str, what: str, repair: str) -> Problem:
    return Problem(code, where, what, repair)
