"""A full disk: the last change is refused with a sentence, everything before it stays."""

from __future__ import annotations

import os
import subprocess
import sys
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a small file system")
def test_a_full_file_system_is_named_as_such(tmp_path: Path) -> None:
    """On a small file system of its own, where one can be mounted; SQLite then says FULL."""
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        desk = new_desk(small / "a.ddw")
        desk.workbook.close()
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
        filling = FILL.replace('desk.answer("C02", "space again")\nworkbook.close()', "")
        command = [sys.executable, "-c", filling, str(desk.workbook.path), str(1 << 40)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        saved, sentence = done.stdout.split(" ", 1)
        assert "is full" in sentence
        assert check_workbook(desk.workbook.path).counts["event"] == 6 + int(saved)
    finally:
        subprocess.run(["umount", str(small)], check=True)
