"""Read-only places, a second program, and a file that moves away under our hands."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ddworkbook.core.errors import WorldError
from ddworkbook.storage import connection as connections
from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.failures import LockedError
from tests.storage.builder import Clock, Desk, new_desk, reopen

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX rights and locks")

OPEN_AND_WRITE = """
import os, sys
from pathlib import Path
from ddworkbook.core.errors import WorldError
from ddworkbook.storage.migrations.steps import schema_of
from tests.storage.builder import Clock, reopen

schema_of(1)  # Loads what nobody may read afterwards, such as the standard library of root.
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
clock = Clock()
with reopen(Path(sys.argv[1]), clock) as workbook:
    print(workbook.event_count(), workbook.read_only_reason)
    try:
        with workbook.writing(clock.moment(), ""):
            pass
    except WorldError as error:
        print(error.sentence)
"""


def as_nobody(path: Path) -> str:
    """Open the workbook in a process without the rights of the superuser."""
    for folder in path.parents:
        if folder.stat().st_uid == os.geteuid() and os.geteuid() == 0 and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, "-c", OPEN_AND_WRITE, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = new_desk(tmp_path / "a.ddw")
    made.workbook.close()
    return made


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o666, 0o555)])
def test_a_write_protected_place_opens_for_reading_and_says_so(
    desk: Desk, tmp_path: Path, file_mode: int, folder_mode: int
) -> None:
    desk.workbook.path.chmod(file_mode)
    tmp_path.chmod(folder_mode)
    before = desk.workbook.path.read_bytes()
    told = as_nobody(desk.workbook.path)
    tmp_path.chmod(0o755)
    assert told.startswith("6 “a.ddw” is open for reading only")
    assert told.count("copy it to a folder of your own") == 2
    assert desk.workbook.path.read_bytes() == before


def test_another_program_that_writes_is_waited_for_and_then_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_SECONDS", 0.05)
    with reopen(desk.workbook.path, desk.clock) as workbook:
        other = sqlite3.connect(desk.workbook.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        open_desk = Desk(workbook, desk.clock, assessment=desk.assessment)
        with pytest.raises(LockedError, match="another program"):
            open_desk.answer("C01", "yes")
        other.execute("ROLLBACK")
        other.close()
        open_desk.answer("C01", "yes")
        assert len(workbook.events(kinds=["answer.given"])) == 1


def test_a_locked_file_cannot_be_opened_for_writing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_SECONDS", 0.05)
    other = sqlite3.connect(desk.workbook.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LockedError, match="another program"):
        reopen(desk.workbook.path, desk.clock)
    other.close()


def test_a_file_that_was_replaced_is_not_written(desk: Desk, tmp_path: Path) -> None:
    workbook = reopen(desk.workbook.path, desk.clock)
    stranger = tmp_path / "stranger.ddw"
    stranger.write_bytes(desk.workbook.path.read_bytes())
    stranger.replace(desk.workbook.path)
    open_desk = Desk(workbook, desk.clock, assessment=desk.assessment)
    with pytest.raises(WorldError, match="moved, renamed or replaced"):
        open_desk.answer("C01", "yes")
    workbook.close()
    assert check_workbook(desk.workbook.path).counts["event"] == 6


def test_a_file_that_vanished_is_not_made_again(desk: Desk) -> None:
    workbook = reopen(desk.workbook.path, desk.clock)
    desk.workbook.path.unlink()
    with pytest.raises(WorldError):
        Desk(workbook, desk.clock, assessment=desk.assessment).answer("C01", "yes")
    workbook.close()
    assert not desk.workbook.path.exists()


def test_what_a_killed_program_left_is_rolled_back_also_for_readers(desk: Desk) -> None:
    """A hot journal beside the file; a reader has to roll it back before it can read."""
    path = desk.workbook.path
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size=1'); c.execute('PRAGMA journal_mode=TRUNCATE');"
        "c.execute('BEGIN IMMEDIATE'); c.execute('CREATE TABLE junk (a)');"
        "c.executemany('INSERT INTO junk VALUES (?)', [('x' * 3000,)] * 500); os.abort()"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=False)
    assert path.with_name("a.ddw-journal").stat().st_size > 0
    with reopen(path, Clock(), read_only=True) as workbook:
        assert workbook.event_count() == 6
    assert check_workbook(path).ok
