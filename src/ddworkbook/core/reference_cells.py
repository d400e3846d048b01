"""What fits into the cells of a reference table, by the type of the column.

Not here: the table around them (reference_reading.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from ddworkbook.core.canonical import MAX_INTEGER, JsonValue, canonical_bytes
from ddworkbook.core.reference_table import CellType

MAX_CELL = 4_000

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")


def storable(text: str) -> bool:
    """Say whether a text has a canonical form: no half of a character."""
    try:
        canonical_bytes(text)
    except ValueError:
        return False
    return True


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str) and len(value) <= MAX_CELL and storable(value)


def _is_texts(value: JsonValue) -> bool:
    return isinstance(value, list | tuple) and all(_is_text(item) for item in value)


def _is_code(value: JsonValue) -> bool:
    return _is_text(value) and not any(char.isspace() for char in str(value))


def _is_integer(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_INTEGER


def _is_number(value: JsonValue) -> bool:
    # A difference with itself is 0 for every number but NaN and the infinities.
    return _is_integer(value) or (isinstance(value, float) and value - value == 0)


def is_day(value: JsonValue) -> bool:
    """Say whether a value is a date written YYYY-MM-DD."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_country(value: JsonValue) -> bool:
    return isinstance(value, str) and _COUNTRY.fullmatch(value) is not None


# type -> what fits, in words, and the function that says so
FORMS: Mapping[CellType, tuple[str, Callable[[JsonValue], bool]]] = {
    CellType.TEXT: (f"a text of up to {MAX_CELL} characters", _is_text),
    CellType.CODE: ("a code without spaces", _is_code),
    CellType.INTEGER: ("a whole number", _is_integer),
    CellType.NUMBER: ("a number", _is_number),
    CellType.DATE: ("a date written YYYY-MM-DD", is_day),
    CellType.TRUTH: ("yes or no (true or false in YAML)", lambda value: isinstance(value, bool)),
    CellType.COUNTRY: ("a country code of two capital letters, such as KE", _is_country),
    CellType.TEXTS: ("a list of texts", _is_texts),
}


def shown(value: object) -> str:
    """Return a value as it is shown in a sentence, cut where it is long."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
