"""Dates as people type them into use cases: YYYY-MM-DD or empty."""

from __future__ import annotations

import re
from datetime import date

from ddworkbook.core.problem import Problem

_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def date_problems(text: str, where: str) -> list[Problem]:
    """Return what is wrong with a date; an empty one is right."""
    if not text or _is_date(text):
        return []
    return [
        Problem(
            "not-a-date",
            where,
            f"{text!r} is not a date.",
            "Write it as YYYY-MM-DD, such as 2026-11-21, or leave it empty.",
        )
    ]


def order_problems(first: str, last: str, where: str) -> list[Problem]:
    """Return a problem when the last of two good dates is before the first."""
    if not first or not last or not (_is_date(first) and _is_date(last)) or first <= last:
        return []
    return [Problem("wrong-order", where, f"{last} is before {first}.", "Swap or correct them.")]


def _is_date(text: str) -> bool:
    if not _SHAPE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
