"""Creating and opening workbooks: everything that is checked before the first page is drawn.

The path of a workbook is never opened by other means than SQLite: closing such a handle would
silently drop SQLite's lock on the file.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from ddworkbook.core.changes import WorkbookCreated
from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.storage.connection import (
    connect,
    forbid_schema_changes,
    prepare_writing,
    restore_clean_state,
)
from ddworkbook.storage.durable import replace_durably
from ddworkbook.storage.failures import MaybeDamagedError, storage_failures
from ddworkbook.storage.lease import Lease, take_lease
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.migrations.steps import STEPS, run_steps
from ddworkbook.storage.moment import Installation, Moment
from ddworkbook.storage.places import looking_at, making
from ddworkbook.storage.upgrade import require_newest, upgrade
from ddworkbook.storage.vetting import confirm_damage, connect_to_read, require_file, vet
from ddworkbook.storage.workbook import Workbook

_PRIMARY = 0xFF

# The longest name of a file on common systems, less what SQLite adds for its journal.
_MAX_NAME_BYTES = 255 - len("-journal")


_CHOSEN = "The workbook was opened for reading only. Open it for writing to change something."
_PROTECTED = (
    "“{name}” is open for reading only, because the file or its folder is write-protected. To "
    "change something, copy it to a folder of your own and open the copy."
)
_FULL = (
    "“{name}” is open for reading only, because its disk is full. Free some space, close it and "
    "open it again."
)
_OBSTACLES = {
    sqlite3.SQLITE_READONLY: _PROTECTED,
    sqlite3.SQLITE_PERM: _PROTECTED,
    sqlite3.SQLITE_CANTOPEN: _PROTECTED,
    sqlite3.SQLITE_FULL: _FULL,
}


def create_workbook(
    path: Path, *, title: str, sample: bool, moment: Moment, installation: Installation
) -> Workbook:
    """Create a workbook and return it, open for writing.

    The file appears under its name only when it is complete.
    Raises: InputRefused when there is a file already; WorldError when the folder is missing,
    read-only or full.
    """
    _require_free_place(path)
    unfinished = path.with_name(f".{moment.random(8).hex()}.new")
    try:
        with making(path):
            _write_new(unfinished, path, WorkbookCreated(title, sample), moment, installation)
        replace_durably(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(unfinished.name + "-journal").unlink(missing_ok=True)
    return open_workbook(path, moment=moment, installation=installation)


def open_workbook(
    path: Path,
    *,
    moment: Moment,
    installation: Installation,
    read_only: bool = False,
    take_over: bool = False,
) -> Workbook:
    """Open a workbook after everything about the file was checked.

    A file that cannot be written is opened read-only; `read_only_reason` then says why.
    `take_over` takes the right to write from whoever holds it.
    Raises: InputRefused for what is not a workbook or is too new, AlteredError for a changed
    structure or damage, LockedError when somebody else has it open for writing, WorldError else.
    """
    require_file(path)
    try:
        return _open(path, moment, installation, read_only, take_over)
    except MaybeDamagedError:
        confirm_damage(path)
        return _open(path, moment, installation, read_only, take_over)


def _open(
    path: Path, moment: Moment, installation: Installation, read_only: bool, take_over: bool
) -> Workbook:
    """Open a file that exists, once."""
    if read_only:
        return _open_read_only(path, installation, _CHOSEN)
    connection = None
    try:
        with storage_failures(path):
            connection = connect(path, read_only=False)
            version = vet(connection, path)
            lease, obstacle = _lease(connection, path, installation, moment, take_over)
            if lease is not None:
                prepare_writing(connection)
                upgrade(connection, path, version)
                forbid_schema_changes(connection)
                return Workbook(connection, path, installation, lease, "")
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    connection.close()
    return _open_read_only(path, installation, obstacle)


def _lease(
    connection: sqlite3.Connection,
    path: Path,
    installation: Installation,
    moment: Moment,
    take_over: bool,
) -> tuple[Lease | None, str]:
    """Return the right to write, or None and why the file can only be read."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        lease = take_lease(connection, path, installation, moment, take_over=take_over)
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        obstacle = _OBSTACLES.get(error.sqlite_errorcode & _PRIMARY)
        if obstacle is None:
            raise
        return None, obstacle.format(name=path.name)
    return lease, ""


def _open_read_only(path: Path, installation: Installation, reason: str) -> Workbook:
    """Open a file for reading; nothing of it is changed."""
    with storage_failures(path):
        connection, version = connect_to_read(path)
    try:
        require_newest(version, path)
        return Workbook(connection, path, installation, None, reason)
    except BaseException:
        connection.close()
        raise


def _require_free_place(path: Path) -> None:
    """Refuse a place where a workbook cannot be created."""
    if not path.name:
        raise InputRefused("The new workbook needs a name. Give one that ends in .ddw.")
    if len(os.fsencode(path.name)) > _MAX_NAME_BYTES:
        raise InputRefused("The name of the new workbook is too long. Choose a shorter one.")
    with looking_at(path):
        _refuse_taken_place(path)


def _refuse_taken_place(path: Path) -> None:
    """Refuse what exists already, and a folder that does not."""
    if path.is_dir():
        raise InputRefused(f"“{path.name}” is a folder. Give the new workbook another name.")
    if path.exists():
        raise InputRefused(
            f"There is already a file “{path.name}”. Choose another name, or open that file."
        )
    if not path.parent.is_dir():
        raise WorldError(
            f"The folder “{path.parent}” was not found. Create it first, or choose another one."
        )


def _write_new(
    unfinished: Path,
    path: Path,
    created: WorkbookCreated,
    moment: Moment,
    installation: Installation,
) -> None:
    """Write a whole new workbook under a name that nobody opens."""
    connection = connect(unfinished, read_only=False, create=True)
    try:
        prepare_writing(connection)
        run_steps(connection, 0, STEPS)
        connection.execute("BEGIN IMMEDIATE")
        ledger = Ledger(connection, path, installation, moment, "")
        ledger.append(created, ledger.new_id())
        connection.execute("COMMIT")
        restore_clean_state(connection)
    finally:
        connection.close()
