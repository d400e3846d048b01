"""The whole main job by commands, from a new file to a verified pack, and the demonstration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ddworkbook.cli.main import main
from ddworkbook.usecases.sample_story import in_words, sound_answers
from tests.builders.world import START

Out = pytest.CaptureFixture[str]
PASSPHRASE = "correct horse"


def run(capsys: Out, *arguments: str | Path, code: int = 0) -> str:
    """Run a command, compare its exit code and return what it printed."""
    found = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    assert found == code, printed.err
    assert bool(printed.err) == bool(code), printed.err
    return printed.out if code == 0 else printed.err


def made(capsys: Out, *arguments: str | Path) -> str:
    """Run a command that makes something and return its id."""
    return str(json.loads(run(capsys, *arguments, "--json"))["made"])


def answers_file(folder: Path, questionnaire: str, codes: list[str]) -> Path:
    """Write what a sound partner answers to these questions."""
    sound = in_words(
        sound_answers(questionnaire, START.date()), {"partner": "X", "country": "Kenya"}
    )
    tree: dict[str, Any] = {}
    for code in codes:
        said = sound[code]
        has_value = isinstance(said, dict) and "value" in said
        tree[code] = said if has_value else {"value": said}
    file = folder / f"{questionnaire}.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    return file


def answer_all(capsys: Out, file: Path, assessment: str, questionnaire: str, folder: Path) -> None:
    """Answer what is missing until nothing is."""
    while True:
        page = json.loads(run(capsys, "assessment", "show", file, assessment, "--json"))
        missing = page["walkthrough"]["missing"]
        if not missing:
            return
        answers = answers_file(folder, questionnaire, missing)
        run(capsys, "assessment", "answer", file, assessment, answers)


def test_the_main_job_by_commands(
    capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DDWORKBOOK_PASSPHRASE", PASSPHRASE)
    file = tmp_path / "work.ddw"
    run(capsys, "new", file, "--title", "Work", "--name", "Ada", "--role", "Manager")
    run(capsys, "person", "add", file, "--name", "Ben", "--role", "Head of governance")
    for name in ("Ada", "Ben"):
        run(capsys, "key", "new", file, name)
    assert "Signs here" in run(capsys, "person", "list", file)
    run(capsys, "partner", "add", file, "--name", "Lake University", "--country", "KE",
        "--kind", "public-university", "--identifier", "ROR:05dxps055",
        "--contact", "Zawadi, Head of grants, z@lake.example")  # fmt: skip
    run(capsys, "project", "add", file, "--title", "Water", "--partner", "Lake University")
    assert "Water" in run(capsys, "project", "list", file)
    triage = made(capsys, "assessment", "start", file, "Lake University", "triage")
    answer_all(capsys, file, triage, "triage", tmp_path)
    diligence = made(
        capsys, "assessment", "start", file, "Lake University", "partner-due-diligence",
        "--project", "Water",
    )  # fmt: skip
    answer_all(capsys, file, diligence, "partner-due-diligence", tmp_path)
    (tmp_path / "statutes.pdf").write_bytes(b"%PDF-1.4 statutes")
    run(capsys, "evidence", "add", file, diligence, tmp_path / "statutes.pdf", "--code", "C01")
    assert "statutes.pdf" in run(capsys, "evidence", "list", file)
    run(capsys, "assessment", "submit", file, diligence, "--message", "Please look.")
    run(capsys, "assessment", "review", file, diligence, "--note", "Fine.", "--as", "Ben")
    run(capsys, "assessment", "review", file, diligence, "--approve", "proceed-with-conditions",
        "--condition", "Visit in spring", "--reason", "Sound.", "--as", "Ben")  # fmt: skip
    run(capsys, "assessment", "sign", file, diligence, "--meaning", "prepared", "--as", "Ada")
    run(capsys, "assessment", "sign", file, diligence, "--meaning", "approved", "--as", "Ben")
    listed = json.loads(run(capsys, "assessment", "list", file, "--state", "signed", "--json"))
    assert [row["id"] for row in listed] == [diligence]
    out = tmp_path / "out"
    run(capsys, "export", file, diligence, "--to", out, "--pdf", "--xlsx", "--json", "--pack")
    assert len(list(out.iterdir())) == 4
    pack = next(out.glob("*.zip"))
    assert "is whole" in run(capsys, "verify", pack)
    assert "is whole" in run(capsys, "verify", file)
    assert "is whole" in run(capsys, "check", file)
    assert "All signatures given" in run(capsys, "history", file, diligence[-8:])
    assert "Backed up" in run(capsys, "backup", file)
    page = run(capsys, "assessment", "show", file, diligence, "--hidden")
    assert "Signature, approved" in page
    assert "not asked:" in page
    assert "Lake University" in run(capsys, "partner", "show", file, "Lake")
    run(capsys, "assessment", "amend", file, diligence, "--reason", "A new director.")
    run(capsys, "assessment", "answer", file, diligence, "--set", "C10=no", "--set", "C32a=9")
    assert "C32a" in run(capsys, "assessment", "undo", file, diligence)
    assert "C32a" in run(capsys, "assessment", "redo", file, diligence)


def test_a_changed_byte_in_a_pack_gives_exit_code_4(capsys: Out, tmp_path: Path) -> None:
    run(capsys, "demo", tmp_path / "out")
    pack = next((tmp_path / "out").glob("*.zip"))
    content = bytearray(pack.read_bytes())
    content[len(content) // 2] ^= 1
    pack.write_bytes(content)
    assert main(["verify", str(pack)]) == 4
    printed = capsys.readouterr()
    assert "ALTERED" in printed.out
    assert "was altered or damaged" in printed.err


def test_the_sample_is_made_and_shown(capsys: Out, tmp_path: Path) -> None:
    file = tmp_path / "sample.ddw"
    assert "passphrase" in run(capsys, "sample", file)
    assert "invented" in run(capsys, "partner", "list", file)
    assert "Changes requested" in run(capsys, "assessment", "list", file)
    rows = json.loads(run(capsys, "assessment", "list", file, "--text", "mekong", "--json"))
    due = next(row for row in rows if row["questionnaire"] == "partner-due-diligence")
    shown = run(capsys, "assessment", "show", file, due["id"])
    assert "Note by Tomasz Okafor" in shown
    assert "Red: The owners were refused" in shown
    assert "Delta Holding (invented) | Singapore | 60% | Names two of three directors" in shown
