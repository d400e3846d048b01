"""What the command line says when something is wrong: one sentence, the right exit code."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ddworkbook.cli import main as cli
from ddworkbook.cli.main import main
from ddworkbook.usecases.environment import real_world
from ddworkbook.usecases.workbook_files import close_workbook, open_workbook
from tests.cli.test_main_job import made, run

Out = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path, capsys: Out) -> Iterator[Path]:
    path = tmp_path / "work.ddw"
    run(capsys, "new", path, "--name", "Ada")
    run(capsys, "partner", "add", path, "--name", "Lake University", "--country", "KE")
    yield path


@pytest.fixture
def triage(file: Path, capsys: Out) -> str:
    return made(capsys, "assessment", "start", file, "Lake University", "triage")


@pytest.mark.parametrize(
    "arguments",
    [[], ["nothing"], ["partner"], ["new"], ["assessment", "list"], ["export", "a", "b"]],
)
def test_wrong_usage_is_exit_code_2(capsys: Out, arguments: list[str]) -> None:
    assert main(arguments) == 2
    assert "usage: ddw" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["assessment", "answer", "-h"]])
def test_help_is_exit_code_0(capsys: Out, arguments: list[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out


def test_help_names_every_command_and_exit_code(capsys: Out) -> None:
    main(["--help"])
    shown = capsys.readouterr().out
    for word in ("new", "sample", "demo", "partner", "project", "questionnaire", "assessment",
                 "export", "verify", "check", "history", "backup", "person", "key",
                 "DDWORKBOOK_HOME", "exit codes"):  # fmt: skip
        assert word in shown


def test_a_missing_file_is_the_world(capsys: Out, tmp_path: Path) -> None:
    assert "not found" in run(capsys, "partner", "list", tmp_path / "none.ddw", code=5)


def test_a_file_that_is_no_workbook_is_refused(capsys: Out, tmp_path: Path) -> None:
    (tmp_path / "letter.ddw").write_text("Dear colleague " * 100)
    for command in (("partner", "list"), ("check",), ("verify",), ("history",)):
        assert "not a workbook" in run(capsys, *command, tmp_path / "letter.ddw", code=3)


def test_a_newer_workbook_is_refused(capsys: Out, file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "newer" in run(capsys, "partner", "list", file, code=3)


def test_an_existing_file_is_not_overwritten(capsys: Out, file: Path) -> None:
    assert "already a file" in run(capsys, "new", file, code=3)


def test_a_workbook_open_in_another_program_is_locked(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_workbook(file, real_world())
    monkeypatch.setenv("DDWORKBOOK_HOME", str(tmp_path / "other"))
    command = [sys.executable, "-m", "ddworkbook.cli"]
    add = subprocess.run(
        [*command, "partner", "add", str(file), "--name", "X", "--country", "KE"],
        capture_output=True,
        text=True,
        check=False,
    )
    read = subprocess.run(
        [*command, "partner", "list", str(file)], capture_output=True, text=True, check=False
    )
    close_workbook(session)
    assert add.returncode == 5
    assert file.name in add.stderr
    assert read.returncode == 0
    assert "Lake University" in read.stdout


def test_all_problems_of_a_partner_are_printed(capsys: Out, file: Path) -> None:
    said = run(
        capsys, "partner", "add", file, "--name", " ", "--country", "XX", "--website", "x", code=3
    )
    assert said.count("\n  - ") == 3


def test_an_unknown_partner_is_wrong_usage_with_a_hint(capsys: Out, file: Path) -> None:
    said = run(capsys, "partner", "show", file, "Lake Univesity", code=2)
    assert "Did you mean: Lake University" in said


def test_an_identifier_without_scheme_is_wrong_usage(capsys: Out, file: Path) -> None:
    said = run(
        capsys, "partner", "add", file, "--name", "X", "--country", "KE",
        "--identifier", "05dxps055", code=2,
    )  # fmt: skip
    assert "SCHEME:VALUE" in said


def test_all_problems_of_an_answers_file_are_printed_and_none_saved(
    capsys: Out, file: Path, triage: str, tmp_path: Path
) -> None:
    tree = {"T99": {"value": 1}, "T10": {"value": 7}, "T06": {"value": "no"}}
    (tmp_path / "a.json").write_text(json.dumps(tree))
    said = run(capsys, "assessment", "answer", file, triage, tmp_path / "a.json", code=3)
    assert "T99" in said
    assert "T10" in said
    page = json.loads(run(capsys, "assessment", "show", file, triage, "--json"))
    assert page["walkthrough"]["answered"] == 0


@pytest.mark.parametrize("given", [[], ["--set", "T10"]])
def test_nothing_to_answer_is_wrong_usage(
    capsys: Out, file: Path, triage: str, given: list[str]
) -> None:
    run(capsys, "assessment", "answer", file, triage, *given, code=2)


def test_evidence_that_is_missing_empty_or_huge_is_refused(
    capsys: Out, file: Path, triage: str, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    for name, words in (("none.pdf", "no file"), ("empty.pdf", "empty"), ("huge.pdf", "200 MiB")):
        said = run(capsys, "evidence", "add", file, triage, tmp_path / name, code=3)
        assert words in said


def test_an_incomplete_assessment_is_not_submitted(capsys: Out, file: Path, triage: str) -> None:
    said = run(capsys, "assessment", "submit", file, triage, code=3)
    assert said.count("There is no answer yet.") == 12


def test_a_wrong_state_names_the_way_out(capsys: Out, file: Path, triage: str) -> None:
    said = run(capsys, "assessment", "review", file, triage, "--approve", "proceed", code=3)
    assert "submit it for review first" in said


def test_a_key_needs_a_passphrase_from_somewhere(
    capsys: Out, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "DDWORKBOOK_PASSPHRASE" in run(capsys, "key", "new", file, code=2)
    monkeypatch.setenv("DDWORKBOOK_PASSPHRASE", "")
    assert "passphrase" in run(capsys, "key", "new", file, code=3)


def test_a_typed_passphrase_is_asked_twice(
    capsys: Out, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["one", "two", "same", "same"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert "differ" in run(capsys, "key", "new", file, code=2)
    assert "Made key" in run(capsys, "key", "new", file)


def test_somebody_unknown_cannot_act(capsys: Out, file: Path) -> None:
    said = run(
        capsys, "partner", "add", file, "--name", "X", "--country", "KE", "--as", "Zed", code=2
    )
    assert "There is no person 'Zed'" in said


def test_nobody_introduced_is_told_how(capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "new.ddw"
    assert "ddw person add" in run(capsys, "new", path)
    said = run(capsys, "partner", "add", path, "--name", "X", "--country", "KE", code=3)
    assert "Say who you are first" in said


def test_questionnaires_are_listed_shown_linted_and_exported(
    capsys: Out, file: Path, tmp_path: Path
) -> None:
    assert "triage" in run(capsys, "questionnaire", "list", file)
    assert "T08" in run(capsys, "questionnaire", "show", "triage")
    run(capsys, "questionnaire", "show", "nothing", code=2)
    run(capsys, "questionnaire", "lint", tmp_path / "none", code=2)
    assert "questionnaire.yaml" in run(capsys, "questionnaire", "lint", tmp_path, code=3)
    out = tmp_path / "triage.json"
    run(capsys, "questionnaire", "export", "triage", "--to", out)
    assert json.loads(out.read_text(encoding="utf-8"))["code"] == "triage"
    run(capsys, "questionnaire", "export", "triage", "--to", out, code=3)


def test_names_cannot_steer_the_terminal(capsys: Out, file: Path) -> None:
    run(capsys, "partner", "add", file, "--name", "A\x1b[31mB", "--country", "KE")
    shown = run(capsys, "partner", "list", file)
    assert "\x1b" not in shown
    assert "␛[31mB" in shown


def test_a_fault_of_ours_is_exit_code_1(capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "build_parser", lambda: _Parser(breaks))
    assert main([]) == 1
    assert "fault in ddworkbook" in capsys.readouterr().err


def test_an_interrupted_command_says_so(capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "build_parser", lambda: _Parser(interrupted))
    assert main([]) == 130
    assert "Stopped" in capsys.readouterr().err


class _Parser:
    """A parser whose only command does something odd."""

    def __init__(self, command: object) -> None:
        self.run = command

    def parse_args(self, _arguments: object) -> _Parser:
        return self


def test_the_program_runs_as_a_process(tmp_path: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "ddworkbook.cli", "questionnaire", "list"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "partner-due-diligence" in shown.stdout
