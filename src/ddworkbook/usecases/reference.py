"""The dated reference tables that the use cases decide with, read once: never constants in code."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable, country_table
from ddworkbook.core.record import RecordSigner
from ddworkbook.core.severity import Severity
from ddworkbook.questionnaires import load_reference


@dataclass(frozen=True)
class Rung:
    """What one rating asks for at sign-off; `reason` says why nobody may sign."""

    signers: tuple[RecordSigner, ...]
    reason: str


@cache
def countries() -> CountryTable:
    """Return the table of countries."""
    return country_table(load_reference("countries"))


@cache
def policy_facts() -> Mapping[str, JsonValue]:
    """Return the policy lines as facts for expressions: `policy_<name>` -> number."""
    return {line["code"]: line["value"] for line in load_reference("policy-lines")["lines"]}


@cache
def _ladder() -> Mapping[Severity, Rung]:
    """Return the sign-off ladder by rating."""
    return {
        Severity(row["rating"]): Rung(
            tuple(RecordSigner(one["meaning"], one["rank"]) for one in row["signatures"]),
            str(row.get("reason", "")).strip(),
        )
        for row in load_reference("sign-off-ladder")["ladder"]
    }


def rung(rating: Severity) -> Rung:
    """Return which signatures a rating asks for, and of what rank."""
    return _ladder()[rating]


@cache
def _review_months() -> Mapping[Severity, int]:
    """Return the months between reviews by rating."""
    rows = load_reference("review-intervals")["months"]
    return {Severity(row["rating"]): int(row["months"]) for row in rows}


def review_date(rating: Severity, start: date) -> str:
    """Return the date (YYYY-MM-DD) by which an assessment of this rating is looked at again."""
    return add_months(start, _review_months()[rating]).isoformat()


def add_months(start: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
