"""The Excel record: real types, no formulas, nothing lost, and the same bytes each time."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from ddworkbook.core.record import Record, RecordSection
from ddworkbook.core.text_runs import visible
from ddworkbook.formats.excel.values import (
    CELL_LIMIT,
    CONTINUED,
    answer_value,
    cell_length,
    cell_text,
    day,
    moment,
    pieces,
)
from ddworkbook.formats.excel.writer import excel_record
from tests.builders.record_builder import (
    FINGERPRINT,
    HEAD,
    HOSTILE,
    a_hostile_record,
    a_record,
    an_empty_record,
)
from tests.builders.record_parts import a_signature, an_answer, two_signatures


@cache
def full() -> bytes:
    return excel_record(a_record(), two_signatures(), FINGERPRINT)


def book_of(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def rows_of(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a list sheet as another library reads them."""
    header, *rows = (
        CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(sheet).to_python()
    )
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def one_answer(**changes: Any) -> Record:
    section = RecordSection("A", "One", (an_answer("C01", **changes),))
    return replace(a_record(questions=2), sections=(section,), flags=())


def every_text(book: Workbook) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]


def test_each_answer_is_read_back_with_question_and_comment() -> None:
    record = a_record()
    answers = [a for section in record.sections for a in section.answers]
    rows = rows_of(full(), "Answers")
    assert [row["Code"] for row in rows] == [a.code for a in answers]
    assert [row["Question"] for row in rows] == [a.text for a in answers]
    assert [row["Comment"] for row in rows] == [a.comment for a in answers]
    assert [row["Answer as it reads"] for row in rows] == [a.value_text for a in answers]


def test_numbers_money_and_dates_are_real() -> None:
    found = {row["Question"]: row for row in rows_of(full(), "Answers")}
    income = found["What was the income of the last closed financial year?"]
    assert (income["Answer"], income["Currency"]) == (1284300.0, "USD")
    assert found["On which date was it registered?"]["Answer"] == date(2009, 6, 17)
    share = found["How much of its income came from its largest funder?"]
    assert share["Answer"] == 62.5
    assert income["Entered at (UTC)"] == datetime(2026, 9, 3, 7, 42)


def test_every_list_of_the_record_has_its_sheet_and_all_its_rows() -> None:
    record = a_record()
    sizes = {name: len(rows_of(full(), name)) for name in book_of(full()).sheetnames[2:]}
    tables = [a.table for s in record.sections for a in s.answers]
    assert sizes == {
        "Answers": sum(len(s.answers) for s in record.sections),
        "Tables": sum(map(len, tables)),
        "Flags": len(record.flags),
        "Actions": len(record.actions),
        "Evidence": len(record.evidence),
        "Signatures": 2,
        "History": len(record.history),
        "Notes": len(record.notes),
        "Not asked": len(record.not_asked),
        "Outside facts": len(record.facts),
        "Depth": len(record.depth_rules),
        "Reference tables": len(record.tables),
        "Sources": len(record.sources),
    }


def test_the_read_me_tells_the_whole_fingerprint_and_how_to_check() -> None:
    text = "\n".join(str(cell.value) for row in book_of(full())["Read me"] for cell in row)
    assert FINGERPRINT in text
    assert HEAD in text.replace(" ", "")
    assert "ddw verify" in text and "verify.py" in text and "sha256sum" in text
    assert "Invented sample data" in text


def test_links_lead_to_the_right_row() -> None:
    book = book_of(full())
    for row in book["Flags"].iter_rows(min_row=2):
        sheet, place = row[2].hyperlink.location.split("!")
        assert book[sheet.strip("'")][place].value == row[2].value
    for row in book["Answers"].iter_rows(min_row=2):
        if row[6].hyperlink:
            sheet, place = row[6].hyperlink.location.split("!")
            assert book[sheet.strip("'")][place].value == row[6].value


def test_hostile_text_is_read_back_as_typed_and_nothing_is_a_formula() -> None:
    data = excel_record(a_hostile_record(), (a_signature(name=HOSTILE[0]),), FINGERPRINT)
    book = book_of(data)
    assert [c.coordinate for c in every_text(book) if c.data_type in ("f", "e")] == []
    assert [c.coordinate for c in every_text(book) if c.hyperlink and c.hyperlink.target] == []
    assert [row["Comment"] for row in rows_of(data, "Answers")] == [visible(t) for t in HOSTILE]
    with ZipFile(BytesIO(data)) as parts:
        assert all(b"<f>" not in parts.read(n) for n in parts.namelist() if "sheets/" in n)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60))
def test_any_text_is_read_back_as_it_is_shown(text: str) -> None:
    data = excel_record(one_answer(comment=f"<{text}>"), (), FINGERPRINT)
    assert rows_of(data, "Answers")[0]["Comment"] == visible(f"<{text}>")


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1"])
def test_text_like_a_formula_is_marked_as_text(typed: str) -> None:
    data = excel_record(one_answer(comment=typed), (), FINGERPRINT)
    cell = book_of(data)["Answers"]["E2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (typed, "s", True)


@pytest.mark.parametrize("unit", ["x", "_x0041_", "🙂", "\x00", "研"])
def test_text_longer_than_a_cell_is_kept_whole_on_a_sheet_of_its_own(unit: str) -> None:
    text = unit * CELL_LIMIT + unit
    data = excel_record(one_answer(comment=text), (), FINGERPRINT)
    shown = rows_of(data, "Answers")[0]["Comment"]
    assert shown.endswith(CONTINUED)
    assert visible(text).startswith(shown.removesuffix(CONTINUED))
    parts = [row["Text"] for row in rows_of(data, "Long text") if row["Cell"] == "E2"]
    assert "".join(parts) == visible(text)
    assert max(map(cell_length, map(cell_text, parts))) <= CELL_LIMIT


def test_text_that_just_fits_a_cell_is_not_cut() -> None:
    data = excel_record(one_answer(comment="x" * CELL_LIMIT), (), FINGERPRINT)
    assert rows_of(data, "Answers")[0]["Comment"] == "x" * CELL_LIMIT
    assert "Long text" not in book_of(data).sheetnames


@settings(max_examples=60)
@given(st.text(max_size=200), st.integers(40, 80))
def test_pieces_of_a_text_fit_and_give_the_text(text: str, limit: int) -> None:
    parts = pieces(text, limit)
    assert "".join(parts) == text
    assert all(cell_length(cell_text(part)) <= limit for part in parts)


def test_the_same_record_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from ddworkbook.formats.excel.writer import excel_record\n"
        "from tests.builders.record_builder import FINGERPRINT, a_record\n"
        "from tests.builders.record_parts import two_signatures\n"
        "data = excel_record(a_record(), two_signatures(), FINGERPRINT)\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(full()).hexdigest()


def test_nothing_in_the_file_tells_when_it_was_made() -> None:
    with ZipFile(BytesIO(full())) as parts:
        core = parts.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    stamps = re.findall(r"<dcterms:\w+[^>]*>([^<]*)<", core)
    assert stamps == ["2026-10-14T14:20:31Z", "2026-10-14T14:20:31Z"]


def test_each_list_has_filter_frozen_header_and_page_set_up() -> None:
    for sheet in book_of(full()).worksheets[2:]:
        assert len(sheet.tables) == 1, sheet.title
        assert sheet.freeze_panes is not None and sheet.freeze_panes.endswith("2")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert FINGERPRINT in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "page &P of &N"


def test_an_empty_record_still_makes_whole_tables() -> None:
    data = excel_record(an_empty_record(), (), FINGERPRINT)
    for sheet in book_of(data).worksheets[2:]:
        (table,) = sheet.tables.values()
        assert table.ref.endswith("2")
        assert sheet["A2"].value == "None."


def test_a_draft_says_so_on_each_printed_page_and_in_the_read_me() -> None:
    book = book_of(excel_record(a_record(questions=3), (), FINGERPRINT, draft=True))
    assert all("Draft, not signed" in sheet.oddHeader.left.text for sheet in book)
    assert "Draft" in "".join(str(cell.value) for row in book["Read me"] for cell in row)


def test_an_ampersand_in_a_name_is_no_code_in_the_page_header() -> None:
    record = a_record(questions=2)
    record = replace(record, partner=replace(record.partner, name="Salt & Pepper &D"))
    header = book_of(excel_record(record, (), FINGERPRINT))["Answers"].oddHeader.left.text
    assert "Salt && Pepper &&D" in header


def test_two_hundred_evidence_files_are_listed_with_their_whole_hashes() -> None:
    record = a_record(questions=4, evidence=200)
    rows = rows_of(excel_record(record, (), FINGERPRINT), "Evidence")
    assert [row["SHA-256"] for row in rows] == [e.sha256 for e in record.evidence]


def test_a_signature_that_does_not_hold_stands_out() -> None:
    rows = rows_of(
        excel_record(a_record(2), (a_signature(holds=False),), FINGERPRINT), "Signatures"
    )
    assert rows[0]["Fits this record"] == "NO"


def test_days_that_a_spreadsheet_would_change_stay_text() -> None:
    assert day("1809-02-12") == "1809-02-12"
    assert day("2026-02-30") == "2026-02-30"
    assert day("") is None
    assert moment("2026-10-14T15:20:31+01:00") == datetime(2026, 10, 14, 14, 20, 31)
    assert moment("soon") == "soon"


def test_numbers_that_a_spreadsheet_would_round_stay_text() -> None:
    long = an_answer("C01", value="1234567890.1234567", type="decimal", value_text="as it reads")
    assert answer_value(long) == "as it reads"
    short = an_answer("C01", value="12.50", type="decimal", value_text="12.50")
    assert float(str(answer_value(short))) == 12.5
    broken = an_answer("C01", value="about 3", type="integer", value_text="about 3")
    assert answer_value(broken) == "about 3"
