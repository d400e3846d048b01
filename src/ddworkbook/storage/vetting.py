"""Looking at a file that may be damaged or hostile, before anything in it is used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ddworkbook.core.errors import DdworkbookError, InputRefused, WorldError
from ddworkbook.storage.connection import connect, forbid_schema_changes, limit_steps
from ddworkbook.storage.failures import (
    MaybeDamagedError,
    NotAWorkbookError,
    damaged,
    maybe_damaged,
    storage_failures,
    unfinished_here,
)
from ddworkbook.storage.places import looking_at
from ddworkbook.storage.schema_check import file_format, require_our_schema

# Up to this size the quick check takes about 40 ms; larger files are checked on request.
_QUICK_CHECK_BYTES = 32 * 1024 * 1024

_MAX_FINDINGS = 20

_NO_SENSE = "SQLite can make no sense of the file; a part of it may be missing."


def require_file(path: Path) -> None:
    """Refuse a path at which no workbook can be, without opening it.

    Raises: InputRefused or WorldError with a sentence.
    """
    with looking_at(path):
        _require_file(path)


def _require_file(path: Path) -> None:
    """Refuse a missing file, a folder, and an empty file."""
    if path.is_dir():
        raise InputRefused(f"“{path.name}” is a folder. Choose a file that ends in .ddw.")
    if not path.parent.is_dir():
        raise WorldError(
            f"The folder “{path.parent}” was not found. Check the name and that the drive is "
            "connected."
        )
    if not path.exists():
        raise WorldError(
            f"“{path.name}” was not found in “{path.parent}”. Check the name, or create a new "
            "workbook."
        )
    if path.stat().st_size == 0:
        raise InputRefused(
            f"“{path.name}” is empty: it holds nothing, not even a workbook without entries. "
            "Open your latest backup, or delete it and create a new workbook."
        )


def vet(connection: sqlite3.Connection, path: Path) -> int:
    """Make sure that a file is a workbook of ours, and return its format version.

    Order matters: until the schema is known to be ours, nothing else is read, because a check of
    the content would run whatever somebody put into the schema.
    Raises: NotAWorkbookError, InputRefused (newer), AlteredError (schema), MaybeDamagedError.
    """
    limit_steps(connection, on=True)
    version = _format_of(connection, path)
    require_our_schema(connection, path, version)
    limit_steps(connection, on=False)
    if _size_bytes(connection) <= _QUICK_CHECK_BYTES:
        (first,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if first != "ok":
            raise maybe_damaged(path)
    if connection.execute("SELECT count(*) FROM workbook").fetchone() != (1,):
        raise maybe_damaged(path)
    return version


def connect_to_read(path: Path) -> tuple[sqlite3.Connection, int]:
    """Return a vetted read-only connection and the format version of the file.

    What a program that was killed left half-written is rolled back first, as SQLite does; that is
    the only case in which reading changes the file.
    Raises: as vet does, and WorldError where rolling back is not possible.
    """
    connection = connect(path, read_only=True)
    try:
        try:
            version = vet(connection, path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            _roll_back_leftovers(path)
            version = vet(connection, path)
        forbid_schema_changes(connection)
    except BaseException:
        connection.close()
        raise
    return connection, version


def confirm_damage(path: Path) -> None:
    """Look a second time at a file that seemed damaged; do nothing when it is sound after all.

    A tired stick gives the same error as a damaged file, once.
    Raises: AlteredError with what is wrong.
    """
    findings = integrity_findings(path)
    if findings:
        raise damaged(path, findings)


def integrity_findings(path: Path) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file on a second look; empty when it is sound."""
    connection = None
    try:
        with storage_failures(path):
            connection = connect(path, read_only=True)
            limit_steps(connection, on=True)
            require_our_schema(connection, path, _format_of(connection, path))
            limit_steps(connection, on=False)
            return damage_of(connection)
    except DdworkbookError as error:
        # The sentence for damage is said above the findings; it need not be said twice.
        said = _NO_SENSE if isinstance(error, MaybeDamagedError) else error.sentence
        return (said, *error.details)
    finally:
        if connection is not None:
            connection.close()


def damage_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite's own check finds, empty when the file is sound."""
    rows = connection.execute(f"PRAGMA integrity_check({_MAX_FINDINGS})").fetchall()
    return () if rows == [("ok",)] else tuple(str(row[0]) for row in rows)


def _format_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the format version; a file that is no database at all is not a workbook."""
    try:
        return file_format(connection, path)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise NotAWorkbookError(
            f"“{path.name}” is not a workbook, or its beginning is damaged. Choose a file "
            "that ends in .ddw, or open your latest backup."
        ) from error


def _roll_back_leftovers(path: Path) -> None:
    """Let SQLite finish what a killed program left behind."""
    connection = connect(path, read_only=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            raise WorldError(unfinished_here(path)) from error
        raise
    finally:
        connection.close()


def _size_bytes(connection: sqlite3.Connection) -> int:
    """Return the size of the file as SQLite sees it."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(page_bytes)
