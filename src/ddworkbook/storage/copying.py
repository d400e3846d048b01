"""A complete copy of an open workbook through SQLite's backup, which no writer can disturb.

Copying the file by other means would copy half of a transaction, and drop SQLite's lock.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ddworkbook.core.canonical import sha256_hex
from ddworkbook.storage.connection import connect, restore_clean_state
from ddworkbook.storage.durable import replace_durably
from ddworkbook.storage.places import making


def copy_to(source: sqlite3.Connection, place: Path) -> None:
    """Write a copy of the workbook to a place, whole or not at all.

    Raises: WorldError when the place cannot be written.
    """
    unfinished = unfinished_name(place)
    try:
        write_copy(source, unfinished, place)
        replace_durably(unfinished, place)
    finally:
        remove_unfinished(unfinished)


def write_copy(source: sqlite3.Connection, unfinished: Path, place: Path) -> None:
    """Write a copy under a name that nobody opens; failures speak of the final place.

    The right to write does not travel with the copy.
    """
    with making(place):
        target = connect(unfinished, read_only=False, create=True)
        try:
            source.backup(target)
            target.execute("PRAGMA synchronous=EXTRA")
            target.execute("DELETE FROM lease")
            restore_clean_state(target)
        finally:
            target.close()


def unfinished_name(place: Path) -> Path:
    """Return the name under which a copy is written before it is complete."""
    # A name that is as long as the system allows must not grow.
    return place.with_name(f".{sha256_hex(place.name.encode())[:16]}.copying")


def remove_unfinished(unfinished: Path) -> None:
    """Remove what an attempt left behind."""
    unfinished.unlink(missing_ok=True)
    unfinished.with_name(unfinished.name + "-journal").unlink(missing_ok=True)
