"""One SQLite connection to a workbook, with the settings that keep data safe.

journal_mode=TRUNCATE with synchronous=EXTRA survives power cuts in every simulated crash state;
DELETE with FULL loses the last answer in a quarter of them, and WAL cannot be opened from
read-only media. The clean state on disk is DELETE, without any second file.

locking_mode stays NORMAL. EXCLUSIVE would hold readers off for the whole session: a colleague who
only looks, and this program's own export thread. That only one person writes is the business of
the lease (lease.py); that two writers never mix is SQLite's.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

BUSY_TIMEOUT_SECONDS = 5.0

# The longest value is the content of a frozen record or of an edition; evidence is stored in
# chunks of 1 MiB. Source: 68 questions with 32,000 characters each make about 2.2 MB.
MAX_VALUE_BYTES = 32 * 1024 * 1024
_MAX_SQL_BYTES = 100_000
_MAX_TRIGGER_DEPTH = 5

# A file that was never seen before gets this many steps of SQLite's virtual machine until it
# is known to hold our schema and nothing else; a good file needs some thousands.
_OPENING_STEPS = 50_000
_OPENING_CALLS = 400

_PRAGMAS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
    # With it, INSERT OR REPLACE fires the triggers that refuse to delete.
    "PRAGMA recursive_triggers=ON",
)
_WRITING_PRAGMAS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
)

_FORBIDDEN_ACTIONS = frozenset(
    {
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_INDEX,
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_CREATE_VTABLE,
        sqlite3.SQLITE_CREATE_TEMP_TABLE,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlite3.SQLITE_CREATE_TEMP_VIEW,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_DROP_VIEW,
    }
)
_FORBIDDEN_PRAGMAS = frozenset({"writable_schema", "schema_version", "trusted_schema"})


def connect(path: Path, *, read_only: bool, create: bool = False) -> sqlite3.Connection:
    """Return a connection with limits and guards; nothing of the file is read yet.

    The connection belongs to the thread that made it. Statements are committed one by one unless
    a transaction was begun.
    """
    mode = "ro" if read_only else ("rwc" if create else "rw")
    connection = sqlite3.connect(
        f"file:{quote(path.absolute().as_posix())}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_SECONDS,
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _MAX_SQL_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, _MAX_TRIGGER_DEPTH)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def limit_steps(connection: sqlite3.Connection, on: bool) -> None:
    """Stop, or no longer stop, statements that run without end in a file not yet known."""
    calls = 0

    def count() -> int:
        nonlocal calls
        calls += 1
        return int(calls > _OPENING_CALLS)

    connection.set_progress_handler(count if on else None, _OPENING_STEPS)


def prepare_writing(connection: sqlite3.Connection) -> None:
    """Make commits survive a power cut. The file must be known to be a workbook already."""
    for pragma in _WRITING_PRAGMAS:
        connection.execute(pragma)


def forbid_schema_changes(connection: sqlite3.Connection) -> None:
    """Refuse statements that no part of the program has reason to run on an open workbook."""
    connection.set_authorizer(_authorise)


def _authorise(
    action: int, first: str | None, second: str | None, schema: str | None, source: str | None
) -> int:
    """Answer SQLite's question whether a statement may be prepared."""
    if action in _FORBIDDEN_ACTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and first is not None:
        return sqlite3.SQLITE_DENY if first.lower() in _FORBIDDEN_PRAGMAS else sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK


def restore_clean_state(connection: sqlite3.Connection) -> None:
    """Go back to the journal mode in which a file can be read from write-protected media."""
    connection.execute("PRAGMA journal_mode=DELETE")
