"""The files of a pack, whether it lies in a folder or in a zip, read where they are.

Nothing is unpacked, so that nothing in a pack from a stranger can land outside of it.
Not here: reading a zip (zip_source.py) or a folder (folder_source.py) and what the files must hold.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO

from ddworkbook.formats.pack_check.check_line import CheckLine

CHUNK_BYTES = 1024 * 1024
# Record, history and the like are read as a whole; evidence never is.
MAX_WHOLE = 256 * 1024 * 1024

# What a zip or a file system raises for content that is not whole.
UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)


class UnreadableError(Exception):
    """A file of the pack cannot be read; the text says why."""


@dataclass(frozen=True)
class SourceFile:
    """One file: how long it says it is, and how to open it."""

    size_bytes: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True)
class Source:
    """All files by their path in the bag, and what is wrong with how they lie there."""

    files: Mapping[str, SourceFile]
    faults: tuple[CheckLine, ...] = ()

    def chunks(self, path: str) -> Iterator[bytes]:
        """Yield a file piece by piece, never more of it than it said.

        Raises: UnreadableError, also when there is no such file.
        """
        file = self.files.get(path)
        if file is None:
            raise UnreadableError("It is missing.")
        left = file.size_bytes
        try:
            with file.open() as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    left -= len(chunk)
                    if left < 0:
                        raise UnreadableError("It is longer than it says.")
                    yield chunk
        except UNREADABLE as error:
            raise UnreadableError(str(error) or type(error).__name__) from error
        if left:
            raise UnreadableError("It is shorter than it says.")

    def read(self, path: str) -> bytes:
        """Return a whole file. Raises: UnreadableError."""
        file = self.files.get(path)
        if file is not None and file.size_bytes > MAX_WHOLE:
            raise UnreadableError(f"It is larger than {MAX_WHOLE // 1024**2} MiB.")
        return b"".join(self.chunks(path))
