"""Putting a finished file into its place so that a power cut leaves the old or the new one."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from ddworkbook.core.errors import WorldError


def replace_durably(finished: Path, place: Path) -> None:
    """Move a finished file to its place, and make the folder remember it.

    Without the sync of the folder, a power cut could bring back the old file, or none.
    Raises: WorldError with a sentence.
    """
    try:
        finished.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        raise WorldError(
            f"“{place.name}” could not be written: {error.strerror or error}. Check the folder and "
            "the free space and try again."
        ) from error


def write_durably(place: Path, content: bytes, mode: int) -> None:
    """Write a small file so that a power cut leaves the old content or the new, never a part.

    `mode` is what the file may be used for by whom, such as 0o600.
    Raises: WorldError with a sentence.
    """
    unfinished = place.with_name(f".{place.name}.new")
    try:
        unfinished.unlink(missing_ok=True)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise WorldError(
            f"“{place}” could not be written: {error.strerror or error}. Check the folder and the "
            "free space and try again."
        ) from error
    replace_durably(unfinished, place)


def sync_folder(folder: Path) -> None:
    """Make the folder remember which files it holds; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
