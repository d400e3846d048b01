"""The zip that an .xlsx is: checked by its table of contents before anything is unpacked.

Source: ECMA-376 part 2 (packages); limits are far above what people write and far below what
fills a memory.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ddworkbook.formats.xlsx_guard.faults import GuardFaultError

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 512 * 1024 * 1024
# Spreadsheets pack about 10:1; long runs of blank cells reach 40:1, made bombs 1000:1.
MAX_RATIO = 200
_SMALL = 4 * 1024 * 1024
_CHUNK = 64 * 1024

_ENCRYPTED = 0x1
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK"

# Parts that run, embed or fetch something; no form or register needs them.
_FORBIDDEN = (
    ("vbaproject", "holds macros. Save it as .xlsx, which cannot hold any."),
    ("xl/macrosheets/", "holds macro sheets. Save it as .xlsx, without them."),
    ("xl/activex/", "holds ActiveX controls. Remove them and save it again."),
    ("xl/embeddings/", "holds embedded objects. Remove them and save it again."),
    ("xl/externallinks/", "holds links to other files. Remove them and save it again."),
    ("xl/connections.xml", "fetches data from elsewhere. Remove the connections."),
    ("xl/querytables/", "fetches data from elsewhere. Remove the connections."),
    ("customui/", "changes the program that opens it. Save it as a plain .xlsx."),
)


class Container:
    """The parts of one package, read in pieces and never beyond a given size."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        # Part names do not care about case, and writers differ.
        self._infos = {info.filename.lower(): info for info in packed.infolist()}
        self._open: list[IO[bytes]] = []

    def close(self) -> None:
        """Close the file, and every part that a refusal left half read."""
        for part in self._open:
            part.close()
        self._packed.close()

    def has(self, name: str) -> bool:
        """Say whether there is a part of this name."""
        return name.lower() in self._infos

    def chunks(self, name: str, most: int) -> Iterator[bytes]:
        """Give a part in pieces. Raises: GuardFaultError when it is missing or goes on too long."""
        info = self._infos.get(name.lower())
        if info is None:
            raise GuardFaultError(f"lacks its part {name[:80]!r}. Save it again as .xlsx.")
        taken = 0
        part = self._packed.open(info)
        self._open.append(part)
        while piece := part.read(_CHUNK):
            taken += len(piece)
            if taken > most:
                raise GuardFaultError(
                    f"has a part, {name[:80]!r}, that unpacks to more than "
                    f"{most // 1024 // 1024} MiB. Remove what is not needed, and save it again."
                )
            yield piece


def open_container(path: Path) -> Container:
    """Return the parts of a package that holds nothing forbidden, to be closed by the caller.

    Raises: GuardFaultError, or what zipfile raises on damage (see faults.py).
    """
    _refuse_by_beginning(path)
    packed = zipfile.ZipFile(path)
    try:
        _refuse_by_contents(packed.infolist())
    except GuardFaultError:
        packed.close()
        raise
    return Container(packed)


def _refuse_by_beginning(path: Path) -> None:
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise GuardFaultError(
            f"is larger than {MAX_FILE_BYTES // 1024 // 1024} MiB. Remove pictures and what is "
            "not needed."
        )
    with path.open("rb") as file:
        beginning = file.read(len(_OLE))
    if beginning == _OLE:
        raise GuardFaultError(
            "is protected with a password or in the old .xls format. Open it in a spreadsheet "
            "program and save it as .xlsx without a password."
        )
    if not beginning.startswith(_ZIP):
        raise GuardFaultError("is no Excel file (.xlsx). Choose another file.")


def _refuse_by_contents(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_ENTRIES:
        raise GuardFaultError(f"holds {len(infos)} parts; a spreadsheet has some tens.")
    if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
        raise GuardFaultError(
            f"would unpack to more than {MAX_TOTAL_BYTES // 1024 // 1024} MiB. It may be made to "
            "fill a memory; ask who sent it."
        )
    seen: set[str] = set()
    for info in infos:
        _refuse_entry(info, seen)


def _refuse_entry(info: zipfile.ZipInfo, seen: set[str]) -> None:
    name = info.filename.lower()
    for part, reason in _FORBIDDEN:
        if part in name if "/" not in part else name.startswith(part):
            raise GuardFaultError(reason)
    if name in seen:
        raise GuardFaultError("holds one part twice. Save it again as .xlsx.")
    seen.add(name)
    if info.flag_bits & _ENCRYPTED:
        raise GuardFaultError("is protected with a password. Save it without one.")
    if info.compress_type not in _KINDS:
        raise GuardFaultError("is packed in an unusual way. Save it again as .xlsx.")
    if info.file_size > _SMALL and info.file_size > info.compress_size * MAX_RATIO:
        raise GuardFaultError(
            f"holds a part that unpacks to more than {MAX_RATIO} times its size. It may be made "
            "to fill a memory; ask who sent it."
        )
