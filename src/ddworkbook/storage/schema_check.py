"""Whether a file is a workbook, of which format, and whether its structure is ours.

A trigger or view that somebody put into a file runs with the rights of the program, so the schema
must be ours word for word; one unknown object is enough to refuse the file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ddworkbook.core.errors import AlteredError, InputRefused
from ddworkbook.storage.failures import NotAWorkbookError
from ddworkbook.storage.migrations.steps import SchemaRow, schema_of, schema_rows
from ddworkbook.storage.schema.identity import APPLICATION_ID, FORMAT_VERSION


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


def require_our_schema(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse a file that holds anything else than the tables, indexes and triggers of its format.

    Raises: AlteredError that names each object.
    """
    found, ours = schema_rows(connection), schema_of(version)
    if found == ours:
        return
    raise AlteredError(
        f"“{path.name}” was not opened, because its inner structure was changed by another "
        "program. Ask the sender for an unchanged copy, or open your latest backup.",
        schema_differences(found, ours),
    )


def schema_differences(found: frozenset[SchemaRow], ours: frozenset[SchemaRow]) -> tuple[str, ...]:
    """Return one sentence for each object that differs from ours, ordered by name."""
    expected = {row[1]: row for row in ours}
    present = {row[1]: row for row in found}
    sentences = []
    for name in sorted(expected.keys() | present.keys()):
        if name not in expected:
            sentences.append(f"There is an unknown {present[name][0]} “{name}”.")
        elif name not in present:
            sentences.append(f"The {expected[name][0]} “{name}” is missing.")
        elif expected[name] != present[name]:
            sentences.append(f"The {expected[name][0]} “{name}” was changed.")
    return tuple(sentences)
