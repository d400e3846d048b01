"""One record in, the bytes of its Excel file out: the same record gives the same bytes.

Not here: single sheets (front_sheets.py, answer_sheets.py, list_sheets.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook

from ddworkbook.core.record import Record
from ddworkbook.core.signature_line import SignatureLine
from ddworkbook.formats import document_words as says
from ddworkbook.formats.excel.answer_sheets import answers_sheet, places, tables_sheet
from ddworkbook.formats.excel.cells import CellWriter, LongText
from ddworkbook.formats.excel.change_sheet import CHANGES, change_sheets
from ddworkbook.formats.excel.front_sheets import SUMMARY, add_read_me, add_summary
from ddworkbook.formats.excel.list_sheets import (
    actions_sheet,
    evidence_sheet,
    flags_sheet,
    plain_sheets,
    signatures_sheet,
)
from ddworkbook.formats.excel.reference_sheets import (
    DEPTH,
    TABLES_USED,
    depth_sheet,
    reference_tables_sheet,
)
from ddworkbook.formats.excel.reproducible import reproducible
from ddworkbook.formats.excel.sheets import Column, ListSheet, PageWords, add_list
from ddworkbook.formats.excel.styles import add_styles
from ddworkbook.formats.excel.values import Value, cell_text, moment, pieces

_NO_DATE = datetime(2000, 1, 1)  # for a record that does not say when it was frozen

_CONTENTS = {
    SUMMARY: "Rating, decision, counts and facts",
    "Answers": "Every question that was asked, with answer, comment and flags",
    "Tables": "The rows of table answers; row 0 of each table holds its headings",
    "Flags": "Why each flag was raised; the question leads to its answer",
    "Actions": "Actions and conditions with owner and due date",
    "Evidence": "The files that prove answers, with their SHA-256",
    "Signatures": "Who signed, meaning what, and whether the signature fits",
    CHANGES: "What is otherwise than in the record before",
    "History": "What was done, when and by whom",
    "Notes": "The reviewer's notes and the replies",
    "Not asked": "Questions that were not asked, and why",
    "Outside facts": "Facts from outside the questionnaire that the rules used",
    DEPTH: "Why the questionnaire is as deep as it is: rules and what fired them",
    TABLES_USED: "Versions of the dated tables that answers and decision used",
    "Sources": "What questions and flags cite",
    "Long text": "Texts that are longer than a cell can be, in full",
}


def excel_record(
    record: Record, signatures: Sequence[SignatureLine], fingerprint: str, *, draft: bool = False
) -> bytes:
    """Return the Excel file of a record.

    `fingerprint` is the SHA-256 of the record, 64 hexadecimal digits.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    cells = CellWriter()
    page = _page_words(record, fingerprint, draft=draft)
    add_summary(book, record, cells, page, draft=draft)
    for plan in _lists(record, signatures):
        add_list(book, plan, cells, page)
    if cells.long_texts:
        # A list of its own: these texts fit by now, so it stays empty.
        add_list(book, _long_text_sheet(cells.long_texts), CellWriter(), page)
    names = [(name, _CONTENTS[name]) for name in book.sheetnames]
    add_read_me(book, record, fingerprint, names, cells, page, draft=draft)
    book.move_sheet("Read me", -len(names))
    book.active = 0
    _set_properties(book, record, fingerprint)
    target = BytesIO()
    book.save(target)
    return reproducible(target.getvalue(), _frozen(record))


def _lists(record: Record, signatures: Sequence[SignatureLine]) -> list[ListSheet]:
    where = places(record)
    history, *others = plain_sheets(record, where)
    return [
        answers_sheet(record, where),
        tables_sheet(record),
        flags_sheet(record, where),
        actions_sheet(record, where),
        evidence_sheet(record, where),
        signatures_sheet(signatures),
        *change_sheets(record, where),
        history,
        *others,
        depth_sheet(record),
        reference_tables_sheet(record),
    ]


def _long_text_sheet(texts: Sequence[LongText]) -> ListSheet:
    columns = (Column("Sheet", 16), Column("Cell", 10), Column("Part", 8), Column("Text", 120))
    rows: list[list[Value]] = [
        [text.sheet, text.cell, number, part]
        for text in texts
        for number, part in enumerate(pieces(text.text), start=1)
    ]
    return ListSheet("Long text", columns, rows)


def _page_words(record: Record, fingerprint: str, *, draft: bool) -> PageWords:
    notices = [says.DRAFT_LINE] if draft else []
    if record.workbook.sample:
        notices.append(says.SAMPLE_LINE)
    title = " ".join(says.title(record).split())[:90]
    return PageWords(
        _printed(" · ".join([title, *notices])),
        _printed(f"{says.short_name(record, fingerprint)} · {fingerprint}"),
    )


def _printed(text: str) -> str:
    """Return text for a page header; "&" would begin a code there."""
    return cell_text(text).replace("&", "&&")


def _set_properties(book: Workbook, record: Record, fingerprint: str) -> None:
    facts = book.properties
    facts.title = cell_text(says.title(record))[:250]
    facts.subject = cell_text(f"{says.decision_label(record)}; rating: {record.rating.word}")[:250]
    facts.keywords = f"fingerprint {fingerprint}; head {record.workbook.head}"
    facts.creator = facts.lastModifiedBy = "ddworkbook"
    facts.language = record.edition.language
    facts.created = facts.modified = _frozen(record)


def _frozen(record: Record) -> datetime:
    frozen = moment(record.frozen_at)
    return frozen if isinstance(frozen, datetime) else _NO_DATE
