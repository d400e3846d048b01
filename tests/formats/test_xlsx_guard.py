"""Spreadsheets from strangers.

1. What is no plain .xlsx is refused with one sentence that names the file and the way out.
2. What runs, embeds or fetches something is refused.
3. What would fill a memory is refused, by what is declared and by what comes out.
4. XML with a document type is refused, and with it every entity.
5. The size that a sheet says of itself is not believed.
6. Formulas have no value and are listed; merged cells are listed.
7. Reading stops after 200 blank rows and says whether something stands below them.
8. All this takes under 5 seconds and under 300 MB.
9. Damaged files give one refusal, never anything else.
10. Honest files say what another reader says.
"""

from __future__ import annotations

import random
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.formats.xlsx_guard import Sheet, column_letters, open_sheets
from tests.formats.xlsx_files import PLAIN_ROWS, parts, sheet_xml, write, write_sheet


def read(path: Path) -> Sheet:
    with open_sheets(path) as book:
        sheet = book.sheet("survey")
    assert sheet is not None
    return sheet


def sentence(path: Path) -> str:
    with pytest.raises(InputRefused) as caught:
        read(path)
    return caught.value.sentence


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    """Clause 10."""
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>0.10000000000000001</v></c>'
        '<c r="D2" t="b"><v>1</v></c><c r="E2"><v>3</v></c><c r="F2" t="e"><v>#REF!</v></c></row>'
    )
    sheet = read(write_sheet(tmp_path / "a.xlsx", rows))
    assert [row.number for row in sheet.rows] == [2]
    assert dict(sheet.rows[0].cells) == {2: "shared", 3: Decimal("0.1"), 4: True, 5: Decimal(3)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no Excel file"),
        (b"hello", "no Excel file"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"0" * 600, "password"),
        (b"PK\x03\x04" + b"0" * 50, "damaged"),
    ],
)
def test_other_files_are_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    """Clause 1."""
    path = tmp_path / "other.xlsx"
    path.write_bytes(content)
    assert said in sentence(path)
    assert "“other.xlsx”" in sentence(path)


def test_a_zip_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    """Clause 1."""
    assert "no Excel file" in sentence(write(tmp_path / "a.xlsx", {"a.txt": "hello"}))


def test_a_missing_file_is_the_worlds_fault(tmp_path: Path) -> None:
    """Clause 1."""
    with pytest.raises(WorldError), open_sheets(tmp_path / "none.xlsx"):
        pass


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macro sheets"),
        ("xl/activeX/activeX1.xml", "ActiveX"),
        ("xl/embeddings/oleObject1.bin", "embedded objects"),
        ("xl/externalLinks/externalLink1.xml", "links to other files"),
        ("xl/connections.xml", "fetches data"),
        ("customUI/customUI.xml", "changes the program"),
    ],
)
def test_parts_that_act_are_refused(tmp_path: Path, part: str, said: str) -> None:
    """Clause 2."""
    path = write(tmp_path / "a.xlsx", parts(sheet_xml(), **{part: "x"}))
    assert said in sentence(path)


def test_a_macro_file_under_another_name_is_refused(tmp_path: Path) -> None:
    """Clause 2: an .xlsm renamed to .xlsx."""
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    path = write(tmp_path / "a.xlsx", parts(sheet_xml(), **{"[Content_Types].xml": types}))
    assert "made for macros" in sentence(path)


def test_parts_that_stand_twice_are_refused(tmp_path: Path) -> None:
    """Clause 2: two programs could read two contents."""
    path = write_sheet(tmp_path / "a.xlsx")
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(path, "a") as packed,
    ):
        packed.writestr("xl/workbook.xml", "x")
    assert "one part twice" in sentence(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    """Clause 3."""
    many = {f"xl/media/{number}.png": "" for number in range(2_001)}
    assert "parts" in sentence(write(tmp_path / "a.xlsx", parts(sheet_xml(), **many)))


def test_a_part_that_hardly_takes_room_is_refused(tmp_path: Path) -> None:
    """Clause 3."""
    path = write(tmp_path / "a.xlsx", parts(sheet_xml(), **{"xl/theme.xml": "0" * 5_000_000}))
    assert "200 times its size" in sentence(path)


def test_a_size_that_lies_gives_a_refusal(tmp_path: Path) -> None:
    """Clause 3: the sheet unpacks to more than the table of contents says."""
    path = write_sheet(tmp_path / "a.xlsx", PLAIN_ROWS * 1)
    data = bytearray(path.read_bytes())
    place = data.rindex(b"xl/worksheets/sheet1.xml") - 46 + 24
    data[place : place + 4] = (50).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    assert "damaged" in sentence(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    """Clause 4: a billion laughs, and a file from the disk."""
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    content = f'<?xml version="1.0"?>{bomb}<sst><si><t>&l9;&f;</t></si></sst>'
    path = write(tmp_path / "a.xlsx", parts(sheet_xml(), **{part: content}))
    assert "XML entities" in sentence(path)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    """Clause 4."""
    assert "nested deeper" in sentence(write_sheet(tmp_path / "a.xlsx", "<row>" * 5_000))


def test_rows_below_a_false_dimension_are_read(tmp_path: Path) -> None:
    """Clause 5: the sheets made here all say that they end in A1."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 500))
    assert len(read(write_sheet(tmp_path / "a.xlsx", rows)).rows) == 499


def test_formulas_have_no_value_and_are_listed(tmp_path: Path) -> None:
    """Clause 6: what the file says that they came to is not believed."""
    rows = '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3"><v>5</v></c></row>'
    sheet = read(write_sheet(tmp_path / "a.xlsx", rows))
    assert sheet.formulas == ("A3",)
    assert dict(sheet.rows[0].cells) == {2: Decimal(5)}


def test_merged_cells_are_listed(tmp_path: Path) -> None:
    """Clause 6: also one that covers the whole sheet."""
    below = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert read(write_sheet(tmp_path / "a.xlsx", below=below)).merged == ("A1:XFD1048576",)


def test_reading_stops_after_many_blank_rows(tmp_path: Path) -> None:
    """Clauses 6 and 7."""
    rows = PLAIN_ROWS + "".join(f'<row r="{row}"/>' for row in range(2, 30_000))
    below = '<mergeCells><mergeCell ref="A5:B6"/></mergeCells>'
    sheet = read(write_sheet(tmp_path / "a.xlsx", rows, below))
    assert (len(sheet.rows), sheet.stopped_after, sheet.content_below) == (1, 1, False)
    assert sheet.merged == ("A5:B6",)


@pytest.mark.parametrize("blank", ["", "".join(f'<row r="{row}"/>' for row in range(2, 30_000))])
def test_content_below_many_blank_rows_is_told(tmp_path: Path, blank: str) -> None:
    """Clause 7: also a single cell in the last row."""
    last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    sheet = read(write_sheet(tmp_path / "a.xlsx", PLAIN_ROWS + blank + last))
    assert (len(sheet.rows), sheet.content_below) == (1, True)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="2147483647"/>', "rows in no order"),
        ('<row r="2"/><row r="2"/>', "rows in no order"),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', "cells in no order"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "column XFD"),
        ('<row r="1"><c t="s"><v>7</v></c></row>', "does not hold"),
        ('<row r="1"><c><v>1e999</v></c></row>', "number that is none"),
        ("<row><c>", "damaged"),
    ],
)
def test_senseless_sheets_are_refused(tmp_path: Path, rows: str, said: str) -> None:
    """Clause 9."""
    assert said in sentence(write_sheet(tmp_path / "a.xlsx", rows))


def test_damage_anywhere_gives_one_refusal_or_a_reading(tmp_path: Path) -> None:
    """Clause 9: 400 files with one to nine bytes changed."""
    chance = random.Random(7)
    original = write_sheet(tmp_path / "a.xlsx").read_bytes()
    refused = 0
    for number in range(400):
        data = bytearray(original)
        for _ in range(chance.randint(1, 9)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(bytes(data))
        try:
            with open_sheets(path) as book:
                book.sheet("survey")
        except (InputRefused, WorldError):
            refused += 1
    assert refused > 100


def test_honest_files_say_what_another_reader_says(tmp_path: Path) -> None:
    """Clause 10: written by openpyxl, read by calamine."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    texts = ["type", "a b\nc", "Ünïcode 🜁 عربي", "_x0041_", "=1", "  spaces  "]
    for number, text in enumerate(texts, start=1):
        cell = sheet.cell(1, number, text)
        cell.data_type = "s"
    sheet.append([1, 2.5, True, date(2026, 11, 21), datetime(2026, 1, 2, 3, 4, 5), 1 / 3])
    book.save(path)
    rows = read(path).rows
    theirs = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("survey").to_python()
    assert list(rows[0].cells.values()) == theirs[0]
    # openpyxl writes a date as a moment at midnight; both readers call it a day.
    ours = [float(v) if isinstance(v, Decimal) else v for v in rows[1].cells.values()]
    assert ours == theirs[1]


def test_hidden_sheets_are_told_and_names_ignore_case(tmp_path: Path) -> None:
    """Clause 10."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.create_sheet("Survey").sheet_state = "hidden"
    book.save(path)
    with open_sheets(path) as found:
        assert found.names == ("Sheet", "Survey")
        sheet = found.sheet("survey")
        assert sheet is not None
        assert sheet.hidden
        assert found.sheet("none") is None


def test_columns_are_named_as_people_see_them() -> None:
    """Clause 6."""
    assert [column_letters(number) for number in (1, 26, 27, 703, 16_384)] == [
        "A", "Z", "AA", "AAA", "XFD"
    ]  # fmt: skip
