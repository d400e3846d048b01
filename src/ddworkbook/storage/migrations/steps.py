"""The list of migrations, how they are run, and the schema that each format must have.

The number of the last step that ran is the file's format version (`user_version`). It is kept there
and not in a table of its own, so that the schema of a format is the same in every file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from ddworkbook.storage.migrations.m0001_first_format import m0001_first_format

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]
SchemaRow = tuple[str, str, str, str | None]

STEPS: Mapping[int, Step] = {1: m0001_first_format}

_SCHEMA_ROWS = "SELECT type, name, tbl_name, sql FROM sqlite_schema"


def run_steps(connection: sqlite3.Connection, version: int, steps: Mapping[int, Step]) -> int:
    """Bring a file from a format version to the newest of the steps; return the new version.

    Each step is wholly done or not at all.
    """
    # It takes 90 ms to load, which a program start need not wait for.
    from sqlite_utils import Database

    db = Database(connection, execute_plugins=False)
    for number in sorted(steps):
        if number > version:
            with db.atomic():
                steps[number](db)
                db.execute(f"PRAGMA user_version={number}")
            version = number
    return version


def schema_rows(connection: sqlite3.Connection) -> frozenset[SchemaRow]:
    """Return every object of a file, as its type, name, table and statement."""
    return frozenset(connection.execute(_SCHEMA_ROWS).fetchall())


@cache
def schema_of(version: int) -> frozenset[SchemaRow]:
    """Return the objects of a file of this format, indexes that SQLite adds included."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        wanted = {number: step for number, step in STEPS.items() if number <= version}
        run_steps(connection, 0, wanted)
        return schema_rows(connection)
    finally:
        connection.close()
