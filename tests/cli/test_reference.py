"""ddw reference: list, show, import, export, band."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_main_job import Out, run


@pytest.fixture
def file(tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DDWORKBOOK_HOME", str(tmp_path / "home"))
    run(capsys, "new", tmp_path / "work.ddw", "--name", "Ada", "--role", "Manager")
    return tmp_path / "work.ddw"


def test_tables_are_listed_shown_written_and_brought_back(file: Path, capsys: Out) -> None:
    listed = json.loads(run(capsys, "reference", "list", file, "--json"))
    assert sum(one["name"] == "nsi-areas" for one in listed) == 2
    assert "counts today" in run(capsys, "reference", "list", file)
    shown = run(capsys, "reference", "show", file, "firs-powers")
    assert "Loughborough" in shown and "enhanced" in shown
    path = file.with_name("months.csv")
    run(capsys, "reference", "export", file, "review-intervals", "--to", path)
    path.write_text(path.read_text().replace("red,12", "red,6"))
    said = run(capsys, "reference", "import", file, path, "--source", "Our committee")
    assert said.startswith("Imported Review intervals, 5 rows")
    assert "Unchanged" in run(
        capsys, "reference", "import", file, path, "--source", "Our committee"
    )
    assert "Our committee" in run(capsys, "reference", "show", file, "review-intervals")
    assert "imported" in run(capsys, "history", file)


def test_a_band_is_told_once_an_index_is_there(file: Path, capsys: Out) -> None:
    assert "No corruption index" in run(capsys, "reference", "band", file, "KE")
    path = file.with_name("cpi.csv")
    path.write_text(
        "# name: corruption-index\nCountry,CPI score 2025,Rank\nKenya,32,1\nNauru,0,2\n"
    )
    facts = ["--as-at", "2026-02-10", "--source", "Year file", "--licence", "CC BY-ND 4.0"]
    assert "left out: Rank" in run(capsys, "reference", "import", file, path, *facts)
    assert "Under 40" in run(capsys, "reference", "band", file, "Kenya")
    assert "Atlantis" in run(capsys, "reference", "band", file, "Nauru", "Atlantis")


def test_a_broken_table_is_refused_with_every_problem(file: Path, capsys: Out) -> None:
    path = file.with_name("a.csv")
    path.write_text("# name: policy-lines\ncode,value,label\nmine,lots,\n")
    said = run(capsys, "reference", "import", file, path, code=3)
    for problem in ("as_at", "source", "licence", "row 1, value", "row 1, label"):
        assert problem in said
    assert "atlantis" in run(capsys, "reference", "show", file, "atlantis", code=2)
