"""Folders without rights and full disks, on the real command line: a sentence, and nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ddworkbook.cli.main import main
from ddworkbook.storage.check import check_workbook
from tests.cli.test_main_job import made, run
from tests.faults.test_bad_input import plain

ROOT = Path(__file__).parents[2]
Out = pytest.CaptureFixture[str]

# Loads what nobody may read afterwards, gives up the rights of the superuser, and runs commands.
AS_NOBODY = """
import contextlib, io, json, os, sys, traceback
from ddworkbook.cli.main import main
from ddworkbook.storage.migrations.steps import schema_of
from ddworkbook.usecases.questionnaires import shipped_questionnaires

schema_of(1)
shipped_questionnaires()
os.setgid(65534)
os.setuid(65534)
told = []
for arguments in json.loads(sys.argv[1]):
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        code = main(arguments)
    told.append((code, errors.getvalue()))
print(json.dumps(told))
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    monkeypatch.setenv("DDWORKBOOK_HOME", str(place))
    return place


@pytest.fixture
def file(home: Path, tmp_path: Path, capsys: Out) -> Path:
    path = tmp_path / "work.ddw"
    run(capsys, "new", path, "--name", "Ada")
    run(capsys, "partner", "add", path, "--name", "Lake University", "--country", "KE")
    return path


@pytest.fixture
def public() -> Iterator[Path]:
    """Return a folder that everybody may look into, which folders of pytest are not."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


def as_nobody(*commands: tuple[object, ...]) -> list[tuple[int, str]]:
    """Run commands in one process without the rights of the superuser."""
    if os.geteuid() != 0:
        pytest.skip("only the superuser can become somebody else")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}"}
    texts = json.dumps([[str(word) for word in command] for command in commands])
    command = [sys.executable, "-c", AS_NOBODY, texts]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [(code, said) for code, said in json.loads(done.stdout)]


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX rights")
def test_places_without_rights_are_named_and_reading_goes_on(
    public: Path, file: Path, home: Path
) -> None:
    file = Path(shutil.copy(file, public))
    secret = public / "secret"
    secret.mkdir(mode=0o700)
    shutil.copy(file, secret / "work.ddw")
    home.chmod(0o700)
    told = as_nobody(
        ("partner", "list", file),
        ("history", file),
        ("check", file),
        ("person", "add", file, "--name", "Eve"),
        ("new", public / "new.ddw"),
        ("verify", secret / "work.ddw"),
        ("check", secret / "work.ddw"),
        ("questionnaire", "lint", secret / "folder"),
        ("questionnaire", "export", "triage", "--to", secret / "a.json"),
        ("backup", file),
        ("backup", file, "--to", secret / "b.ddw"),
    )
    assert [code for code, _said in told] == [0, 0, 0] + [5] * 8, told
    assert all(plain(said) for _code, said in told)
    assert "DDWORKBOOK_HOME" in told[3][1]
    assert "you may not write to that folder" in told[9][1]


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX rights")
def test_a_write_protected_workbook_is_the_world_for_every_change(
    public: Path, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    triage = made(capsys, "assessment", "start", file, "Lake University", "triage")
    file = Path(shutil.copy(file, public))
    file.chmod(0o444)
    own = public / "own"
    own.mkdir()
    own.chmod(0o777)
    monkeypatch.setenv("DDWORKBOOK_HOME", str(own))
    told = as_nobody(
        ("partner", "add", file, "--name", "X", "--country", "KE", "--as", "Ada"),
        ("assessment", "answer", file, triage, "--set", "T10=yes", "--as", "Ada"),
        ("evidence", "add", file, triage, __file__, "--as", "Ada"),
        ("new", public / "new.ddw"),
        ("backup", file),
    )
    assert [code for code, _said in told] == [5] * 5
    for _code, said in told[:3]:
        assert "copy it to a folder of your own" in said
    for _code, said in told[3:]:
        assert "you may not write to that folder" in said


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of two megabytes, where one can be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only the superuser can mount a small file system")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_nothing_half_made(
    file: Path, small: Path, tmp_path: Path, capsys: Out
) -> None:
    """A new workbook, the sample, a backup, an export: none is there, none is half there."""
    triage = made(capsys, "assessment", "start", file, "Lake University", "triage")
    (small / "filler").write_bytes(bytes(2 * 1024 * 1024 - 20_000))
    out = small / "out"
    for command in (
        ("new", small / "new.ddw"),
        ("sample", small / "sample.ddw"),
        ("backup", file, "--to", small / "b.ddw"),
        ("export", file, triage, "--to", out, "--pdf"),
        ("export", file, triage, "--to", out, "--xlsx"),
        ("questionnaire", "export", "triage", "--to", small / "a.json"),
    ):
        said = run(capsys, *command, code=5)
        assert "full" in said and "Nothing half-written was left" in said and plain(said)
        left = {path.name for path in small.rglob("*")}
        assert left <= {"filler", "out"}
    assert check_workbook(file).ok
    assert main(["backup", str(file), "--to", str(tmp_path / "b.ddw")]) == 0


def test_a_full_home_keeps_nobody_from_reading(
    file: Path, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    (small / "home").mkdir()
    room = os.statvfs(small)
    (small / "filler").write_bytes(bytes(room.f_bavail * room.f_frsize))
    monkeypatch.setenv("DDWORKBOOK_HOME", str(small / "home"))
    assert "Lake University" in run(capsys, "partner", "list", file)
    assert "free space" in run(capsys, "person", "add", file, "--name", "Eve", code=5)
    assert not any(path.stat().st_size for path in (small / "home").iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_leave_is_no_fault_of_the_program(file: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}"}
    command = [sys.executable, "-m", "ddworkbook.cli", "partner", "list", str(file)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 5 and plain(done.stderr)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, env=environment, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
