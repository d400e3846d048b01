"""Files that are either there and whole, or not there."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ddworkbook.core.errors import WorldError
from ddworkbook.storage.places import looking_at

_FULL = {errno.ENOSPC, errno.EDQUOT}
_IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR}


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside the wanted one, then put it in its place.

    An existing file is replaced only when the new one is whole.
    Raises: WorldError with a sentence when the place refuses; nothing half-written is left.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        write(unfinished)
        make_durable(unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise world_error(error, path) from error
    finally:
        _remove_quietly(unfinished)


def write_bytes_whole(path: Path, content: bytes) -> None:
    """Write bytes as a whole file. Raises: WorldError when the place refuses."""

    def write(unfinished: Path) -> None:
        unfinished.write_bytes(content)

    write_whole(path, write)


def free_name(folder: Path, name: str) -> Path:
    """Return a path in the folder that is not taken: the name, else with (2), (3) …"""
    wanted = folder / name
    stem, suffix = wanted.stem, wanted.suffix
    number = 2
    with looking_at(wanted):
        while wanted.exists():
            wanted = folder / f"{stem} ({number}){suffix}"
            number += 1
    return wanted


def make_folder(folder: Path) -> None:
    """Make a folder unless it is there. Raises: WorldError when the place refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_error(error, folder) from error


def write_folder_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder with files by their path in it, all of them or none.

    Raises: WorldError when the place refuses; nothing half-written is left.
    """
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    try:
        for name, content in files.items():
            path = unfinished / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            make_durable(path)
        unfinished.replace(folder)
    except OSError as error:
        raise world_error(error, folder) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def remove_written(paths: Iterable[Path]) -> None:
    """Remove files and folders that were written in vain."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            _remove_quietly(path)


def make_durable(path: Path) -> None:
    """Ask the system to have the file on the disk before it takes the place of another."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def world_error(error: OSError, path: Path) -> WorldError:
    """Return the sentence for what the system said about a path."""
    if error.errno in _FULL:
        return WorldError(
            f"The disk that holds “{path.parent}” is full. Nothing half-written was left. "
            "Free some space, or choose another folder."
        )
    if error.errno in _IN_THE_WAY:
        return WorldError(
            f"“{path}” cannot be made, because a file stands in its way. Choose another folder."
        )
    said = error.strerror or str(error)
    return WorldError(
        f"“{path}” cannot be written ({said}). Check that the folder is there and that you may "
        "write to it, or choose another one."
    )


def _remove_quietly(path: Path) -> None:
    """Remove what is left of a file, where the place allows it."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
