"""Looking at a file that may be damaged or hostile, before anything in it is used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.storage.connection import connect, limit_steps
from ddworkbook.storage.failures import NotAWorkbookError, maybe_damaged, storage_failures
from ddworkbook.storage.schema.check import file_format, require_our_schema

# Up to this size the quick check takes about 40 ms; larger files are checked on request.
_QUICK_CHECK_BYTES = 32 * 1024 * 1024

_MAX_FINDINGS = 20


def vet(connection: sqlite3.Connection, path: Path) -> int:
    """Make sure that a file is a workbook of ours, and return its format version.

    Order matters: until the schema is known to be ours, nothing else is read, because a check of
    the content would run whatever somebody put into the schema.
    Raises: NotAWorkbookError, InputRefused (newer), AlteredError (schema, damage).
    """
    limit_steps(connection, on=True)
    try:
        version = file_format(connection, path)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NotAWorkbookError(
                f"“{path.name}” is not a workbook, or its beginning is damaged. Choose a file "
                "that ends in .ddw, or open your latest backup."
            ) from error
        raise
    require_our_schema(connection, path)
    limit_steps(connection, on=False)
    if _size_bytes(connection) <= _QUICK_CHECK_BYTES:
        (first,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if first != "ok":
            raise maybe_damaged(path)
    return version


def integrity_findings(path: Path) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file on a second look; empty when it is sound."""
    connection = None
    try:
        with storage_failures(path):
            connection = connect(path, read_only=True)
            limit_steps(connection, on=True)
            require_our_schema(connection, path)
            limit_steps(connection, on=False)
            rows = connection.execute(f"PRAGMA integrity_check({_MAX_FINDINGS})").fetchall()
    except DdworkbookError as error:
        return (error.sentence,)
    finally:
        if connection is not None:
            connection.close()
    return () if rows == [("ok",)] else tuple(str(row[0]) for row in rows)


def _size_bytes(connection: sqlite3.Connection) -> int:
    """Return the size of the file as SQLite sees it."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(page_bytes)
