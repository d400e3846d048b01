"""Forms in and out, as the command line does it.

1. A form becomes a folder that lints; a folder or a shipped questionnaire becomes a form.
2. What is there already is never replaced.
3. A form with problems writes nothing and names them all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ddworkbook.cli.main import main
from ddworkbook.formats.questionnaire_folder import read_folder
from ddworkbook.usecases.questionnaires import show_questionnaire
from tests.formats.form_tables import write_form

SAMPLES = Path(__file__).parents[1] / "samples" / "xlsform"


def test_a_shipped_questionnaire_goes_out_and_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Clause 1."""
    form, folder, again = tmp_path / "t.xlsx", tmp_path / "t", tmp_path / "again.xlsx"
    assert main(["questionnaire", "export", "triage", "--xlsform", "--to", str(form)]) == 0
    assert main(["questionnaire", "import", str(form), "--to", str(folder)]) == 0
    assert "20 questions (en-GB)" in capsys.readouterr().out
    assert read_folder(folder) == (show_questionnaire(None, "triage"), ())
    assert main(["questionnaire", "export", str(folder), "--xlsform", "--to", str(again)]) == 0
    assert again.exists()


def test_a_form_of_odk_becomes_a_folder_with_its_notices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Clause 1."""
    text = (SAMPLES / "field-site-visit.md").read_text(encoding="utf-8")
    form, folder = write_form(tmp_path / "form.xlsx", text), tmp_path / "visit"
    assert main(["questionnaire", "import", str(form), "--to", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "survey, row 10, column type: The question of type geopoint became a text." in said
    assert sorted(path.name for path in (folder / "translations").iterdir()) == [
        "ar.yaml",
        "sw.yaml",
    ]
    questionnaire, problems = read_folder(folder)
    assert questionnaire is not None, problems


def test_nothing_is_replaced(tmp_path: Path) -> None:
    """Clause 2."""
    taken = tmp_path / "taken.xlsx"
    taken.write_text("mine")
    assert main(["questionnaire", "export", "triage", "--xlsform", "--to", str(taken)]) == 3
    assert taken.read_text() == "mine"
    assert main(["questionnaire", "import", str(taken), "--to", str(tmp_path)]) == 3


def test_a_broken_form_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Clause 3."""
    text = (SAMPLES / "broken" / "groups.md").read_text(encoding="utf-8")
    form, folder = write_form(tmp_path / "form.xlsx", text), tmp_path / "broken"
    assert main(["questionnaire", "import", str(form), "--to", str(folder)]) == 3
    assert not folder.exists()
    assert capsys.readouterr().err.count("survey, row ") == 5
