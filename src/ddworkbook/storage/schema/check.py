"""Whether a file is a workbook of this format, before anything else in it is read.

A trigger or view that somebody put into a file runs with the rights of the program, so the schema
must be ours word for word; one unknown object is enough to refuse the file.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from ddworkbook.core.errors import AlteredError, InputRefused
from ddworkbook.storage.failures import NotAWorkbookError
from ddworkbook.storage.schema.ledger import LEDGER_SCHEMA
from ddworkbook.storage.schema.readable import READABLE_SCHEMA

# "DDWB" as a big-endian number; it stands in bytes 68 to 71 of the file.
# Source: SQLite file format, section 1.3.14.
APPLICATION_ID = 0x44445742
FORMAT_VERSION = 1

_SCHEMA_ROWS = "SELECT type, name, tbl_name, sql FROM sqlite_schema"

SchemaRow = tuple[str, str, str, str | None]


def file_format(connection: sqlite3.Connection, path: Path) -> int:
    """Return the format version of a workbook.

    Raises: NotAWorkbookError for a database of another program, InputRefused for a newer format.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise NotAWorkbookError(
            f"“{path.name}” is not a workbook but the database of another program. "
            "Choose a file that ends in .ddw."
        )
    if version > FORMAT_VERSION:
        raise InputRefused(
            f"“{path.name}” was made by a newer program: it has format {version}, and this program "
            f"knows formats up to {FORMAT_VERSION}. Install the newest program and open it there. "
            "Nothing was changed."
        )
    return int(version)


def require_our_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that holds anything else than our tables, indexes and triggers.

    Raises: AlteredError that names each object.
    """
    found = schema_rows(connection)
    if found == _our_schema():
        return
    details = schema_differences(found)
    raise AlteredError(
        f"“{path.name}” was not opened, because its inner structure was changed by another "
        "program. Ask the sender for an unchanged copy, or open your latest backup.",
        details,
    )


def schema_differences(found: frozenset[SchemaRow]) -> tuple[str, ...]:
    """Return one sentence for each object that differs from ours, ordered by name."""
    ours = {row[1]: row for row in _our_schema()}
    theirs = {row[1]: row for row in found}
    sentences = []
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in ours:
            sentences.append(f"There is an unknown {theirs[name][0]} “{name}”.")
        elif name not in theirs:
            sentences.append(f"The {ours[name][0]} “{name}” is missing.")
        elif ours[name] != theirs[name]:
            sentences.append(f"The {ours[name][0]} “{name}” was changed.")
    return tuple(sentences)


def schema_rows(connection: sqlite3.Connection) -> frozenset[SchemaRow]:
    """Return every object of a file, as its type, name, table and statement."""
    return frozenset(connection.execute(_SCHEMA_ROWS).fetchall())


@cache
def _our_schema() -> frozenset[SchemaRow]:
    """Return the objects of a new workbook, indexes that SQLite adds included."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in (*LEDGER_SCHEMA, *READABLE_SCHEMA):
            connection.execute(statement)
        return schema_rows(connection)
    finally:
        connection.close()
