"""Bad input on the real command line: a clear sentence, the right exit code, nothing changed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.test_main_job import made, run

ROOT = Path(__file__).parents[2]
INSIDE_WORDS = ("Traceback", "Error", "sqlite3", "SELECT", "None", "errno", "[Errno")

Out = pytest.CaptureFixture[str]


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


def plain(sentence: str) -> bool:
    """Say whether a message is free of what only programmers understand."""
    return not any(word in sentence for word in INSIDE_WORDS)


def not_workbooks(folder: Path) -> dict[str, Path]:
    """Return files that somebody could take for a workbook."""
    (folder / "letter.ddw").write_text("Dear colleague")
    (folder / "empty.ddw").touch()
    (folder / "folder.ddw").mkdir()
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 invented")
    other = sqlite3.connect(folder / "other.ddw")
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.commit()
    other.close()
    return {
        "is not a workbook": folder / "letter.ddw",
        "is empty": folder / "empty.ddw",
        "is a folder": folder / "folder.ddw",
        "database of another program": folder / "other.ddw",
        "beginning is damaged": folder / "scan.pdf",
    }


@pytest.mark.parametrize("command", [("partner", "list"), ("check",), ("history",), ("backup",)])
def test_what_is_not_a_workbook_is_refused_and_stays(
    home: Path, tmp_path: Path, capsys: Out, command: tuple[str, ...]
) -> None:
    for words, path in not_workbooks(tmp_path).items():
        before = path.read_bytes() if path.is_file() else b""
        said = run(capsys, *command, path, code=3)
        assert words in said and plain(said)
        assert not path.is_file() or path.read_bytes() == before


def test_a_workbook_that_was_cut_short_is_named_as_damaged_once(file: Path, capsys: Out) -> None:
    with file.open("r+b") as cut:
        cut.truncate(60_000)
    said = run(capsys, "partner", "list", file, code=4)
    assert said.count("is damaged. Nothing was changed") == 1
    assert "open your latest backup" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("{}", "holds no answer"),
        ('{"T01": ', "not JSON"),
        ("[1]", "does not hold answers by code"),
        ('{"T01": {"value": NaN}}', "NaN is not a number"),
        ('{"T01": {"value": 1e999}}', "too large"),
        ('{"T01": {}, "T01": {}}', "stands twice"),
        ('{"T01": {"value": ' + "[" * 5000 + "]" * 5000 + "}}", "nested"),
    ],
)
def test_a_file_without_answers_is_refused_as_a_whole(
    file: Path, tmp_path: Path, capsys: Out, text: str, words: str
) -> None:
    triage = made(capsys, "assessment", "start", file, "Lake University", "triage")
    (tmp_path / "a.json").write_text(text)
    said = run(capsys, "assessment", "answer", file, triage, tmp_path / "a.json", code=3)
    assert words in said and "a.json" in said and plain(said)


def test_every_problem_of_an_answers_file_is_named_at_once_and_none_is_saved(
    file: Path, tmp_path: Path, capsys: Out
) -> None:
    triage = made(capsys, "assessment", "start", file, "Lake University", "triage")
    tree = {
        "T99": {"value": "yes"},
        "T10": {"value": 7},
        "T06": {"valu": "no"},
        "T07": "no",
        "T08": {"comment": 5, "respondent": []},
        "T11": {"evidence": ["none.pdf"]},
        "T12": {"evidence": "a.pdf"},
        "T02": {"value": "yes"},
    }
    (tmp_path / "a.json").write_text(json.dumps(tree))
    said = run(capsys, "assessment", "answer", file, triage, tmp_path / "a.json", code=3)
    for code in ("T99", "T10", "T06", "T07", "T08, comment", "T08, respondent", "T11", "T12"):
        assert f"- {code}" in said
    page = json.loads(run(capsys, "assessment", "show", file, triage, "--json"))
    assert page["walkthrough"]["answered"] == 0


@pytest.mark.parametrize("value", ["NaN", "1e999", "9" * 400, "[" * 100_000])
def test_odd_values_on_the_command_line_are_text(file: Path, capsys: Out, value: str) -> None:
    triage = made(capsys, "assessment", "start", file, "Lake University", "triage")
    said = run(capsys, "assessment", "answer", file, triage, "--set", f"T10={value}", code=3)
    assert "T10" in said and plain(said)


def test_answers_larger_than_the_limit_are_not_read(
    file: Path, tmp_path: Path, capsys: Out
) -> None:
    with (tmp_path / "big.json").open("wb") as big:
        big.truncate(21_000_000)
    said = run(capsys, "assessment", "answer", file, "x", tmp_path / "big.json", code=3)
    assert "larger than 20 MB" in said


def test_an_answers_file_that_is_missing_or_a_folder_is_the_world(
    file: Path, tmp_path: Path, capsys: Out
) -> None:
    for path, words in ((tmp_path / "none.json", "was not found"), (tmp_path, "is a folder")):
        assert words in run(capsys, "assessment", "answer", file, "x", path, code=5)


def test_a_name_that_no_system_takes_is_a_sentence(home: Path, tmp_path: Path, capsys: Out) -> None:
    endless = tmp_path / ("x" * 300)
    assert "too long" in run(capsys, "new", endless, code=3)
    for command in (("verify",), ("check",), ("questionnaire", "lint")):
        assert plain(run(capsys, *command, endless, code=5))
    assert "needs a name" in run(capsys, "new", "", code=3)


def test_a_demo_into_a_file_is_refused(home: Path, tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "file").write_text("x")
    assert "a file stands in its way" in run(capsys, "demo", tmp_path / "file", code=5)
