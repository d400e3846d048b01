"""A grid of cells from a file becomes the data of a reference table, by the shape of a known one.

Rows that begin with # are the head of the file: `# as_at`, then the value in the next cell or
behind a colon. The first other row names the columns. Not here: reading files, judging the table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.folding import fold
from ddworkbook.core.problem import Problem
from ddworkbook.core.reference_table import CellType, ReferenceTable, TableColumn, cell_text

Grid = Sequence[Sequence[str]]

HEAD_KEYS = (
    "name",
    "title",
    "as_at",
    "valid_from",
    "valid_to",
    "standing",
    "publisher",
    "source",
    "licence",
    "note",
)
_YES = frozenset({"yes", "true", "1", "ja", "oui"})
_NO = frozenset({"no", "false", "0", "nein", "non"})
_YEAR = re.compile(r"(19|20)[0-9]{2}")


def tree_of_grid(
    grid: Grid, given: Mapping[str, str], shape: ReferenceTable | None
) -> tuple[dict[str, JsonValue], tuple[Problem, ...]]:
    """Return the data of a table, and what is wrong with the head or the names of the columns.

    `given` wins over the head of the file. Columns are known by code, label or other names of
    `shape`, whatever their case; without a shape every column is text.
    """
    head, body, problems = _head(grid)
    head.update({key: value for key, value in given.items() if value})
    tree: dict[str, JsonValue] = dict(head)
    if shape is not None:
        tree = {"title": shape.title, **tree}
    if not body:
        problems.append(
            Problem("no-rows", "File", "There is no row of column names.", "Name the columns.")
        )
        return tree, tuple(problems)
    (number, names), *rows = body
    columns, places = _columns(names, shape, f"row {number}", problems)
    tree["columns"] = [_column_tree(column) for column in columns]
    tree["rows"] = [
        {
            column.code: _cell(row[at] if at < len(row) else "", column.type)
            for column, at in zip(columns, places, strict=True)
            if at is not None
        }
        for _, row in rows
    ]
    return tree, tuple(problems)


def unknown_columns(grid: Grid, shape: ReferenceTable | None) -> tuple[str, ...]:
    """Return the names of columns that the known table does not have, and that are left out."""
    body = _head(grid)[1]
    if shape is None or not body:
        return ()
    return tuple(name.strip() for name in body[0][1] if name.strip() and not _known(name, shape))


def name_in(grid: Grid) -> str:
    """Return the name of the table that the head of a file gives, or ""."""
    return _head(grid)[0].get("name", "")


def grid_of(table: ReferenceTable) -> list[list[str]]:
    """Return a table as a grid with its head, so that it reads back the same."""
    head = {key: str(getattr(table, key)) for key in HEAD_KEYS}
    lines = [[f"# {key}", " ".join(value.split())] for key, value in head.items() if value]
    codes = [column.code for column in table.columns]
    rows = [[cell_text(row.get(code)) for code in codes] for row in table.rows]
    return [*lines, codes, *rows]


def _head(grid: Grid) -> tuple[dict[str, str], list[tuple[int, Sequence[str]]], list[Problem]]:
    """Return the head, the other rows that are not blank with their numbers, and problems."""
    head: dict[str, str] = {}
    body: list[tuple[int, Sequence[str]]] = []
    problems = []
    for number, row in enumerate(grid, start=1):
        first = row[0].strip() if row else ""
        if body or not first.startswith("#"):
            if any(cell.strip() for cell in row):
                body.append((number, row))
            continue
        key, colon, said = first.lstrip("#").strip().partition(":")
        value = said if colon else next((cell for cell in row[1:] if cell.strip()), "")
        if key.strip() not in HEAD_KEYS:
            problems.append(
                Problem(
                    "unknown-key",
                    f"row {number}",
                    f"There is no {key.strip()!r} in the head.",
                    f"Use: {', '.join(HEAD_KEYS)}.",
                )
            )
        head[key.strip()] = value.strip()
    return {key: head[key] for key in HEAD_KEYS if key in head}, body, problems


def _columns(
    names: Sequence[str], shape: ReferenceTable | None, where: str, problems: list[Problem]
) -> tuple[tuple[TableColumn, ...], tuple[int | None, ...]]:
    """Return the columns of the table, and where each stands in the file, or None."""
    if shape is None:
        made = [(at, _code(name)) for at, name in enumerate(names) if name.strip()]
        columns = tuple(TableColumn(code, names[at].strip(), CellType.TEXT) for at, code in made)
        return columns, tuple(at for at, _ in made)
    found: dict[str, int] = {}
    for at, name in enumerate(names):
        column = _known(name, shape)
        if column is not None:
            if column.code in found:
                problems.append(_twice(column, where))
            found.setdefault(column.code, at)
    needed = [c for c in shape.columns if (c.key or c.required) and c.code not in found]
    if not found or (needed and not _has_published_name(found)):
        missing = ", ".join(column.code for column in needed or shape.columns)
        problems.append(
            Problem(
                "missing-column",
                where,
                f"There is no column for: {missing}.",
                f"Name the columns: {', '.join(column.code for column in shape.columns)}.",
            )
        )
    return shape.columns, tuple(found.get(column.code) for column in shape.columns)


def _has_published_name(found: Mapping[str, int]) -> bool:
    """Say whether names of countries stand in for their codes."""
    return "published_name" in found


def _known(name: str, shape: ReferenceTable) -> TableColumn | None:
    """Return the column that a name in the file means; a year in it may be any year."""
    folded = fold(name)
    general = fold(_YEAR.sub("{year}", name))
    for column in shape.columns:
        names = {fold(one) for one in (column.code, column.label, *column.also)}
        if folded and (folded in names or general in names):
            return column
    return None


def _twice(column: TableColumn, where: str) -> Problem:
    return Problem(
        "duplicate-column",
        where,
        f"Two columns stand for {column.code}.",
        "Keep the one that is meant and remove the other.",
    )


def _code(name: str) -> str:
    """Return a code for a column that no known table has."""
    code = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
    return (code if code[:1].isalpha() else f"c_{code}")[:40]


def _column_tree(column: TableColumn) -> dict[str, JsonValue]:
    return {
        "code": column.code,
        "label": column.label,
        "type": column.type.value,
        "key": column.key,
        "required": column.required,
        "words": list(column.words),
        "also": list(column.also),
    }


def _cell(text: str, kind: CellType) -> JsonValue:
    """Return a cell in its form; what does not fit stays text, so that it is named as wrong."""
    said = text.strip()
    if not said:
        return None
    match kind:
        case CellType.TEXTS:
            return [part.strip() for part in said.split(";") if part.strip()]
        case CellType.COUNTRY:
            # A longer text may be a name, which has a code in some tables.
            return said.upper() if len(said) == 2 else said
        case CellType.TRUTH:
            word = said.casefold()
            return True if word in _YES else False if word in _NO else said
        case CellType.INTEGER | CellType.NUMBER:
            return _number(said)
    return said


def _number(said: str) -> JsonValue:
    try:
        value = Decimal(said.replace(" ", ""))
    except InvalidOperation:
        return said
    if not value.is_finite() or abs(value.adjusted()) > 15:
        return said
    return int(value) if value == value.to_integral_value() else float(value)
