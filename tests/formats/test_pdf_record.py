"""The PDF record: everything is in it, nothing in it is markup, and it is the same each time."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ddworkbook.core.record import Record, RecordNote, RecordSection
from ddworkbook.core.severity import Severity
from ddworkbook.core.text_runs import visible
from ddworkbook.formats.pdf.document import fitting, pdf_date
from ddworkbook.formats.pdf.writer import pdf_record
from tests.builders.record_builder import (
    FINGERPRINT,
    FROZEN_AT,
    HEAD,
    HOSTILE,
    a_hostile_record,
    a_record,
    an_empty_record,
)
from tests.builders.record_parts import a_signature, an_answer, two_signatures


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Return text without white space and in plain letters, as a page may break it anywhere."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def without_running_lines(pages: list[str]) -> str:
    """Return the text of pages without header and footer, which stand between split texts."""
    lines = [line for page in pages for line in page.split("\n")]
    running = {line for line in lines if lines.count(line) > len(pages) / 2}
    numbers = re.compile(r"page \d+ of \d+|· revision \d")
    return "\n".join(line for line in lines if line not in running and not numbers.search(line))


@cache
def full_pages() -> tuple[str, ...]:
    return tuple(pages_of(pdf_record(a_record(), two_signatures(), FINGERPRINT)))


@cache
def hostile_pdf() -> bytes:
    return pdf_record(a_hostile_record(), two_signatures(), FINGERPRINT)


def test_each_question_answer_and_comment_is_in_the_text() -> None:
    text = squeezed("".join(full_pages()))
    missing = []
    for section in a_record().sections:
        for answer in section.answers:
            for part in (answer.code, answer.text, answer.value_text, answer.comment):
                # Arabic and Devanagari come back from paper in another order.
                if part.isascii() and squeezed(part) not in text:
                    missing.append((answer.code, part))
    assert missing == []


def test_flags_actions_evidence_history_and_sources_are_in_the_text() -> None:
    record = a_record()
    wanted = [f.reason for f in record.flags] + [f.rule for f in record.flags]
    wanted += [a.text for a in record.actions] + [a.closing_note for a in record.actions]
    wanted += [e.name for e in record.evidence] + [e.sha256 for e in record.evidence]
    wanted += [e.sentence for e in record.history] + [s.title for s in record.sources]
    wanted += [h.text for h in record.not_asked] + [h.why for h in record.not_asked]
    wanted += [f.value_text for f in record.facts] + [n.text for n in record.notes]
    wanted += [line.signature_hex for line in two_signatures()]
    wanted += [cell for a in record.sections[1].answers for row in a.table for cell in row]
    text = squeezed("".join(full_pages()))
    assert [part for part in wanted if squeezed(part) not in text] == []


def test_the_cover_tells_decision_rating_reasons_fingerprint_and_head() -> None:
    cover = full_pages()[0]
    for part in ("Kamiro Highlands Research Trust", "Proceed with conditions", "Red"):
        assert part in cover
    for reason in a_record().rating_reasons[:3]:
        assert reason in cover
    assert FINGERPRINT in squeezed(cover)
    assert HEAD in squeezed(cover)
    assert "Invented sample data" in cover


def test_every_page_tells_its_number_and_the_number_of_pages() -> None:
    pages = full_pages()
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
    assert all(f"record {FINGERPRINT[:8]} · revision 1" in page for page in pages[1:])


def test_contents_and_outline_lead_to_the_pages_of_the_headings() -> None:
    reader = PdfReader(BytesIO(pdf_record(a_record(), two_signatures(), FINGERPRINT)))
    flat = [e for e in reader.outline if not isinstance(e, list)]
    places = {entry.title: reader.get_destination_page_number(entry) + 1 for entry in flat}
    assert {"Summary", "Contents", "Answers", "Flags", "Evidence", "Signatures"} <= set(places)
    contents = full_pages()[places["Contents"] - 1]
    for title, number in places.items():
        assert re.search(rf"{re.escape(title)}\s*{number}\b", contents), title
        assert title in full_pages()[number - 1]


def test_the_same_record_gives_the_same_bytes_in_another_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = pdf_record(a_record(), two_signatures(), FINGERPRINT)
    assert pdf_record(a_record(), two_signatures(), FINGERPRINT) == here
    script = (
        "import hashlib\n"
        "from ddworkbook.formats.pdf.writer import pdf_record\n"
        "from tests.builders.record_builder import FINGERPRINT, a_record\n"
        "from tests.builders.record_parts import two_signatures\n"
        "data = pdf_record(a_record(), two_signatures(), FINGERPRINT)\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    # Both change what ReportLab writes by default.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_document_facts_come_from_the_record() -> None:
    facts = PdfReader(BytesIO(pdf_record(a_record(), (), FINGERPRINT))).metadata
    assert facts is not None
    assert facts.title == "Partner due diligence: Kamiro Highlands Research Trust"
    assert FINGERPRINT in str(facts["/Keywords"])
    assert facts["/CreationDate"] == "D:20261014152031+01'00'"


def test_the_language_of_the_record_is_the_language_of_the_document() -> None:
    reader = PdfReader(BytesIO(pdf_record(a_record(), (), FINGERPRINT)))
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_hostile_text_brings_no_picture_and_no_link_of_its_own() -> None:
    reader = PdfReader(BytesIO(hostile_pdf()))
    pictures = sum(len(page.images) for page in reader.pages)
    actions = [
        annotation.get_object()["/A"]
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object()
    ]
    addresses = [action for action in actions if "/URI" in action or "/F" in action]
    assert (pictures, addresses) == (0, [])


@pytest.mark.parametrize(
    "typed", [text for text in HOSTILE if text.isascii() and text.isprintable()]
)
def test_hostile_text_is_printed_as_it_was_typed(typed: str) -> None:
    assert squeezed(typed) in squeezed(without_running_lines(pages_of(hostile_pdf())))


def test_hidden_characters_are_shown() -> None:
    text = squeezed(without_running_lines(pages_of(hostile_pdf())))
    assert "NUL\u2400bell\u2407escape\u241b" in text
    assert "⟨U+202E⟩" in text


def test_only_embedded_fonts_are_used_for_text() -> None:
    reader = PdfReader(BytesIO(hostile_pdf()))
    bare = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
        if "/FontDescriptor" not in font.get_object()
    }
    assert bare <= {"/Helvetica"}  # ReportLab names it on each page but nothing is set in it


def test_a_comment_of_many_pages_is_printed_whole() -> None:
    words = " ".join(f"word{n}" for n in range(6_000))
    answer = an_answer("C01", comment=words, value_text=words[:9_000])
    record = replace(a_record(questions=2), sections=(RecordSection("A", "Long", (answer,)),))
    pages = pages_of(pdf_record(record, (), FINGERPRINT))
    assert squeezed(words) in squeezed(without_running_lines(pages))


def test_a_cell_longer_than_a_page_is_printed_whole() -> None:
    words = " ".join(f"word{n}" for n in range(1_500))
    answer = an_answer("C01", table=(("A", "B"), ("short", words)))
    record = replace(a_record(questions=2), sections=(RecordSection("A", "Long", (answer,)),))
    pages = pages_of(pdf_record(record, (), FINGERPRINT))
    text = squeezed(without_running_lines(pages))
    assert [n for n in range(1_500) if f"word{n}" not in text] == []


def test_a_table_with_many_columns_is_set_row_by_row() -> None:
    header = tuple(f"Column {n}" for n in range(12))
    answer = an_answer("C01", table=(header, tuple(f"cell {n}" for n in range(12))))
    record = replace(a_record(questions=2), sections=(RecordSection("A", "Wide", (answer,)),))
    text = "".join(pages_of(pdf_record(record, (), FINGERPRINT)))
    assert all(f"cell {n}" in text for n in range(12))


def test_a_record_with_nothing_in_it_says_so() -> None:
    text = "".join(pages_of(pdf_record(an_empty_record(), (), FINGERPRINT)))
    for sentence in (
        "No question was asked.",
        "No rule raised a flag.",
        "No evidence was attached.",
        "This record carries no electronic signature.",
        "No decision yet",
    ):
        assert sentence in text
    assert "Invented sample data" not in text


def test_two_hundred_evidence_files_are_listed_with_their_whole_hashes() -> None:
    record = a_record(questions=4, evidence=200)
    text = squeezed("".join(pages_of(pdf_record(record, (), FINGERPRINT))))
    assert [e.name for e in record.evidence if e.sha256 not in text] == []


def test_each_page_of_a_draft_says_that_it_is_one() -> None:
    pages = pages_of(pdf_record(a_record(questions=12), (), FINGERPRINT, draft=True))
    assert all("DRAFT" in page and "not signed" in page for page in pages)


def test_a_signature_that_does_not_hold_is_told() -> None:
    line = a_signature(holds=False, note="The key is not the one in the workbook.")
    text = " ".join(" ".join(pages_of(pdf_record(a_record(2), (line,), FINGERPRINT))).split())
    assert "It does NOT fit this record. The key is not the one in the workbook." in text


def test_each_rating_is_printed_as_a_word() -> None:
    for severity in Severity:
        record: Record = replace(an_empty_record(), rating=severity)
        assert severity.word in pages_of(pdf_record(record, (), FINGERPRINT))[0]


def test_a_note_about_no_question_is_printed() -> None:
    note = RecordNote("", "p1", FROZEN_AT, "A note on the whole.")
    record = replace(an_empty_record(), notes=(note,))
    assert "A note on the whole." in "".join(pages_of(pdf_record(record, (), FINGERPRINT)))


def test_dates_are_written_as_pdf_writes_them() -> None:
    assert pdf_date("2026-10-14T15:20:31+01:00") == "D:20261014152031+01'00'"
    assert pdf_date("2026-10-14T15:20:31Z") == "D:20261014152031+00'00'"
    assert pdf_date("yesterday") == "D:20000101000000Z"


def test_a_line_too_long_for_the_header_ends_in_an_ellipsis() -> None:
    assert fitting("short", 200, 9) == "short"
    assert fitting("W" * 400, 100, 9).endswith("W…")


@settings(max_examples=15)
@given(st.text(min_size=1, max_size=40))
def test_any_text_makes_a_page_and_nothing_else(text: str) -> None:
    answer = an_answer("C01", text, value_text=text, comment=text, table=((text, text), (text, "")))
    record = replace(an_empty_record(), sections=(RecordSection(text, text, (answer,)),))
    reader = PdfReader(BytesIO(pdf_record(record, (), FINGERPRINT)))
    assert sum(len(page.images) for page in reader.pages) == 0
    assert all("/URI" not in str(page.get("/Annots", [])) for page in reader.pages)
    # The letters of scripts that are joined or reordered come back in another form.
    if text.isascii():
        shown = squeezed("".join(page.extract_text() for page in reader.pages))
        assert squeezed(visible(text)) in shown


def test_a_table_without_columns_is_left_out() -> None:
    answer = an_answer("C01", table=((), ()))
    record = replace(an_empty_record(), sections=(RecordSection("A", "T", (answer,)),))
    assert "C01" in "".join(pages_of(pdf_record(record, (), FINGERPRINT)))
