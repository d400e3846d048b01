"""Places in the file system: what cannot be looked at, and where nothing new can be made.

Not here: what is inside a file (vetting), and failures of a workbook that exists (failures).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ddworkbook.core.errors import WorldError
from ddworkbook.storage.failures import storage_failures

_PRIMARY = 0xFF
_NO_SPACE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_NO_RIGHT = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}


@contextmanager
def looking_at(path: Path) -> Iterator[None]:
    """Turn what the system says about a path into a sentence: no right to look, name too long."""
    try:
        yield
    except OSError as error:
        raise WorldError(
            f"“{path.name}” cannot be looked at: {error.strerror or error}. Check that the name is "
            "right and that you may read the folder that it is in."
        ) from error


@contextmanager
def making(place: Path) -> Iterator[None]:
    """Stand around SQL that writes a file which was not there before.

    `place` is where the file will be in the end. Nothing that exists is at stake, so the sentences
    speak of the place alone.
    Raises: WorldError with a sentence; other failures as storage_failures gives them.
    """
    with storage_failures(place):
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
            where = f"“{place.name}” was not made in “{place.absolute().parent}”"
            if code in _NO_SPACE:
                raise WorldError(
                    f"{where}, because the disk is full or did not answer. Nothing half-written "
                    "was left. Free some space, or choose another folder."
                ) from error
            if code in _NO_RIGHT:
                raise WorldError(
                    f"{where}, because you may not write to that folder. Choose a folder of your "
                    "own."
                ) from error
            raise
