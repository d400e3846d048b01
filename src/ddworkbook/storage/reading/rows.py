"""Small helpers that the readers share."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ddworkbook.core.canonical import JsonValue, parse_json
from ddworkbook.core.errors import AlteredError
from ddworkbook.core.reference_table import TableUse
from ddworkbook.core.shape import from_tree


def ids_json(ids: Iterable[str]) -> str:
    """Return ids as one bound value, for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(ids))


def json_of(text: str, place: str) -> JsonValue:
    """Return a stored JSON value.

    Raises: AlteredError that names the place when it is not JSON.
    """
    try:
        return parse_json(text)
    except ValueError as error:
        raise AlteredError(
            "A value in this workbook cannot be read. Check the workbook, and rebuild its "
            "tables from the history.",
            [f"{place}: {error}"],
        ) from error


def tables_of(text: str, place: str) -> tuple[TableUse, ...]:
    """Return which versions of which reference tables something used.

    Raises: AlteredError that names the place when it is no list of pairs.
    """
    found = json_of(text, place)
    try:
        return tuple(from_tree(tuple[TableUse, ...], found))
    except ValueError as error:
        raise AlteredError(
            "A list in this workbook cannot be read.", [f"{place}: {error}"]
        ) from error


def texts_of(text: str, place: str) -> tuple[str, ...]:
    """Return a stored list of texts.

    Raises: AlteredError that names the place when it is none.
    """
    found = json_of(text, place)
    if not isinstance(found, list):
        raise AlteredError("A list in this workbook cannot be read.", [place])
    return tuple(str(item) for item in found)
