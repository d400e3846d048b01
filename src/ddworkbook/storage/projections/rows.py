"""The three ways in which a projection writes to a readable table.

Table and column names come from the program only; values are always bound.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ddworkbook.core.canonical import JsonValue, canonical_bytes

Value = str | int | None


def put(connection: sqlite3.Connection, table: str, row: Mapping[str, Value]) -> None:
    """Write a row, replacing the one with the same key."""
    connection.execute(_insert(table, tuple(row)), tuple(row.values()))


def put_all(
    connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Value]]
) -> None:
    """Write rows that have the same columns, replacing those with the same keys."""
    kept = list(rows)
    if kept:
        sql = _insert(table, tuple(kept[0]))
        connection.executemany(sql, [tuple(row.values()) for row in kept])


def change(
    connection: sqlite3.Connection, table: str, key: str, values: Mapping[str, Value]
) -> None:
    """Change columns of the row whose `id` is the key."""
    connection.execute(_update(table, tuple(values)), (*values.values(), key))


def remove(connection: sqlite3.Connection, table: str, column: str, key: str) -> None:
    """Remove the rows whose column is the key."""
    connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))  # noqa: S608


def json_text(tree: JsonValue) -> str:
    """Return a value as it stands in a readable table."""
    return canonical_bytes(tree).decode()


def json_list(items: Sequence[str]) -> str:
    """Return a list of texts as it stands in a readable table."""
    return json.dumps(list(items), ensure_ascii=False, separators=(",", ":"))


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement that writes these columns."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608


@cache
def _update(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement that changes these columns."""
    sets = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE {table} SET {sets} WHERE id = ?"  # noqa: S608
