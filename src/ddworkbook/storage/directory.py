"""A searchable copy of a register of organisations, in an SQLite file of its own.

It can always be built again from the register's file; nothing of the workbook is in it.
Not here: reading the register's file (formats), and searching (directory_search.py).
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.core.folding import fold
from ddworkbook.core.ror import RorRecord, ror_record
from ddworkbook.storage.directory_search import DirectoryHit, found

# "ddwD", so that another SQLite file put in its place is known as such.
APPLICATION_ID = 0x64647744
FORMAT = 1

_REPORT_EVERY = 500
_ACTIVE_WEIGHT = 2
_AGAIN = "Import the register's file again; it holds nothing else."

# name: one row for each name of an organisation; `country` and `weight` (2 for an active
# organisation, and 1 more for the name shown) stand there so that searching needs no join.
# grams: indexes `folded` by its trigrams; detail=none keeps it small, so each hit is compared
# with the text itself afterwards.
_SCHEMA = """
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE organisation (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    country TEXT NOT NULL, city TEXT NOT NULL, status TEXT NOT NULL, record BLOB NOT NULL
) STRICT;
CREATE TABLE name (
    number INTEGER PRIMARY KEY, organisation INTEGER NOT NULL REFERENCES organisation,
    value TEXT NOT NULL, folded TEXT NOT NULL, country TEXT NOT NULL, weight INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE grams USING fts5(
    folded, content='name', content_rowid='number', detail=none,
    tokenize='trigram case_sensitive 1'
);
"""
_INDEXES = """
INSERT INTO grams(grams) VALUES ('rebuild');
INSERT INTO grams(grams) VALUES ('optimize');
CREATE INDEX name_by_folded ON name (folded, country);
"""
_ADD_ORGANISATION = "INSERT OR IGNORE INTO organisation VALUES (?, ?, ?, ?, ?, ?, ?)"
_ADD_NAME = "INSERT INTO name VALUES (NULL, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class DirectoryInfo:
    """What a directory was built from.

    `source_sha256` is that of the register's file; `as_at` the date of the youngest change in
    it (YYYY-MM-DD); `records` and `names` count what is in the directory.
    """

    source_name: str
    source_sha256: str
    as_at: str
    records: int
    names: int


def build_directory(
    path: Path,
    records: Iterable[RorRecord],
    source_name: str,
    source_sha256: str,
    progress: Callable[[int], None] | None = None,
) -> DirectoryInfo:
    """Write a new directory and put it in the place of an old one when it is whole.

    `progress` is told the number of records now and then; what it raises ends the work and
    leaves the old directory as it was. A record that comes twice counts once.
    Raises: WorldError when the file cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as db:
            info = _fill(db, _told(records, progress), source_name, source_sha256)
        _make_durable(unfinished)
        unfinished.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise WorldError(
            f"The directory of organisations cannot be written to {path} ({error}). Check that "
            "there is room, that you may write there, and that no other window uses it."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return info


def open_directory(path: Path) -> Directory:
    """Open a directory for searching, in the thread that will search.

    Raises: WorldError when there is none; InputRefused when the file is something else.
    """
    if not path.is_file():
        raise WorldError(
            "There is no directory of organisations on this device yet. Import the register's "
            "file (a ROR data dump) first."
        )
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        db.close()
        raise InputRefused(f"{path.name} is not a directory of organisations. {_AGAIN}") from error
    if application != APPLICATION_ID or version != FORMAT:
        db.close()
        raise InputRefused(
            f"{path.name} is not a directory of organisations of this version. {_AGAIN}"
        )
    return Directory(db)


class Directory:
    """An open directory. It belongs to the thread that opened it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def info(self) -> DirectoryInfo:
        """Return what the directory was built from."""
        facts = dict(self._db.execute("SELECT key, value FROM info"))
        return DirectoryInfo(
            source_name=facts["source_name"],
            source_sha256=facts["source_sha256"],
            as_at=facts["as_at"],
            records=int(facts["records"]),
            names=int(facts["names"]),
        )

    def search(self, text: str, country: str | None = None, limit: int = 20) -> list[DirectoryHit]:
        """Return organisations with a name that has every word of the text, best first."""
        return found(self._db, text, country, limit)

    def record(self, id: str) -> RorRecord | None:
        """Return everything about an organisation, or None when the directory has it not."""
        row = self._db.execute("SELECT record FROM organisation WHERE id = ?", (id,)).fetchone()
        return None if row is None else ror_record(json.loads(zlib.decompress(row[0])))


def _told(
    records: Iterable[RorRecord], progress: Callable[[int], None] | None
) -> Iterator[RorRecord]:
    """Pass the records on and tell how many there were."""
    count = 0
    for count, record in enumerate(records, start=1):
        if progress is not None and count % _REPORT_EVERY == 0:
            progress(count)
        yield record
    if progress is not None:
        progress(count)


def _fill(
    db: sqlite3.Connection, records: Iterable[RorRecord], source_name: str, source_sha256: str
) -> DirectoryInfo:
    """Write everything into an empty file; until it is whole nothing depends on it."""
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    db.executescript(_SCHEMA)
    names, count, as_at = 0, 0, ""
    with db:
        for record in records:
            added = _add(db, count + 1, record)
            if added:
                count, names, as_at = count + 1, names + added, max(as_at, record.modified)
    info = DirectoryInfo(source_name, source_sha256, as_at, count, names)
    with db:
        facts = [(key, str(value)) for key, value in vars(info).items()]
        db.executemany("INSERT INTO info VALUES (?, ?)", facts)
    db.executescript(_INDEXES)
    db.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};")
    return info


def _add(db: sqlite3.Connection, number: int, record: RorRecord) -> int:
    """Add one organisation and return how many names it has; 0 when it was there already."""
    packed = zlib.compress(record.raw.encode())
    facts = (record.id, record.name, record.country_code, record.city, record.status, packed)
    if db.execute(_ADD_ORGANISATION, (number, *facts)).rowcount != 1:
        return 0
    # One row for each different name; the name that is shown stays the main one.
    values = {fold(name.value): name.value for name in reversed(record.names)}
    values[fold(record.name)] = record.name
    weight = _ACTIVE_WEIGHT if record.status == "active" else 0
    db.executemany(
        _ADD_NAME,
        [
            (number, value, folded, record.country_code, weight + (value == record.name))
            for folded, value in values.items()
            if folded
        ],
    )
    return len(values)


def _make_durable(path: Path) -> None:
    """Ask the system to have the file on the disk before it takes the place of another."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
