"""Whose chain is continued here: one copy of a workbook on one device is one replica.

A copied file that is opened elsewhere, or under another name, starts a chain of its own; two copies
that continued the same chain could never be merged.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ddworkbook.core.canonical import sha256_hex
from ddworkbook.core.event import GENESIS

_FIND = "SELECT id FROM replica WHERE installation = ? AND copy = ?"
_ADD = "INSERT INTO replica (installation, copy, id) VALUES (?, ?, ?)"
_TAIL = "SELECT seq, hash FROM event WHERE replica = ? ORDER BY seq DESC LIMIT 1"


def copy_mark(installation_id: str, path: Path) -> str:
    """Return what tells the copies on one device apart, without telling anyone the path."""
    return sha256_hex(f"{installation_id}\0{path.resolve().as_posix()}".encode())


def find_replica(connection: sqlite3.Connection, installation_id: str, path: Path) -> str | None:
    """Return the replica that this copy continues, or None when it has not written yet."""
    mark = copy_mark(installation_id, path)
    row = connection.execute(_FIND, (installation_id, mark)).fetchone()
    return None if row is None else str(row[0])


def add_replica(
    connection: sqlite3.Connection, installation_id: str, path: Path, replica: str
) -> None:
    """Remember the replica that this copy continues."""
    connection.execute(_ADD, (installation_id, copy_mark(installation_id, path), replica))


def chain_tail(connection: sqlite3.Connection, replica: str) -> tuple[int, str]:
    """Return number and hash of the last event of a replica."""
    row = connection.execute(_TAIL, (replica,)).fetchone()
    return (0, GENESIS) if row is None else (int(row[0]), str(row[1]))
