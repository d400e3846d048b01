"""Reference tables: dated lists that rules and people decide with, several versions side by side.

A version is known by the fingerprint of its canonical document, and says from when to when it is
valid. Not here: reading one from data (reference_reading.py), what single tables mean
(reference_meaning.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from ddworkbook.core.canonical import JsonValue, fingerprint
from ddworkbook.core.questionnaire import Source

# The column of a row that names one of the table's sources by its key.
SOURCE_COLUMN = "source"

Row: TypeAlias = Mapping[str, JsonValue]

# Which version of which table something used: name and version.
TableUse: TypeAlias = tuple[str, str]


class CellType(StrEnum):
    """What stands in a column. `texts` is a list of texts, written with semicolons in a cell."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    COUNTRY = "country"
    TEXTS = "texts"


class Standing(StrEnum):
    """Whether a version counts: `decided` has no first day yet, `form` has columns alone."""

    IN_FORCE = "in-force"
    DECIDED = "decided"
    FORM = "form"


@dataclass(frozen=True)
class TableColumn:
    """One typed column. The `key` columns together tell rows apart; `words` are all that fit."""

    code: str
    label: str
    type: CellType
    key: bool = False
    required: bool = False
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReferenceTable:
    """One version of a table. Dates are YYYY-MM-DD; "" in valid_from or valid_to is no bound.

    `as_at` is the day for which the content was checked. Rows hold what is filled, by column code.
    """

    name: str
    title: str
    as_at: str
    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]
    valid_from: str = ""
    valid_to: str = ""
    standing: Standing = Standing.IN_FORCE
    publisher: str = ""
    source: str = ""
    licence: str = ""
    note: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """Return the SHA-256 of the canonical document."""
        return fingerprint(to_document(self))

    def column(self, code: str) -> TableColumn | None:
        """Return a column, or None."""
        return next((column for column in self.columns if column.code == code), None)

    def is_valid_on(self, day: date) -> bool:
        """Say whether this version counts on a day; both bounds are included."""
        if self.standing is not Standing.IN_FORCE:
            return False
        shown = day.isoformat()
        return self.valid_from <= shown and (not self.valid_to or shown <= self.valid_to)


def table_valid_on(tables: Iterable[ReferenceTable], name: str, day: date) -> ReferenceTable | None:
    """Return the version of a table that counts on a day, or None.

    Of several, the one that became valid last counts, then the one checked last, then the one that
    stands last in `tables`.
    """
    found: ReferenceTable | None = None
    for table in tables:
        if table.name != name or not table.is_valid_on(day):
            continue
        if found is None or _freshness(table) >= _freshness(found):
            found = table
    return found


def _freshness(table: ReferenceTable) -> tuple[str, str]:
    return table.valid_from, table.as_at


def key_of(table: ReferenceTable, row: Row) -> tuple[JsonValue, ...]:
    """Return what tells a row from the others; the whole row where no column is a key."""
    keys = [column.code for column in table.columns if column.key]
    codes = keys or [column.code for column in table.columns]
    return tuple(
        tuple(value) if isinstance(value := row.get(code), list | tuple) else value
        for code in codes
    )


def repeated_rows(table: ReferenceTable) -> Iterator[tuple[int, int, str]]:
    """Give, from 1, each row whose key an earlier row has, that row, and the key in words."""
    if not any(column.key for column in table.columns):
        return
    seen: dict[tuple[JsonValue, ...], int] = {}
    for number, row in enumerate(table.rows, start=1):
        key = key_of(table, row)
        first = number if None in key else seen.setdefault(key, number)
        if first != number:
            yield number, first, ", ".join(cell_text(part) for part in key)


def find_row(table: ReferenceTable, *key: JsonValue) -> Row | None:
    """Return the row with these key values, in the order of the key columns, or None."""
    return next((row for row in table.rows if key_of(table, row) == key), None)


def rows_where(table: ReferenceTable, column: str, value: JsonValue) -> tuple[Row, ...]:
    """Return the rows with this value in a column."""
    return tuple(row for row in table.rows if row.get(column) == value)


def cell_text(value: JsonValue) -> str:
    """Return how a cell is written in a file of cells: yes and no, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return str(value)


def source_title(table: ReferenceTable, row: Row) -> str:
    """Return what a row cites as its source, by title where the table lists it; "" for nothing."""
    key = str(row.get(SOURCE_COLUMN) or "")
    return table.sources[key].title if key in table.sources else key


def to_document(table: ReferenceTable) -> dict[str, JsonValue]:
    """Return the canonical document, whose fingerprint is the version; empty entries are left out.

    Reading it gives the same table again.
    """
    tree: dict[str, JsonValue] = {
        "name": table.name,
        "title": table.title,
        "as_at": table.as_at,
        "valid_from": table.valid_from,
        "valid_to": table.valid_to,
        "standing": table.standing.value,
        "publisher": table.publisher,
        "source": table.source,
        "licence": table.licence,
        "note": table.note,
        "sources": {key: _source(source) for key, source in table.sources.items()},
    }
    return {
        **_filled(tree),
        "columns": [_column(column) for column in table.columns],
        "rows": [
            _filled({column.code: row.get(column.code) for column in table.columns})
            for row in table.rows
        ],
    }


def _column(column: TableColumn) -> dict[str, JsonValue]:
    return _filled(
        {
            "code": column.code,
            "label": column.label,
            "type": column.type.value,
            "key": column.key or None,
            "required": column.required or None,
            "words": list(column.words),
            "also": list(column.also),
        }
    )


def _source(source: Source) -> dict[str, JsonValue]:
    return _filled(
        {
            "title": source.title,
            "publisher": source.publisher,
            "dated": source.dated,
            "address": source.address,
        }
    )


def _filled(tree: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Return a mapping without empty entries; zero and false are not empty."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in tree.items()
        if value is not None and value not in ("", [], (), {})
    }
