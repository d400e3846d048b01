"""What each function does with values that are known; special forms are in evaluator.py.

A function that has no meaning for its values gives None, unknown; nothing raises.
Source: XPath 1.0, section 4, and ODK form logic, where they say the same thing as the manual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_DOWN, ROUND_FLOOR, Decimal

from ddworkbook.core.expression.pattern import pattern_of
from ddworkbook.core.expression.pattern_reader import PatternError
from ddworkbook.core.expression.values import Money, Value, date_of, decimal_of, text_of

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Rounding to more places than numbers have does nothing.
_MAX_PLACES = Decimal(8)

_HALF = Decimal("0.5")


def _selected(given: Value, wanted: Value) -> Value:
    return _any_selected(given, (wanted,))


def _selected_any(given: Value, wanted: Value) -> Value:
    return _any_selected(given, tuple(wanted.split()) if isinstance(wanted, str) else ())


def _any_selected(given: Value, wanted: tuple[Value, ...]) -> Value:
    choices = _choices(given)
    return None if choices is None else any(choice in choices for choice in wanted)


def _choices(given: Value) -> tuple[str, ...] | None:
    """Return the choices of an answer; one choice is a list of one."""
    if isinstance(given, str):
        return (given,)
    return given if isinstance(given, tuple) else None


def _selected_at(given: Value, place: Value) -> Value:
    choices, number = _choices(given), decimal_of(place)
    if choices is None or number is None or not 0 <= number < len(choices):
        return None
    return choices[int(number)]


def _count_selected(given: Value) -> Value:
    choices = _choices(given)
    return None if choices is None else Decimal(len(choices))


def _string_length(text: Value) -> Value:
    return Decimal(len(text)) if isinstance(text, str) else None


def _on_texts(judge: Callable[[str, str], bool]) -> Callable[[Value, Value], Value]:
    """Return a function of two texts, unknown for anything else."""

    def judged(left: Value, right: Value) -> Value:
        return judge(left, right) if isinstance(left, str) and isinstance(right, str) else None

    return judged


def _substr(text: Value, start: Value, end: Value = Decimal(2**31)) -> Value:
    low, high = decimal_of(start), decimal_of(end)
    if not isinstance(text, str) or low is None or high is None:
        return None
    return text[_place(low, len(text)) : _place(high, len(text))]


def _place(place: Decimal, size: int) -> int:
    """Return a place in a text of this size; a negative one counts from its end."""
    from_start = place + size if place < 0 else place
    return int(min(max(from_start, Decimal(0)), Decimal(size)))


def _regex(text: Value, pattern: Value) -> Value:
    if not isinstance(text, str) or not isinstance(pattern, str):
        return None
    try:
        return pattern_of(pattern).matches(text)
    except PatternError:
        return None


def _number(value: Value) -> Value:
    if isinstance(value, bool):
        return Decimal(value)
    return decimal_of(value)


def _int(value: Value) -> Value:
    number = decimal_of(value)
    return None if number is None else number.to_integral_value(ROUND_DOWN)


def _round(value: Value, places: Value = Decimal(0)) -> Value:
    """Round to the nearest; a half goes towards positive infinity, as in XPath."""
    number, digits = decimal_of(value), decimal_of(places)
    if number is None or digits is None:
        return None
    scale = Decimal(1).scaleb(int(min(max(digits, -_MAX_PLACES), _MAX_PLACES)))
    return (number * scale + _HALF).to_integral_value(ROUND_FLOOR) / scale


def _boolean(value: Value) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return bool(value)
    number = decimal_of(value)
    return None if number is None else number != 0


def _format_date(value: Value, form: Value) -> Value:
    day = date_of(value)
    if day is None or not isinstance(form, str):
        return None
    parts = {
        "%Y": f"{day.year:04d}",
        "%y": f"{day.year % 100:02d}",
        "%m": f"{day.month:02d}",
        "%n": str(day.month),
        "%b": _MONTHS[day.month - 1],
        "%d": f"{day.day:02d}",
        "%e": str(day.day),
    }
    for sign, text in parts.items():
        form = form.replace(sign, text)
    return form


def _date(value: Value) -> date | None:
    return date_of(value)


def _currency(value: Value) -> Value:
    return value.currency if isinstance(value, Money) else None


CALLS: Mapping[str, Callable[..., Value]] = {
    "selected": _selected,
    "selected-any": _selected_any,
    "selected-at": _selected_at,
    "count-selected": _count_selected,
    "string-length": _string_length,
    "contains": _on_texts(lambda text, part: part in text),
    "starts-with": _on_texts(str.startswith),
    "ends-with": _on_texts(str.endswith),
    "substr": _substr,
    "regex": _regex,
    "string": text_of,
    "number": _number,
    "int": _int,
    "round": _round,
    "boolean": _boolean,
    "date": _date,
    "format-date": _format_date,
    "currency": _currency,
    "true": lambda: True,
    "false": lambda: False,
}
