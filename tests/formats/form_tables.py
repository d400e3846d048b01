"""Small forms for tests, written as Markdown tables in the way that pyxform reads them too.

| survey |      |      |       |
|        | type | name | label |
|        | text | q1   | One?  |
"""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import Workbook

from ddworkbook.core.questionnaire import Question
from ddworkbook.formats.xlsform import XlsformReading, read_xlsform

_BAR = re.compile(r"(?<!\\)\|")


def sheets_of(text: str) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet."""
    sheets: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in text.strip().splitlines():
        if not line.strip().startswith("|"):
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip())[1:-1]]
        if cells[0]:
            rows = sheets.setdefault(cells[0], [])
        else:
            rows.append(cells[1:])
    return sheets


def write_form(path: Path, text: str) -> Path:
    """Write the tables as a spreadsheet and return its path."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets_of(text).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(path)
    return path


def read_form(folder: Path, text: str) -> XlsformReading:
    """Return what the import says to the tables."""
    return read_xlsform(write_form(folder / "form.xlsx", text))


def survey(*rows: str, header: str = "| type | name | label |") -> str:
    """Return a form with a survey only, from its rows."""
    lines = "\n".join(f"| {row}" for row in (header, *rows))
    return f"{_SETTINGS}| survey |\n{lines}\n"


def question(reading: XlsformReading, code: str) -> Question:
    """Return one imported question; problems fail the test with their sentences."""
    assert not reading.problems, said(reading.problems)
    assert reading.questionnaire is not None
    found = reading.questionnaire.question(code)
    assert found is not None, [one.code for one in reading.questionnaire.questions]
    return found


def said(problems: object) -> str:
    """Return problems or notices as lines."""
    assert isinstance(problems, tuple)
    return "\n".join(f"{one.code} @ {one.where}" for one in problems)


_SETTINGS = """
| settings |            |         |         |                  |
|          | form_title | form_id | version | default_language |
|          | A form     | a-form  | 1       | English (en)     |
"""
