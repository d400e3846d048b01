"""Answers that came along, editions and explanations by commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ddworkbook.cli.main import main
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.questionnaires import adopt, show_questionnaire
from ddworkbook.usecases.workbook_files import close_workbook
from tests.builders.work import answered_due_diligence, approved, desk_in
from tests.usecases.test_editions import changed

Out = pytest.CaptureFixture[str]


def run(capsys: Out, *arguments: str | Path, code: int = 0) -> str:
    """Run a command, compare its exit code and return what it printed."""
    found = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    assert found == code, printed.err
    return printed.out if code == 0 else printed.err


@pytest.fixture
def approved_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook with an approved due diligence; the preparer works."""
    desk = desk_in(tmp_path)
    first = approved(desk, answered_due_diligence(desk))
    assert first
    close_workbook(desk.session)
    monkeypatch.setenv("DDWORKBOOK_HOME", str(tmp_path / "home"))
    return desk.path


def test_answers_are_confirmed_by_command(capsys: Out, approved_file: Path) -> None:
    file = approved_file
    start = ("assessment", "start", file, "Lake University", "partner-due-diligence", "--json")
    made = json.loads(run(capsys, *start, "--as", "Ada Preparer"))["made"]
    page = json.loads(run(capsys, "assessment", "show", file, made, "--json"))
    first, *others = page["to_confirm"]
    assert others
    assert "To confirm. From the record of" in run(capsys, "assessment", "show", file, made)
    run(capsys, "assessment", "confirm", file, made, first)
    section = next(
        one["code"]
        for one in page["walkthrough"]["sections"]
        if others[0] in [state["question"]["code"] for state in one["questions"]]
    )
    run(capsys, "assessment", "confirm", file, made, "--all-in", section)
    after = json.loads(run(capsys, "assessment", "show", file, made, "--json"))["to_confirm"]
    assert not {first, others[0]} & set(after)
    assert "nobody" not in run(capsys, "assessment", "confirm", file, made, first, code=3)
    assert "--all-in" in run(capsys, "assessment", "confirm", file, made, code=2)
    assert "no held answer" in run(capsys, "assessment", "reopen", file, made, first, code=3)
    fresh = json.loads(run(capsys, *start, "--fresh"))["made"]
    page = json.loads(run(capsys, "assessment", "show", file, fresh, "--json"))
    assert page["walkthrough"]["answered"] == 0


def test_an_edition_is_changed_by_command(
    capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in(tmp_path)
    made = answered_due_diligence(desk)
    answer_question(desk.session, made, "C10", "yes")
    shipped = show_questionnaire(None, "partner-due-diligence")
    with desk.session.writing() as ledger:
        adopt(desk.session, ledger, changed(shipped, "2027.1", without=("C10",)))
    close_workbook(desk.session)
    monkeypatch.setenv("DDWORKBOOK_HOME", str(tmp_path / "home"))
    preview = run(capsys, "assessment", "upgrade", desk.path, made, "--preview")
    assert "There is edition 2027.1." in preview
    assert "C10 is asked no more" in preview
    assert "Went over to edition 2027.1." in run(capsys, "assessment", "upgrade", desk.path, made)
    assert "newest edition already" in run(capsys, "assessment", "upgrade", desk.path, made, code=3)
    said = run(capsys, "assessment", "upgrade", desk.path, made, "--preview")
    assert "newest edition already" in said


def test_why_is_said_by_command(capsys: Out, approved_file: Path) -> None:
    rows = json.loads(run(capsys, "assessment", "list", approved_file, "--json"))
    made = next(row["id"] for row in rows if row["questionnaire"] == "partner-due-diligence")
    text = run(capsys, "assessment", "explain", approved_file, made)
    assert "Depth: Standard with finance visit" in text
    one = json.loads(run(capsys, "assessment", "explain", approved_file, made, "C10", "--json"))
    assert one[0]["code"] == "C10"
    assert "nothing called" in run(
        capsys, "assessment", "explain", approved_file, made, "Q1", code=2
    )
