"""What SQLite says, turned into a sentence that says how to repair it.

`storage_failures` stands around every piece of SQL. Errors that are not failures of the world
(a misspelt column, a broken constraint) pass through unchanged: they are bugs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ddworkbook.core.errors import AlteredError, DdworkbookError, InputRefused, WorldError

_PRIMARY = 0xFF


class MaybeDamagedError(AlteredError):
    """SQLite could not make sense of the file; a second look decides whether it is damaged.

    Read errors of a tired stick look just the same, so one failure is not proof.
    """


class NotAWorkbookError(InputRefused):
    """The file is something else than a workbook."""


class LockedError(WorldError):
    """Another program or person holds the workbook just now."""


class UncertainWriteError(WorldError):
    """Writing failed in a way after which nothing that is cached may be trusted."""


@contextmanager
def storage_failures(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into the project's own errors."""
    try:
        yield
    except sqlite3.Error as error:
        failure = failure_of(error, path)
        if failure is None:
            raise
        raise failure from error
    except UnicodeDecodeError as error:
        # Text columns of a damaged file reach Python as bytes that are not UTF-8.
        raise MaybeDamagedError(_damaged(path)) from error


def failure_of(error: sqlite3.Error, path: Path) -> DdworkbookError | None:
    """Return the project's own error for one of SQLite's, or None when it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Python's own layer reports undecodable text without a code.
        undecodable = isinstance(error, sqlite3.OperationalError)
        return MaybeDamagedError(_damaged(path)) if undecodable else None
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return WorldError(unfinished_here(path))
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return WorldError(_moved(path))
    return _by_primary_code(code & _PRIMARY, path)


def _by_primary_code(code: int, path: Path) -> DdworkbookError | None:
    """Return the error for a primary result code, or None when it is a bug."""
    name = path.name
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LockedError(
            f"“{name}” is being written by another program just now. Wait a moment and try again; "
            "if it stays so, close the other program that has it open."
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return WorldError(
            f"“{name}” can be read but not written: the file or its folder is read-only. "
            "Copy it to a folder of your own and open the copy."
        )
    if code == sqlite3.SQLITE_FULL:
        return UncertainWriteError(
            f"The disk that holds “{name}” is full, so the last change was not saved. "
            "Everything saved before is safe. Free some space and do the last step again."
        )
    if code == sqlite3.SQLITE_IOERR:
        return UncertainWriteError(
            f"The disk that holds “{name}” did not answer or is full, so the last change was not "
            "saved. Check the stick, the network drive and the free space, then do the last step "
            "again."
        )
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return MaybeDamagedError(_damaged(path))
    if code == sqlite3.SQLITE_CANTOPEN:
        return WorldError(
            f"“{name}” could not be opened. Check that the file and its folder exist and that you "
            "may read them."
        )
    if code in {sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_NOMEM}:
        return WorldError(
            f"A value in “{name}” is larger than this program reads. Close other programs; "
            "if it happens again, check the workbook."
        )
    return None


def maybe_damaged(path: Path) -> MaybeDamagedError:
    """Return the error for a file that seems damaged and deserves a second look."""
    return MaybeDamagedError(_damaged(path))


def damaged(path: Path, findings: tuple[str, ...] = ()) -> AlteredError:
    """Return the error for a file that was looked at twice and is damaged."""
    return AlteredError(_damaged(path), findings)


def unfinished_here(path: Path) -> str:
    """Return the sentence for a file that must be rolled back where nothing can be written."""
    return (
        f"“{path.name}” was not closed properly and cannot be repaired here, because the file or "
        f"its folder is read-only. Copy it together with “{path.name}-journal” to a folder of your "
        "own and open the copy."
    )


def _damaged(path: Path) -> str:
    return (
        f"“{path.name}” is damaged. Nothing was changed. Keep the file as it is, and open "
        "your latest backup."
    )


def _moved(path: Path) -> str:
    return (
        f"“{path.name}” was moved, renamed or replaced while it was open, so the last change was "
        "not saved. Close it and open it again from where it is now."
    )
