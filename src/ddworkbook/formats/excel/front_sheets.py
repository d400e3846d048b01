"""The two sheets to read first: what this file is and how to check it, and the summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ddworkbook.core.head import grouped
from ddworkbook.core.record import Record
from ddworkbook.formats import document_words as says
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.cells import CellWriter
from ddworkbook.formats.excel.sheets import PageWords, height_of, lines_of, set_up_page
from ddworkbook.formats.excel.values import Link, Value, day

READ_ME, SUMMARY = "Read me", "Summary"
_LABEL_WIDTH, _TEXT_WIDTH = 30, 96

_WHAT_IS_LEFT_OUT = (
    "Times are given in UTC, because cells know no time zones. The PDF and record.json have them "
    "as they were recorded, and record.json has every answer in its stored form."
)


class _Page:
    """Writes label and value line by line."""

    def __init__(self, sheet: Worksheet, cells: CellWriter) -> None:
        self.sheet, self.cells, self.row = sheet, cells, 0
        sheet.column_dimensions["A"].width = _LABEL_WIDTH
        sheet.column_dimensions["B"].width = _TEXT_WIDTH

    def line(self, label: Value = None, value: Value = None, style: str = "") -> None:
        """Write one line."""
        self.row += 1
        tall = max(lines_of(label, _LABEL_WIDTH), lines_of(value, _TEXT_WIDTH))
        self.sheet.row_dimensions[self.row].height = height_of(tall)
        if label is not None:
            label_style = "" if isinstance(label, Link) else styles.LABEL_STYLE
            self.cells.put(self.sheet, self.row, 1, label, label_style)
        if value is not None:
            cell = self.cells.put(self.sheet, self.row, 2, value, style)
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)

    def part(self, title: str, style: str = styles.PART_STYLE) -> None:
        """Write a heading, with a free line above it."""
        self.row += 2 if self.row else 1
        cell = self.cells.put(self.sheet, self.row, 1, title, style)
        self.sheet.row_dimensions[self.row].height = cell.font.size * 1.6

    def lines(self, rows: Iterable[tuple[str, Value]]) -> None:
        """Write several lines."""
        for label, value in rows:
            self.line(label, value)


def add_read_me(
    book: Workbook,
    record: Record,
    fingerprint: str,
    sheets: Sequence[tuple[str, str]],
    cells: CellWriter,
    page: PageWords,
    *,
    draft: bool,
) -> None:
    """Add the sheet that says what this is; `sheets` are the others with what is in each."""
    sheet: Worksheet = book.create_sheet(READ_ME)
    out = _Page(sheet, cells)
    out.part(says.brief(says.title(record), 120), styles.TITLE_STYLE)
    if record.workbook.sample:
        out.line(value=f"{says.SAMPLE_LINE}. Nothing in it is real.", style=styles.NOTICE_STYLE)
    if draft:
        out.line(value=f"{says.DRAFT_LINE}. It may still change.", style=styles.NOTICE_STYLE)
    out.part("What this is")
    out.line("Content", "One frozen record of an assessment, laid out for filtering and sorting.")
    out.line("Not in it", _WHAT_IS_LEFT_OUT)
    out.line("On paper", "Answers prints its first eight columns; the others are for filtering.")
    out.part("Fingerprint")
    out.line("Fingerprint (SHA-256)", grouped(fingerprint), styles.HASH_STYLE)
    out.line("In one piece", fingerprint, styles.HASH_STYLE)
    out.line("Head of the workbook", grouped(record.workbook.head), styles.HASH_STYLE)
    out.part("How to check it")
    out.lines(_checks())
    out.part("Sheets")
    for name, content in sheets:
        out.line(Link(name, name, 1), content)
    set_up_page(sheet, page, landscape=False)


def add_summary(
    book: Workbook, record: Record, cells: CellWriter, page: PageWords, *, draft: bool
) -> None:
    """Add the summary: rating, decision, counts, facts."""
    sheet: Worksheet = book.create_sheet(SUMMARY)
    out = _Page(sheet, cells)
    out.part("Summary", styles.TITLE_STYLE)
    out.line("Rating (the worst open flag)", record.rating)
    for number, reason in enumerate(record.rating_reasons):
        out.line("Why this rating" if number == 0 else None, reason)
    out.part("Counts")
    out.lines((f"Flags: {severity.word}", count) for severity, count in says.flag_counts(record))
    out.lines((label, int(n) if n.isdigit() else n) for label, n in says.counts(record))
    for title, facts in says.fact_groups(record, draft=draft):
        out.part(title)
        out.lines((label, _typed(record, label, text)) for label, text in facts)
    if record.signers:
        out.part("Signatures that the rating asks for")
        out.lines((signer.meaning.capitalize(), signer.rank) for signer in record.signers)
    set_up_page(sheet, page, landscape=False)


def _checks() -> list[tuple[str, Value]]:
    return [
        ("1. With ddworkbook", "ddw verify PACK checks record, signatures, evidence and history."),
        ("2. With Python alone", "Unpack the evidence pack and run: python3 verify.py"),
        ("3. By hand", "sha256sum record.json gives the fingerprint above; compare all 64 digits."),
        (
            "This file",
            "It is a copy for reading. What counts is record.json; "
            "the pack lists the SHA-256 of this file.",
        ),
    ]


def _typed(record: Record, label: str, text: str) -> Value:
    """Return a fact as a date or number where it is one."""
    match label:
        case "Review due":
            return day(record.review_due)
        case "Revision":
            return record.revision
    return text
