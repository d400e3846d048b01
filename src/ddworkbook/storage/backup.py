"""Backups: a checked copy somewhere else, and how many changes were made since the last one."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.core.errors import AlteredError, InputRefused, WorldError
from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.copying import remove_unfinished, unfinished_name, write_copy
from ddworkbook.storage.durable import replace_durably
from ddworkbook.storage.failures import storage_failures
from ddworkbook.storage.moment import Moment
from ddworkbook.storage.places import looking_at
from ddworkbook.storage.workbook import Workbook

_RECORD = "INSERT INTO backup (made_at, position) VALUES (?, ?)"
_POSITION = "SELECT coalesce(max(position), 0) FROM event"
_LAST = "SELECT made_at, position FROM backup ORDER BY rowid DESC LIMIT 1"


def backup(workbook: Workbook, to_path: Path, moment: Moment) -> None:
    """Write a backup, check it, and only then put it into its place.

    A file that stands there already is replaced.
    Raises: InputRefused when the place is the workbook itself, AlteredError when the copy does
    not pass the check, WorldError when the place cannot be written.
    """
    _refuse_odd_place(workbook, to_path)
    unfinished = unfinished_name(to_path)
    remove_unfinished(unfinished)
    position = int(workbook.rows(_POSITION)[0][0])
    try:
        write_copy(workbook.connection, unfinished, to_path)
        report = check_workbook(unfinished)
        if not report.ok:
            raise AlteredError(
                f"The backup of “{workbook.path.name}” was not kept, because its check found "
                "alterations. Check the workbook itself.",
                [finding.sentence for finding in report.findings],
            )
        replace_durably(unfinished, to_path)
    finally:
        remove_unfinished(unfinished)
    if not workbook.read_only_reason:
        with storage_failures(workbook.path):
            workbook.connection.execute(_RECORD, (moment.text, position))


def changes_since_backup(workbook: Workbook) -> int:
    """Return how many events were written since the last backup, or all when there was none."""
    last = workbook.rows(_LAST)
    now = int(workbook.rows(_POSITION)[0][0])
    return now - int(last[0][1]) if last else now


def last_backup_at(workbook: Workbook) -> str:
    """Return when the last backup was made (RFC 3339), or ""."""
    last = workbook.rows(_LAST)
    return str(last[0][0]) if last else ""


def _refuse_odd_place(workbook: Workbook, to_path: Path) -> None:
    """Refuse a place where no backup can be."""
    with looking_at(to_path):
        _refuse_taken_place(workbook, to_path)


def _refuse_taken_place(workbook: Workbook, to_path: Path) -> None:
    """Refuse a folder, a missing folder, and the workbook itself."""
    if to_path.is_dir():
        raise InputRefused(f"“{to_path.name}” is a folder. Give the backup a name in it.")
    if not to_path.parent.is_dir():
        raise WorldError(
            f"The folder “{to_path.parent}” was not found. Create it first, or choose another one."
        )
    if to_path.exists() and to_path.samefile(workbook.path):
        raise InputRefused(
            "A backup cannot replace the workbook itself. Choose another name, best on another "
            "device."
        )
