"""Broken forms give the full list of what is wrong, each with its place and its repair.

1. Each form in samples/xlsform/broken gives exactly the sentences in the file beside it.
2. Formulas are problems, because what they came to cannot be trusted; merged cells are told.
3. What stands below many blank rows is a problem, because it was not read.
4. A blank range of a million rows is no problem.
5. A harmful file is refused before it is read.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ddworkbook.core.errors import InputRefused
from ddworkbook.formats.xlsform import read_xlsform
from tests.formats.form_tables import read_form, said, survey, write_form
from tests.formats.xlsx_files import parts, sheet_xml, write

BROKEN = Path(__file__).parents[1] / "samples" / "xlsform" / "broken"


@pytest.mark.parametrize("form", sorted(BROKEN.glob("*.md")), ids=lambda path: path.stem)
def test_a_broken_form_gives_the_full_list(tmp_path: Path, form: Path) -> None:
    """Clause 1."""
    reading = read_form(tmp_path, form.read_text(encoding="utf-8"))
    expected = form.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert [problem.sentence for problem in reading.problems] == expected
    assert reading.questionnaire is None


def _changed(folder: Path, change: object) -> Path:
    path = write_form(folder / "form.xlsx", survey("| text | q1 | One? |"))
    book = openpyxl.load_workbook(path)
    assert callable(change)
    change(book["survey"])
    book.save(path)
    return path


def test_formulas_are_problems(tmp_path: Path) -> None:
    """Clause 2."""

    def change(sheet: object) -> None:
        sheet["C2"] = '="One"&"?"'  # type: ignore[index]

    assert "formula @ survey, row 2" in said(read_xlsform(_changed(tmp_path, change)).problems)


def test_merged_cells_are_told(tmp_path: Path) -> None:
    """Clause 2."""

    def change(sheet: object) -> None:
        sheet.merge_cells("A5:C6")  # type: ignore[attr-defined]

    reading = read_xlsform(_changed(tmp_path, change))
    assert reading.questionnaire is not None
    assert any("A5:C6" in notice.what for notice in reading.notices)


def test_a_row_far_below_is_a_problem(tmp_path: Path) -> None:
    """Clause 3."""

    def change(sheet: object) -> None:
        sheet["A5000"] = "text"  # type: ignore[index]

    problems = read_xlsform(_changed(tmp_path, change)).problems
    assert "content-below @ survey, row 2" in said(problems)


def test_a_blank_range_is_no_problem(tmp_path: Path) -> None:
    """Clause 4: a height that was set keeps a row in the file."""

    def change(sheet: object) -> None:
        for row in range(3, 3_000):
            sheet.row_dimensions[row].height = 15  # type: ignore[attr-defined]
        sheet.row_dimensions[1_048_576].height = 15  # type: ignore[attr-defined]

    reading = read_xlsform(_changed(tmp_path, change))
    assert reading.problems == ()
    assert reading.questionnaire is not None


def test_a_harmful_file_is_refused(tmp_path: Path) -> None:
    """Clause 5."""
    path = write(tmp_path / "a.xlsx", parts(sheet_xml(), **{"xl/vbaProject.bin": "x"}))
    with pytest.raises(InputRefused, match="macros"):
        read_xlsform(path)
