"""A pack that was unpacked into a folder; links are named and never followed."""

from __future__ import annotations

import os
import stat
from functools import partial
from pathlib import Path
from typing import IO

from ddworkbook.formats.pack.material import MAX_ENTRIES
from ddworkbook.formats.pack_check.check_line import BAD, CheckLine
from ddworkbook.formats.pack_check.source import Source, SourceFile, UnreadableError

# A junction of Windows: a link to a folder that looks like a folder.
_JUNCTION = 0xA0000003
_LEFT_BY_SYSTEMS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def folder_source(root: Path) -> Source:
    """Return the files of an unpacked bag.

    Raises: UnreadableError when there are too many, or a folder cannot be read.
    """
    files: dict[str, SourceFile] = {}
    faults: list[CheckLine] = []
    for folder, below, names in os.walk(root, onerror=_refuse):
        for name in sorted(below + names):
            path = Path(folder, name)
            inside = path.relative_to(root).as_posix()
            info = path.lstat()
            if _is_link(info):
                faults.append(CheckLine(BAD, inside, "It is a link; a pack holds files alone."))
                below[:] = [other for other in below if other != name]
            elif stat.S_ISREG(info.st_mode):
                files[inside] = SourceFile(info.st_size, partial(_open, path))
            elif not stat.S_ISDIR(info.st_mode):
                faults.append(CheckLine(BAD, inside, "It is neither a file nor a folder."))
        if len(files) + len(faults) > MAX_ENTRIES:
            raise UnreadableError(
                f"The folder holds more than {MAX_ENTRIES} files; a pack has less."
            )
    return Source(files, tuple(faults))


def left_by_system(path: str) -> bool:
    """Say whether a file is one that a file manager leaves behind when somebody looks in."""
    return path.rpartition("/")[2].lower() in _LEFT_BY_SYSTEMS


def _is_link(info: os.stat_result) -> bool:
    return stat.S_ISLNK(info.st_mode) or getattr(info, "st_reparse_tag", 0) == _JUNCTION


def _open(path: Path) -> IO[bytes]:
    """Open a file unless it became a link since it was listed."""
    return os.fdopen(os.open(path, _OPEN_FLAGS), "rb")


def _refuse(error: OSError) -> None:
    raise UnreadableError(f"{error.filename} cannot be read: {error.strerror}") from error
