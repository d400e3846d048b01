"""ddw questionnaire lint: every problem with file, line, what and repair."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ddworkbook.cli.main import main
from tests.cli.test_main_job import run

Out = pytest.CaptureFixture[str]
SHIPPED = Path(__file__).parents[2] / "src" / "ddworkbook" / "questionnaires"
HEAD = "questionnaire.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED / "triage", tmp_path / "mine")


def replaced(folder: Path, old: str, new: str) -> None:
    """Replace a text in the file of the folder that holds it."""
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if old in text:
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            return
    raise AssertionError(f"{old!r} is nowhere in {folder}")


def test_the_shipped_questionnaires_are_fit_for_use(capsys: Out) -> None:
    for name in ("triage", "partner-due-diligence"):
        assert "is fit for use" in run(capsys, "questionnaire", "lint", SHIPPED / name)


def test_every_problem_comes_with_file_line_and_repair(capsys: Out, folder: Path) -> None:
    replaced(folder, "${T05}", "${T55}")
    replaced(folder, "type: yes-no\n", "type: perhaps\n")
    said = run(capsys, "questionnaire", "lint", folder, code=3)
    assert "has 2 problems." in said
    assert "yaml, line " in said
    assert "T05" in said


def test_json_lists_the_problems_and_still_refuses(capsys: Out, folder: Path) -> None:
    replaced(folder, "${T05}", "${T55}")
    assert main(["questionnaire", "lint", str(folder), "--json"]) == 3
    printed = capsys.readouterr()
    assert "has 1 problem." in printed.err
    (problem,) = json.loads(printed.out)
    assert problem["code"] == "unknown-reference"
    assert problem["file"] == HEAD or problem["file"].startswith("sections/")
    assert problem["line"] > 0
    assert problem["repair"]
    assert problem["advice"] is False
    assert json.loads(run(capsys, "questionnaire", "lint", SHIPPED / "triage", "--json")) == []


def test_choices_of_the_triage_are_checked_in_other_questionnaires(
    capsys: Out, tmp_path: Path
) -> None:
    mine = shutil.copytree(SHIPPED / "partner-due-diligence", tmp_path / "mine")
    replaced(mine, "selected(${T03}, '", "selected(${T03}, 'no-such-")
    assert "no-such-" in run(capsys, "questionnaire", "lint", mine, code=3)


def test_codes_are_compared_with_the_edition_before(
    capsys: Out, folder: Path, tmp_path: Path
) -> None:
    replaced(folder, '"2026.1"', '"2027.1"')
    replaced(folder, "code: T12c", "code: T99")
    assert "T12c of edition 2026.1" in run(capsys, "questionnaire", "lint", folder, code=3)
    file = tmp_path / "work.ddw"
    run(capsys, "new", file, "--name", "Ada")
    said = run(capsys, "questionnaire", "lint", folder, "--workbook", file, code=3)
    assert "T12c of edition 2026.1" in said
