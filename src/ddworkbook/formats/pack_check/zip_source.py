"""A pack in a zip, from anybody: what could harm is refused before a byte is unpacked."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from ddworkbook.formats.pack.material import MAX_BYTES, MAX_ENTRIES
from ddworkbook.formats.pack.names import fault_of_name
from ddworkbook.formats.pack_check.check_line import BAD, CheckLine
from ddworkbook.formats.pack_check.source import (
    UNREADABLE,
    Source,
    SourceFile,
    UnreadableError,
)

_MAX_RATIO = 1000  # deflate reaches 1032:1 on zeros; texts reach about 20:1
_SMALL = 1024 * 1024
_ENCRYPTED = 0x1
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = b"PK\x05\x06"
_END_BYTES = 22


@contextmanager
def zip_source(path: Path) -> Iterator[Source]:
    """Give the files of a zip that has one folder at its top, for as long as it is open.

    Raises: UnreadableError when it is no zip, too large, or has too many entries to look at.
    """
    try:
        packed = zipfile.ZipFile(path)
    except UNREADABLE as error:
        raise UnreadableError(f"It is damaged or no zip: {error}") from error
    with packed:
        yield _source(packed, path)


def _source(packed: zipfile.ZipFile, path: Path) -> Source:
    infos = packed.infolist()
    _refuse_bomb(infos)
    top = infos[0].orig_filename.partition("/")[0] if infos else ""
    files: dict[str, SourceFile] = {}
    faults: list[CheckLine] = []
    for info in infos:
        fault = _fault(info, top)
        inside = info.orig_filename[len(top) + 1 :]
        if not fault and inside in files:
            fault = "is in the zip twice"
        if fault:
            faults.append(CheckLine(BAD, info.orig_filename, f"An entry of the zip {fault}."))
        elif not info.is_dir():
            files[inside] = SourceFile(info.file_size, partial(packed.open, info))
    faults += _frame(infos, path)
    return Source(files, tuple(faults))


def _refuse_bomb(infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_ENTRIES:
        raise UnreadableError(f"It has {len(infos)} entries; a pack has at most {MAX_ENTRIES}.")
    if total > MAX_BYTES:
        raise UnreadableError("It would unpack to more than 4 GiB; a pack has less.")
    for info in infos:
        if info.file_size > _SMALL and info.file_size > info.compress_size * _MAX_RATIO:
            raise UnreadableError(
                f"{info.orig_filename} would unpack to more than {_MAX_RATIO} times its size: it "
                "is made to fill a disk."
            )


def _fault(info: zipfile.ZipInfo, top: str) -> str:
    """Return what is wrong with an entry, as the end of a sentence, or ""."""
    name = info.orig_filename
    fault = fault_of_name(name[:-1] if info.is_dir() else name)
    if fault:
        return fault
    if not name.startswith(f"{top}/"):
        return "lies outside of the one folder that a pack has"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.is_dir() and info.file_size:
        return "is a folder with a content"
    if info.flag_bits & _ENCRYPTED or info.compress_type not in _KINDS:
        return "is encrypted or packed in an unusual way"
    return ""


def _frame(infos: list[zipfile.ZipInfo], path: Path) -> Iterator[CheckLine]:
    """Find bytes around the zip, in which another program may see another zip."""
    with path.open("rb") as whole:
        whole.seek(-_END_BYTES, os.SEEK_END)
        end = whole.read(len(_END))
    if end != _END:
        yield CheckLine(BAD, path.name, "Something was put behind the end of the zip.")
    if min((info.header_offset for info in infos), default=0):
        yield CheckLine(BAD, path.name, "Something was put before the beginning of the zip.")
