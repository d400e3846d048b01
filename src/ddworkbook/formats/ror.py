"""Reads a data dump of the Research Organization Registry: JSON of schema 2, plain or in a zip.

The file is known by its content, never by its name, and is read piece by piece, so that a
whole dump needs little memory.
Not here: what a record means (core/ror.py) and where it is kept.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.core.problem import Problem
from ddworkbook.core.ror import RorName, RorRecord, is_version_1, ror_record, to_partner
from ddworkbook.formats.json_stream import json_array

__all__ = ["RorName", "RorRecord", "read_ror", "to_partner"]

Progress = Callable[[int, int], None]

# A full dump had about 120,000 records and 300 MB in 2026; these leave room to grow.
MAX_BYTES = 2 * 1024**3
MAX_ENTRIES = 100
# The longest real record has 125,000 characters.
MAX_RECORD_CHARS = 4 * 1024**2

_CHUNK = 256 * 1024
_PEEK = 1024
_ZIP_START = b"PK\x03\x04"
_WHERE_FROM = (
    "Choose the zip or the JSON file of a ROR data dump (schema 2), as published on Zenodo."
)
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


@dataclass
class _Source:
    """The open bytes of a dump, how many there are, and who is told how far we are."""

    stream: IO[bytes]
    size: int
    on_progress: Progress | None = None
    taken: int = 0

    def more(self) -> bytes:
        """Return the next bytes, refusing to go beyond the limit."""
        piece = self.stream.read(_CHUNK)
        self.taken += len(piece)
        if self.taken > MAX_BYTES:
            raise InputRefused(_TOO_BIG)
        if self.on_progress is not None:
            self.on_progress(self.taken, max(self.size, self.taken))
        return piece


def read_ror(
    path: Path,
    *,
    on_problem: Callable[[Problem], None] | None = None,
    on_progress: Progress | None = None,
) -> Iterator[RorRecord]:
    """Yield the records of a dump.

    `on_problem` is told of single records that cannot be read, which are left out; without it
    the first one refuses the file. `on_progress` is told bytes read and bytes in all.
    Raises: InputRefused when the file is something else; WorldError when it cannot be read.
    """
    count = 0
    try:
        with _opened(path, on_progress) as source:
            for data in json_array(source.more, MAX_RECORD_CHARS):
                count += 1
                record = _record(count, data, path.name, on_problem)
                if record is not None:
                    yield record
    except OSError as error:
        raise WorldError(
            f"The file {path.name} cannot be read ({error.strerror or error}). Check that it is "
            "there and that you may read it."
        ) from error
    except _ZIP_ERRORS as error:
        raise InputRefused(
            f"The zip file {path.name} is damaged or was not fully downloaded. Download it again."
        ) from error
    except ValueError as error:
        raise InputRefused(f"{path.name}: {error} {_WHERE_FROM}") from error
    if count == 0:
        raise InputRefused(f"{path.name} holds no record at all. {_WHERE_FROM}")


def _record(
    number: int, data: JsonValue, name: str, on_problem: Callable[[Problem], None] | None
) -> RorRecord | None:
    """Return one record, or report it and return None."""
    if is_version_1(data):
        raise InputRefused(
            f"{name} holds records of ROR's old schema 1, which ended in 2025. {_WHERE_FROM}"
        )
    try:
        return ror_record(data)
    except ValueError as error:
        problem = Problem(
            "bad-ror-record", f"Record {number}", str(error), "Report it to ROR or leave it out."
        )
        if on_problem is None:
            raise InputRefused(
                f"{name} has a record that cannot be read. {_WHERE_FROM}", [problem]
            ) from error
        on_problem(problem)
        return None


@contextmanager
def _opened(path: Path, on_progress: Progress | None) -> Iterator[_Source]:
    """Open the JSON of a dump, which may stand in a zip."""
    with path.open("rb") as file:
        start = file.read(_PEEK)
        file.seek(0)
        if not start.startswith(_ZIP_START):
            _refuse_other(start, path.name)
            yield _Source(file, path.stat().st_size, on_progress)
            return
        with zipfile.ZipFile(file) as archive:
            entry = _json_entry(archive, path.name)
            with archive.open(entry) as stream:
                yield _Source(stream, entry.file_size, on_progress)


def _refuse_other(start: bytes, name: str) -> None:
    """Refuse what is plainly something else, with the sentence that helps most."""
    if _is_array(start):
        return
    if not start:
        raise InputRefused(f"{name} is empty. {_WHERE_FROM}")
    if start.startswith(b"{"):
        raise InputRefused(
            f"{name} is JSON, but a single object and not the list of a whole dump. {_WHERE_FROM}"
        )
    if start.removeprefix(b"\xef\xbb\xbf").startswith((b"id,", b'"id",')):
        raise InputRefused(
            f"{name} is the CSV of a dump. Choose the JSON file that lies beside it."
        )
    raise InputRefused(f"{name} is not a ROR data dump. {_WHERE_FROM}")


def _json_entry(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """Return the entry that holds an array of records, of schema 2 where there is one."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise InputRefused(f"{name} holds {len(entries)} files. {_WHERE_FROM}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputRefused(f"{name} is encrypted. {_WHERE_FROM}")
    arrays = [entry for entry in entries if _is_array(_start(archive, entry))]
    if not arrays:
        raise InputRefused(f"{name} is a zip file without the JSON of a ROR dump. {_WHERE_FROM}")
    if any(entry.file_size > MAX_BYTES for entry in arrays):
        raise InputRefused(_TOO_BIG)
    # Dumps of 2024 and 2025 hold both schemas side by side.
    newer = (entry for entry in arrays if not is_version_1(_first(archive, entry)))
    return next(newer, arrays[0])


def _start(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the first bytes of an entry."""
    with archive.open(entry) as stream:
        return stream.read(_PEEK)


def _first(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> JsonValue:
    """Return the first record of an entry, None when it is empty or cannot be read."""
    with archive.open(entry) as stream:
        records = json_array(_Source(stream, entry.file_size).more, MAX_RECORD_CHARS)
        try:
            return next(records, None)
        except ValueError:
            # Reading it in earnest says what is wrong.
            return None


def _is_array(start: bytes) -> bool:
    """Say whether bytes begin like a JSON array."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(b"[")


_TOO_BIG = (
    f"The file unpacks to more than {MAX_BYTES // 1024**3} GB, which no ROR dump does. "
    f"{_WHERE_FROM}"
)
