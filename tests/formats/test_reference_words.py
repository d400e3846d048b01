"""Reference tables and rules of the depth in PDF and Excel."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from ddworkbook.core.record import Record, RecordRule
from ddworkbook.formats.excel.writer import excel_record
from ddworkbook.formats.pdf.writer import pdf_record
from ddworkbook.formats.reference_words import looked_up_in, table_facts
from tests.builders.record_builder import FINGERPRINT, a_record


def pdf_text(record: Record) -> str:
    pages = PdfReader(BytesIO(pdf_record(record, (), FINGERPRINT))).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


def sheet(record: Record, name: str) -> list[tuple[object, ...]]:
    book = load_workbook(BytesIO(excel_record(record, (), FINGERPRINT)))
    return [
        tuple(cell for cell in row) for row in book[name].iter_rows(min_row=2, values_only=True)
    ]


def test_a_table_says_what_it_was_used_for_and_until_when_it_is_valid() -> None:
    measures, lines = a_record().tables
    assert ("Used for", "C01") in table_facts(measures)
    assert ("Used for", "the decision") in table_facts(lines)
    triaged = replace(measures, used_for=())
    assert ("Used for", "the choice of the depth") in table_facts(triaged)
    assert ("Valid", "from 1 September 2026 to 31 August 2027") in table_facts(lines)
    assert "Publisher" not in dict(table_facts(lines))


def test_an_answer_names_the_tables_that_it_was_looked_up_in() -> None:
    record = a_record()
    first, second = (record.answer(code) for code in ("C01", "C02"))
    assert first is not None and second is not None
    assert looked_up_in(record, first) == "Country measures, as at 2026-09-01"
    assert looked_up_in(record, second) == ""


def test_the_pdf_has_tables_whole_versions_rules_and_what_fired_them() -> None:
    text = pdf_text(a_record())
    for said in (
        "Lookedupin",
        "PolicylinesofNorwell",
        "1f" * 32,
        "2e" * 32,
        "CC-BY-4.0",
        "T04ismorethanthepolicyline",
        "GBP40,000",
    ):
        assert said in text


def test_the_excel_file_has_a_row_for_each_version_and_each_rule() -> None:
    versions = [row[-1] for row in sheet(a_record(), "Reference tables")]
    assert versions == ["1f" * 32, "2e" * 32]
    assert [row[2] for row in sheet(a_record(), "Depth")] == ["T04 is more than the policy line"]


def test_a_depth_that_a_person_chose_has_its_reason_and_no_rule() -> None:
    rule = RecordRule("A rule.", "T04 is large", ())
    record = replace(a_record(), depth_reasons=("We know them well.",), depth_rules=(rule,))
    reasons = [row[1] for row in sheet(record, "Depth")]
    assert reasons == ["A rule.", "We know them well."]


def test_a_record_without_tables_says_nothing_of_them() -> None:
    text = pdf_text(replace(a_record(), tables=(), depth_rules=()))
    assert "Referencetables" not in text
    assert "Lookedupin" not in text
