"""Damage while the workbook is open, planted journals, and disks that stumble."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from ddworkbook.core.errors import AlteredError, DdworkbookError, WorldError
from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.failures import MaybeDamagedError, failure_of, storage_failures
from tests.storage.builder import Desk, new_desk, reopen

PLACE = Path("partners.ddw")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = new_desk(tmp_path / "a.ddw")
    for number in range(40):
        made.answer(f"C{number:02}", "x" * 3000)
    return made


def overwrite(path: Path, start: int, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY)
    os.pwrite(handle, content, start)
    os.close(handle)


def test_damage_under_an_open_workbook_is_confirmed_and_named(desk: Desk) -> None:
    desk.workbook.close()
    with reopen(desk.workbook.path, desk.clock, read_only=True) as workbook:
        workbook.rows("PRAGMA cache_size=2")
        size = desk.workbook.path.stat().st_size
        overwrite(desk.workbook.path, 8192, os.urandom(size - 8192))
        with pytest.raises(AlteredError, match="is damaged") as caught:
            workbook.rows("SELECT sum(length(content)) FROM body")
    assert caught.value.details


def test_a_read_that_fails_once_is_not_damage(desk: Desk) -> None:
    """The bytes are garbled for one read only, as a tired stick does."""
    path = desk.workbook.path
    desk.workbook.close()
    whole = path.read_bytes()
    with reopen(path, desk.clock, read_only=True) as workbook:
        workbook.rows("PRAGMA cache_size=2")
        overwrite(path, 8192, os.urandom(len(whole) - 8192))
        with pytest.raises(MaybeDamagedError), storage_failures(path):
            workbook.connection.execute("SELECT sum(length(content)) FROM body").fetchall()
        overwrite(path, 0, whole)
        assert workbook.rows("SELECT count(*) FROM body") == [(46,)]


def test_a_planted_journal_never_passes_unseen(desk: Desk, tmp_path: Path) -> None:
    """SQLite rolls back what a hot journal says, also that of a stranger."""
    stranger = new_desk(tmp_path / "stranger.ddw")
    stranger.workbook.connection.execute("PRAGMA cache_size=1")
    stranger.workbook.connection.execute("BEGIN IMMEDIATE")
    stranger.workbook.connection.execute("DELETE FROM answer")
    stranger.workbook.connection.execute(
        "UPDATE partner SET name = ?, notes = ?", ("x", "y" * 9999)
    )
    stranger.workbook.connection.execute("UPDATE person SET email = ?", ("z" * 99999,))
    journal = (tmp_path / "stranger.ddw-journal").read_bytes()
    stranger.workbook.connection.execute("ROLLBACK")
    stranger.workbook.close()
    desk.workbook.close()
    head = check_workbook(desk.workbook.path).head
    assert len(journal) > 512
    (tmp_path / "a.ddw-journal").write_bytes(journal)
    try:
        report = check_workbook(desk.workbook.path)
    except DdworkbookError as error:
        assert error.exit_code in {3, 4}
    else:
        assert not report.ok or report.head == head


@pytest.mark.parametrize(
    ("code", "kind", "word"),
    [
        (sqlite3.SQLITE_BUSY, WorldError, "another program"),
        (sqlite3.SQLITE_LOCKED, WorldError, "another program"),
        (sqlite3.SQLITE_READONLY, WorldError, "read-only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, WorldError, "moved, renamed or replaced"),
        (sqlite3.SQLITE_READONLY_ROLLBACK, WorldError, "not closed properly"),
        (sqlite3.SQLITE_PERM, WorldError, "read-only"),
        (sqlite3.SQLITE_FULL, WorldError, "is full"),
        (sqlite3.SQLITE_IOERR_WRITE, WorldError, "not saved"),
        (sqlite3.SQLITE_IOERR_FSYNC, WorldError, "not saved"),
        (sqlite3.SQLITE_CORRUPT, AlteredError, "damaged"),
        (sqlite3.SQLITE_NOTADB, AlteredError, "damaged"),
        (sqlite3.SQLITE_CANTOPEN, WorldError, "could not be opened"),
        (sqlite3.SQLITE_TOOBIG, WorldError, "larger"),
    ],
)
def test_each_failure_of_sqlite_has_its_sentence(
    code: int, kind: type[DdworkbookError], word: str
) -> None:
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code
    told = failure_of(error, PLACE)
    assert isinstance(told, kind)
    assert word in told.sentence
    assert "partners.ddw" in told.sentence


def test_a_mistake_in_our_own_sql_stays_a_bug() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), storage_failures(PLACE):
        connection.execute("SELECT * FROM nowhere")
    connection.close()


def test_text_that_is_not_text_is_damage(desk: Desk) -> None:
    desk.workbook.connection.execute("UPDATE partner SET city = CAST(x'ff41' AS TEXT)")
    with pytest.raises(AlteredError):
        desk.workbook.rows("SELECT city FROM partner")
    desk.workbook.close()


def test_a_lost_workbook_is_closed_and_says_so(desk: Desk) -> None:
    desk.workbook.path.unlink()
    with pytest.raises(WorldError):
        desk.answer("C01", "yes")
    desk.workbook.close()
    with pytest.raises(WorldError, match="is closed"):
        desk.workbook.rows("SELECT 1")
