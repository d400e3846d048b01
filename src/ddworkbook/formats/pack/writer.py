"""One frozen record in, an evidence pack out: a BagIt 1.0 bag in a zip; same material, same bytes.

Files are stored, not compressed: evidence is mostly compressed already, and what a compressor makes
differs from one version of it to the next.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO

from ddworkbook.core.errors import AlteredError
from ddworkbook.formats.pack import bag
from ddworkbook.formats.pack.bag import Digests
from ddworkbook.formats.pack.consistency import refuse_too_large, refuse_unfit
from ddworkbook.formats.pack.material import PackMaterial, Tell
from ddworkbook.formats.pack.names import pack_name
from ddworkbook.formats.pack.payload import PayloadFile, payload, record_title

_UNIX = 3  # the system that made the entry; else it would differ between Windows and Linux
_PLAIN_FILE = 0o100644 << 16
_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # what the date of a zip entry can say


class _Bag:
    """A bag that is being written into a zip, with the hashes of what was written."""

    def __init__(self, target: zipfile.ZipFile, top: str, frozen_at: str) -> None:
        self._target = target
        self._top = top
        self._time = _zip_time(frozen_at)
        self.payload: dict[str, Digests] = {}
        self.tags: dict[str, Digests] = {}

    def add_payload(self, file: PayloadFile, chunks: Iterable[bytes]) -> None:
        """Write one file below `data/`, comparing it with what is known of it."""
        path = bag.PAYLOAD + file.path
        digests = self.payload[path] = self._write(path, file.size_bytes, chunks)
        if digests.hexadecimal["sha256"] != file.sha256 or digests.size != file.size_bytes:
            raise AlteredError(
                f"No pack was written: the evidence “{file.name}” is not what was attached. Check "
                "the workbook, and open your latest backup if needed."
            )

    def add_tags(self, files: Mapping[str, bytes]) -> None:
        """Write tag files."""
        for path, data in files.items():
            self.tags[path] = self._write(path, len(data), (data,))

    def _write(self, path: str, size: int, chunks: Iterable[bytes]) -> Digests:
        info = zipfile.ZipInfo(f"{self._top}/{path}", self._time)
        info.create_system = _UNIX
        info.external_attr = _PLAIN_FILE
        info.file_size = size
        digests = Digests()
        with self._target.open(info, "w") as entry:
            for chunk in chunks:
                entry.write(chunk)
                digests.update(chunk)
        return digests


def write_pack(material: PackMaterial, to: BinaryIO, tell: Tell | None = None) -> None:
    """Write the pack of a record to a stream that is open for writing and can seek.

    `tell` is called with payload bytes done and in all, and may raise to stop. When anything is
    raised, what was written must be thrown away.
    Raises: AlteredError when the parts do not fit together, ActionRefused when it is too large.
    """
    refuse_unfit(material)
    files = payload(material)
    top = pack_name(material.record)
    refuse_too_large(top, files)
    total = sum(file.size_bytes for file in files)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as target:
        written = _Bag(target, top, material.record.frozen_at)
        written.add_tags({bag.DECLARATION_NAME: bag.DECLARATION})
        done = 0
        for file in files:
            written.add_payload(file, _told(file.chunks(), done, total, tell))
            done += file.size_bytes
        written.add_tags({bag.INFO: _info(material, files, total)})
        written.add_tags(bag.manifests("", written.payload))
        written.add_tags(bag.manifests("tag", written.tags))


def _told(chunks: Iterable[bytes], done: int, total: int, tell: Tell | None) -> Iterable[bytes]:
    """Pass chunks on, telling how far the work is."""
    for chunk in chunks:
        done += len(chunk)
        yield chunk
        if tell is not None:
            tell(done, total)


def _info(material: PackMaterial, files: Sequence[PayloadFile], total: int) -> bytes:
    record = material.record
    sample = "Invented sample data. " if record.workbook.sample else ""
    return bag.info_bytes(
        (
            ("Source-Organization", material.organisation),
            ("External-Description", f"{sample}{record_title(record)}"),
            ("External-Identifier", material.fingerprint),
            ("Internal-Sender-Identifier", record.assessment),
            ("Internal-Sender-Description", record.workbook.title),
            ("Bagging-Date", record.frozen_at[:10]),
            ("Payload-Oxum", f"{total}.{len(files)}"),
            ("Bag-Software-Agent", material.software),
        )
    )


def _zip_time(frozen_at: str) -> tuple[int, int, int, int, int, int]:
    """Return the time of all entries: when the record was frozen, as its device said."""
    try:
        moment = datetime.fromisoformat(frozen_at)
    except ValueError:
        return (_FIRST_YEAR, 1, 1, 0, 0, 0)
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
    return (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
