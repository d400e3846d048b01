"""Documents say where answers came from, and what changed since the last record."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from ddworkbook.core.record import Record, RecordChange, RecordPrevious
from ddworkbook.formats.carried_words import came_from, compared_with, standings
from ddworkbook.formats.excel.writer import excel_record
from ddworkbook.formats.pdf.writer import pdf_record
from tests.builders.record_builder import FINGERPRINT, HOSTILE, a_record

BEFORE = RecordPrevious("c" * 64, "a0", 1, "2025-03-03T10:00:00+00:00")


def carried_record() -> Record:
    """Return a record whose first three answers came along, with changes of every kind."""
    record = a_record()
    first, *rest = record.sections
    stands = ("held", "confirmed", "to-confirm")
    answers = tuple(
        replace(answer, standing=stand, origin="c" * 64, origin_at="2025-03-01T09:00:00+00:00")
        for answer, stand in zip(first.answers, stands, strict=False)
    )
    sections = (replace(first, answers=(*answers, *first.answers[len(answers) :])), *rest)
    code = first.answers[0].code
    changes = (
        RecordChange("", "Rating", "Amber minor", "Red", "whole"),
        RecordChange(code, first.answers[0].text, "Yes", HOSTILE[0], "answer"),
        RecordChange("C99", "Is it gone?", "No", "", "not-asked"),
    )
    return replace(
        record, sections=sections, carried_from=BEFORE, previous=BEFORE, changes_since=changes
    )


def pdf_text(record: Record) -> str:
    data = pdf_record(record, (), FINGERPRINT)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    return " ".join(" ".join(pages).split())


def test_the_pdf_has_a_page_of_changes_where_there_is_a_record_before() -> None:
    text = pdf_text(carried_record())
    assert text.count("What changed since last time") >= 2
    assert "revision 1, frozen on 3 March 2025" in text
    assert "Amber minor" in text
    assert "Not asked now" in text
    assert "What changed since last time" not in pdf_text(a_record())


def test_a_page_without_changes_says_so() -> None:
    text = pdf_text(replace(carried_record(), changes_since=()))
    assert "Nothing is otherwise than in the record before." in text


def test_answers_say_where_they_came_from() -> None:
    record = carried_record()
    held, confirmed, waiting, given = record.sections[0].answers[:4]
    words = "carried from the record of 3 March 2025, given or last confirmed on 1 March 2025."
    assert came_from(record, held) == f"Held; {words}"
    assert came_from(record, confirmed).startswith("Confirmed by ")
    assert came_from(record, confirmed).endswith(words)
    assert came_from(record, waiting).startswith("Not confirmed yet; ")
    assert came_from(record, given) == ""
    other = replace(held, origin="an event", origin_at="")
    assert came_from(record, other) == "Held; carried from an earlier edition."
    assert standings(record) == (
        "Answers that came along: 1 held, 1 confirmed, 1 not confirmed yet."
    )
    assert standings(a_record()) == compared_with(a_record()) == ""


def test_a_revision_is_compared_with_the_one_before_of_the_same_assessment() -> None:
    record = carried_record()
    same = replace(record, previous=replace(BEFORE, assessment=record.assessment))
    assert "of the partner" in compared_with(record)
    assert "of this assessment" in compared_with(same)


def test_excel_has_a_sheet_of_changes_without_formulas() -> None:
    book = load_workbook(BytesIO(excel_record(carried_record(), (), FINGERPRINT)))
    header, *rows = book["Changes"].iter_rows(values_only=True)
    assert header == ("Question", "Kind", "Question or fact", "Last time", "Now")
    assert [row[1] for row in rows] == ["Whole assessment", "Answer", "Not asked now"]
    assert all(cell.data_type != "f" for row in book["Changes"].iter_rows() for cell in row)
    assert HOSTILE[0] in str(rows[1][4])
    first = load_workbook(BytesIO(excel_record(a_record(), (), FINGERPRINT)))
    assert "Changes" not in first.sheetnames
