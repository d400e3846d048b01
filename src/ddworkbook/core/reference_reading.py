"""Read a reference table from plain data, with everything that is wrong with it at once.

Not here: files (formats/reference_file.py), what single tables mean (reference_meaning.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Source
from ddworkbook.core.reference_cells import FORMS, MAX_CELL, is_day, shown, storable
from ddworkbook.core.reference_table import (
    SOURCE_COLUMN,
    CellType,
    ReferenceTable,
    Standing,
    TableColumn,
    repeated_rows,
)

MAX_ROWS = 20_000
MAX_COLUMNS = 40

# Enough to see what is wrong; a file of the wrong kind would list every cell.
MAX_PROBLEMS = 200

_NAME = re.compile(r"[a-z][a-z0-9-]{0,59}")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TEXTS = ("title", "publisher", "source", "licence", "note")
_DATES = ("as_at", "valid_from", "valid_to")
_HEAD = frozenset(("name", "standing", "sources", "columns", "rows", *_TEXTS, *_DATES))
# Without these nobody could say later what the table was.
_REQUIRED = ("title", "as_at", "source", "licence")


def check_table(tree: JsonValue) -> tuple[Problem, ...]:
    """Return everything that is wrong with the data of a table; empty when it is fit for use."""
    return read_table(tree)[1]


def read_table(tree: JsonValue) -> tuple[ReferenceTable | None, tuple[Problem, ...]]:
    """Return the table that plain data describe, or None with every problem (to MAX_PROBLEMS)."""
    reader = _Reader()
    table = reader.table(tree)
    problems = reader.problems
    if len(problems) > MAX_PROBLEMS:
        more = len(problems) - MAX_PROBLEMS
        rest = Problem(
            "more-problems", "Table", f"There are {more} more problems.", "Repair these first."
        )
        problems = [*problems[:MAX_PROBLEMS], rest]
    return (None if problems else table), tuple(problems)


def from_document(tree: JsonValue) -> ReferenceTable:
    """Return the table of a stored document. Raises: ValueError that says what is wrong."""
    table, problems = read_table(tree)
    if table is None:
        raise ValueError("\n".join(problem.sentence for problem in problems))
    return table


class _Reader:
    """Reads the parts of a table and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def fault(self, code: str, where: str, what: str, repair: str) -> None:
        self.problems.append(Problem(code, where, what, repair))

    def table(self, tree: JsonValue) -> ReferenceTable | None:
        if not isinstance(tree, Mapping):
            self.fault(
                "not-a-table", "Table", "This is not a table.", "Give title, columns and rows."
            )
            return None
        for key in tree:
            if key not in _HEAD:
                self.fault("unknown-key", str(key), "A table has no such entry.", "Remove it.")
        head: dict[str, Any] = {key: self._text(tree, key) for key in _TEXTS}
        head.update((key, self._date(tree, key)) for key in _DATES)
        for key in _REQUIRED:
            if not tree.get(key):
                self.fault("missing", key, "It is missing.", _HOW[key])
        if head["valid_to"] and head["valid_to"] < head["valid_from"]:
            self.fault(
                "bad-validity", "valid_to", "It is before valid_from.", "Correct one of the two."
            )
        head.update(name=self._name(tree), standing=self._standing(tree))
        sources = self._sources(tree.get("sources"))
        columns = self._columns(tree.get("columns"))
        rows = self._rows(tree.get("rows", ()), columns, sources)
        made = ReferenceTable(columns=columns, rows=rows, sources=sources, **head)
        self._twice(made)
        return made

    def _text(self, tree: Mapping[str, JsonValue], key: str, inside: str = "") -> str:
        value = tree.get(key)
        if value is None:
            return ""
        if isinstance(value, str) and len(value) <= MAX_CELL and storable(value):
            return value.strip()
        where = f"{inside}, {key}" if inside else key
        what = f"This is not a text of up to {MAX_CELL} characters."
        self.fault("not-text", where, what, "Give a text, in quotation marks.")
        return ""

    def _date(self, tree: Mapping[str, JsonValue], key: str) -> str:
        value = tree.get(key)
        if value in (None, ""):
            return ""
        if not is_day(value):
            self.fault("not-a-date", key, f"{shown(value)} is not a date.", _HOW["as_at"])
            return ""
        return str(value)

    def _name(self, tree: Mapping[str, JsonValue]) -> str:
        name = tree.get("name")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            self.fault(
                "bad-name",
                "name",
                f"{shown(name)} is not a name of a table.",
                "Use small letters, digits and hyphens, such as policy-lines.",
            )
            return ""
        return name

    def _standing(self, tree: Mapping[str, JsonValue]) -> Standing:
        value = tree.get("standing", Standing.IN_FORCE.value)
        if value not in tuple(one.value for one in Standing):
            self.fault(
                "unknown-word",
                "standing",
                f"{shown(value)} is not known.",
                f"Use one of: {', '.join(Standing)}.",
            )
            return Standing.IN_FORCE
        return Standing(value)

    def _sources(self, tree: JsonValue) -> dict[str, Source]:
        if tree is None:
            return {}
        if not isinstance(tree, Mapping):
            self.fault("not-sources", "sources", "These are not sources by key.", "Write KEY: {…}.")
            return {}
        found = {}
        for key, item in tree.items():
            where = f"sources, {shown(key)}"
            if not isinstance(item, Mapping) or not item.get("title") or not storable(key):
                self.fault("no-title", where, "The source has no title.", "Give title and dated.")
                continue
            names = ("title", "publisher", "dated", "address")
            found[key] = Source(key, *(self._text(item, name, where) for name in names))
        return found

    def _columns(self, tree: JsonValue) -> tuple[TableColumn, ...]:
        if not isinstance(tree, list | tuple) or not 0 < len(tree) <= MAX_COLUMNS:
            self.fault(
                "no-columns", "columns", f"There must be 1 to {MAX_COLUMNS} columns.", _A_COLUMN
            )
            return ()
        found: dict[str, TableColumn] = {}
        for number, item in enumerate(tree, start=1):
            column = self._column(item, f"columns, {number}")
            if column is None:
                continue
            if column.code in found:
                self.fault(
                    "duplicate-column",
                    f"columns, {number}",
                    f"{column.code} stands twice.",
                    "Keep one of the two.",
                )
            found[column.code] = column
        return tuple(found.values())

    def _column(self, item: JsonValue, where: str) -> TableColumn | None:
        code = item.get("code") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(code, str) or not _CODE.fullmatch(code):
            self.fault("bad-column", where, "The column has no code.", _A_COLUMN)
            return None
        kind = item.get("type", CellType.TEXT.value)
        if kind not in tuple(one.value for one in CellType):
            self.fault(
                "unknown-type",
                where,
                f"{shown(kind)} is no type of a column.",
                f"Use one of: {', '.join(CellType)}.",
            )
            return None
        return TableColumn(
            code,
            self._text(item, "label", where) or code,
            CellType(kind),
            item.get("key") is True,
            item.get("required") is True,
            self._texts(item, "words", where),
            self._texts(item, "also", where),
        )

    def _texts(self, tree: Mapping[str, JsonValue], key: str, where: str) -> tuple[str, ...]:
        value = tree.get(key, ())
        if FORMS[CellType.TEXTS][1](value) and isinstance(value, list | tuple):
            return tuple(str(item) for item in value)
        what = "This is not a list of texts."
        self.fault("not-texts", f"{where}, {key}", what, "Write [one, two].")
        return ()

    def _rows(
        self, tree: JsonValue, columns: tuple[TableColumn, ...], sources: Mapping[str, Source]
    ) -> tuple[dict[str, JsonValue], ...]:
        if not isinstance(tree, list | tuple) or len(tree) > MAX_ROWS:
            self.fault(
                "no-rows",
                "rows",
                f"This is not a list of up to {MAX_ROWS:,} rows.",
                "Write one row under the other.",
            )
            return ()
        if not columns:
            return ()
        known = {column.code: column for column in columns}
        found: list[dict[str, JsonValue]] = []
        for number, item in enumerate(tree, start=1):
            where = f"row {number}"
            if not isinstance(item, Mapping):
                self.fault("not-a-row", where, "This is not a row.", "Write {column: value}.")
                continue
            for key in item:
                if key not in known:
                    self.fault(
                        "unknown-column",
                        where,
                        f"There is no column {shown(key)}.",
                        f"Use: {', '.join(known)}.",
                    )
            row = {
                code: self._cell(item.get(code), column, f"{where}, {code}")
                for code, column in known.items()
            }
            cited = row.get(SOURCE_COLUMN)
            if sources and cited and cited not in sources:
                self.fault(
                    "unknown-source",
                    f"{where}, source",
                    f"{cited} is not a listed source.",
                    "List it under sources, or correct the key.",
                )
            found.append({code: value for code, value in row.items() if value is not None})
        return tuple(found)

    def _cell(self, value: JsonValue, column: TableColumn, where: str) -> JsonValue:
        """Return a cell in its form, None when it is empty."""
        if value in (None, "", [], ()):
            if column.key or column.required:
                self.fault("missing", where, "It is empty.", f"Fill in: {column.label}.")
            return None
        says, fits = FORMS[column.type]
        if not fits(value):
            self.fault("bad-cell", where, f"{shown(value)} is not {says}.", f"Give {says}.")
            return None
        if column.words and value not in column.words:
            self.fault(
                "unknown-word",
                where,
                f"{shown(value)} is not known here.",
                f"Use one of: {', '.join(column.words)}.",
            )
        return list(value) if isinstance(value, list | tuple) else value

    def _twice(self, table: ReferenceTable) -> None:
        """Note rows that nothing tells apart."""
        for number, first, key in repeated_rows(table):
            what = f"{key} stands in row {first} too."
            self.fault("duplicate-row", f"row {number}", what, "Keep one of the two.")


_A_COLUMN = "Give each a code in small letters, a label and a type."
_HOW = {
    "title": "Give the table a title.",
    "as_at": "Give the day for which it was checked, as YYYY-MM-DD.",
    "source": "Say where the content is from.",
    "licence": "Say under which licence the content may be used, or: own content.",
}
