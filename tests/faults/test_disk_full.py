"""A full disk: the last change is refused with a sentence, everything before it stays."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ddworkbook.storage.check import check_workbook
from tests.storage.builder import Clock, new_desk, reopen

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs limits on the size of files")

# Writes until the limit on the size of a file is reached, frees the limit, and goes on.
FILL = """
import resource, sys
from pathlib import Path
from ddworkbook.core.errors import WorldError
from tests.storage.builder import Clock, Desk, reopen

clock = Clock()
workbook = reopen(Path(sys.argv[1]), clock)
desk = Desk(workbook, clock, assessment=workbook.rows("SELECT id FROM assessment")[0][0])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
saved = 0
try:
    while True:
        desk.answer("C01", "x" * 5000)
        saved += 1
except WorldError as error:
    print(saved, error.sentence)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
desk.answer("C02", "space again")
workbook.close()
"""


def fill(path: Path, limit: int) -> str:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, "-c", FILL, str(path), str(limit)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "a.ddw")
    desk.workbook.close()
    size = desk.workbook.path.stat().st_size
    saved, sentence = fill(desk.workbook.path, size + 200_000).split(" ", 1)
    assert "was not saved" in sentence
    assert "free" in sentence
    assert int(saved) > 5
    assert check_workbook(desk.workbook.path).findings == ()
    with reopen(desk.workbook.path, Clock()) as workbook:
        assert len(workbook.events(kinds=["answer.given"])) == int(saved) + 1


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of one megabyte, where one can be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only the superuser can mount a small file system")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_workbook_on_a_full_disk_opens_for_reading(small: Path) -> None:
    desk = new_desk(small / "a.ddw")
    desk.workbook.close()
    with (small / "filler").open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(bytes(1000))
    with reopen(desk.workbook.path, Clock()) as workbook:
        assert "disk is full" in workbook.read_only_reason
        assert workbook.event_count() == 6


def test_a_full_file_system_is_named_as_such(small: Path) -> None:
    """SQLite says FULL here, where it says IOERR for a limit on the size of a file."""
    desk = new_desk(small / "a.ddw")
    desk.workbook.close()
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    filling = FILL.replace('desk.answer("C02", "space again")\nworkbook.close()', "")
    command = [sys.executable, "-c", filling, str(desk.workbook.path), str(1 << 40)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    saved, sentence = done.stdout.split(" ", 1)
    assert "is full" in sentence
    assert check_workbook(desk.workbook.path).counts["event"] == 6 + int(saved)
