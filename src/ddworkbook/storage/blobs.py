"""Evidence files inside the workbook, by their SHA-256, written and read in chunks.

Not here: which evidence belongs to which question (see projections/evidence.py).
"""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ddworkbook.core.errors import AlteredError, InputRefused

CHUNK_BYTES = 1024 * 1024

# A signed agreement scanned at 300 dpi has some 10 MB. 64 MB keeps a workbook small enough for
# a FAT stick (4 GB a file) and for the backup that is made before each migration.
MAX_EVIDENCE_BYTES = 64 * 1024 * 1024

_MEGABYTE = 1_000_000
_INSERT_BLOB = "INSERT INTO blob (sha256, size_bytes, chunks) VALUES (?, ?, ?)"
_INSERT_CHUNK = "INSERT INTO blob_chunk (sha256, number, content) VALUES (?, ?, ?)"
_CHUNK = "SELECT content FROM blob_chunk WHERE sha256 = ? AND number = ?"


@dataclass(frozen=True)
class StoredFile:
    """A file that lies in the workbook."""

    sha256: str
    size_bytes: int


def store_file(connection: sqlite3.Connection, source: Path, workbook: Path) -> StoredFile:
    """Copy a file into the workbook; a content that is there already is not stored twice.

    Raises: InputRefused with a sentence for a file that is missing, empty, too large, changing
    under our hands, or the workbook itself.
    """
    _refuse_odd_source(source, workbook)
    try:
        with source.open("rb") as stream:
            return _store(connection, stream, source.name)
    except OSError as error:
        raise InputRefused(
            f"“{source.name}” could not be read: {error.strerror or error}. Check that the "
            "file is still there and that you may read it, and attach it again."
        ) from error


def store_bytes(connection: sqlite3.Connection, content: bytes, name: str) -> StoredFile:
    """Store bytes that are in memory already, such as a pasted picture.

    Raises: InputRefused when they are empty or too many.
    """
    return _store(connection, io.BytesIO(content), name)


def read_chunks(connection: sqlite3.Connection, sha256: str) -> Iterator[bytes]:
    """Yield the content in chunks, having compared its hash at the end.

    Raises: AlteredError when the content is missing or does not give its hash.
    """
    row = connection.execute("SELECT chunks FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise AlteredError(_not_whole(sha256))
    digest = hashlib.sha256()
    for number in range(row[0]):
        chunk = connection.execute(_CHUNK, (sha256, number)).fetchone()
        if chunk is None:
            raise AlteredError(_not_whole(sha256))
        digest.update(chunk[0])
        yield chunk[0]
    if digest.hexdigest() != sha256:
        raise AlteredError(_not_whole(sha256))


def _refuse_odd_source(source: Path, workbook: Path) -> None:
    """Refuse what cannot be evidence, before it is opened."""
    name = source.name
    if source.is_dir():
        raise InputRefused(f"“{name}” is a folder. Attach the files in it one by one.")
    if not source.exists():
        raise InputRefused(
            f"“{name}” was not found. Check the name and that the drive is connected."
        )
    if not source.is_file():
        raise InputRefused(f"“{name}” is not an ordinary file. Attach a document or a picture.")
    # Opening our own file by other means than SQLite would silently drop SQLite's lock on it.
    journal = workbook.with_name(workbook.name + "-journal")
    for own in (workbook, journal):
        if own.exists() and source.samefile(own):
            raise InputRefused(
                f"“{name}” is this workbook itself. Attach the document that proves the answer."
            )


def _store(connection: sqlite3.Connection, stream: BinaryIO, name: str) -> StoredFile:
    """Hash the stream, then write it in chunks, making sure that both saw the same bytes."""
    size = stream.seek(0, os.SEEK_END)
    _refuse_odd_size(size, name)
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK_BYTES):
        digest.update(chunk)
    stored = StoredFile(digest.hexdigest(), size)
    if _is_stored(connection, stored.sha256):
        return stored
    stream.seek(0)
    _write_chunks(connection, stream, stored, name)
    return stored


def _write_chunks(
    connection: sqlite3.Connection, stream: BinaryIO, stored: StoredFile, name: str
) -> None:
    """Write the chunks of a content whose hash is known."""
    chunks = -(-stored.size_bytes // CHUNK_BYTES)
    connection.execute(_INSERT_BLOB, (stored.sha256, stored.size_bytes, chunks))
    digest = hashlib.sha256()
    for number in range(chunks):
        chunk = stream.read(CHUNK_BYTES)
        digest.update(chunk)
        connection.execute(_INSERT_CHUNK, (stored.sha256, number, chunk))
    if digest.hexdigest() != stored.sha256 or stream.read(1):
        raise InputRefused(
            f"“{name}” was being changed while it was read. Close it in the other program and "
            "attach it again."
        )


def _refuse_odd_size(size: int, name: str) -> None:
    """Refuse a content that is empty or too large."""
    if size == 0:
        raise InputRefused(
            f"“{name}” is empty. Open it to see whether it was saved, then attach it."
        )
    if size > MAX_EVIDENCE_BYTES:
        raise InputRefused(
            f"“{name}” has {size / _MEGABYTE:.0f} MB; evidence may have up to "
            f"{MAX_EVIDENCE_BYTES / _MEGABYTE:.0f} MB. Attach the pages that matter, or a smaller "
            "scan, and write in the note where the whole is kept."
        )


def _is_stored(connection: sqlite3.Connection, sha256: str) -> bool:
    """Say whether a content lies in the workbook."""
    found = connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    return found is not None


def _not_whole(sha256: str) -> str:
    return (
        "An evidence file in this workbook is not as it was stored "
        f"(SHA-256 {sha256}). Open your latest backup and compare."
    )
