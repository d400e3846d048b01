"""A sheet as a table: headers by their plain names, cells as text, languages apart.

Not here: what the columns mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.vocabulary import OWN, TEXT_COLUMNS
from ddworkbook.formats.xlsx_guard import CellValue, GuardedBook, Sheet, SheetRow, column_letters

_SPACE = re.compile(r"[ \t]+")
_CELL_ROW = re.compile(r"[0-9]+$")
_MAX_RANGES = 5


@dataclass(frozen=True)
class Row:
    """One row: its cells by column, and texts in further languages by column and language."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    texts: Mapping[tuple[str, str], str]

    def get(self, column: str) -> str:
        """Return a cell, "" when it is blank."""
        return self.cells.get(column, "")

    def place(self, column: str = "") -> Place:
        """Return where the row, or one of its cells, stands."""
        return Place(self.sheet, self.number, column)


@dataclass(frozen=True)
class Table:
    """A sheet: its columns in order, the languages that headers name, its rows."""

    columns: tuple[str, ...]
    languages: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Header:
    column: str
    language: str


def read_table(
    book: GuardedBook, name: str, aliases: Mapping[str, str], findings: Findings
) -> Table | None:
    """Return a sheet as a table, or None when there is no such sheet."""
    sheet = book.sheet(name)
    if sheet is None:
        return None
    _report_sheet(sheet, name, findings)
    if not sheet.rows:
        return Table((), (), ())
    headers = _headers(sheet.rows[0], name, aliases, findings)
    return Table(
        tuple(dict.fromkeys(header.column for header in headers.values())),
        tuple(dict.fromkeys(one.language for one in headers.values() if one.language)),
        tuple(_row(row, name, headers) for row in sheet.rows[1:]),
    )


def _report_sheet(sheet: Sheet, name: str, findings: Findings) -> None:
    for cell in sheet.formulas:
        found = _CELL_ROW.search(cell)
        row = int(found[0]) if found else 0
        findings.problem("formula", Place(name, row), cell=cell)
    if sheet.merged:
        shown = ", ".join(sheet.merged[:_MAX_RANGES])
        more = " …" if len(sheet.merged) > _MAX_RANGES else ""
        findings.notice("merged", Place(name), ranges=shown + more)
    if sheet.content_below:
        findings.problem("content-below", Place(name, sheet.stopped_after), rows=200)


def _headers(
    row: SheetRow, name: str, aliases: Mapping[str, str], findings: Findings
) -> dict[int, _Header]:
    """Return the meaning of each column of the sheet."""
    headers: dict[int, _Header] = {}
    for number, value in row.cells.items():
        text = _SPACE.sub(" ", cell_text(value)).strip()
        header = _header(text, aliases)
        if header in headers.values():
            place = Place(name, row.number, column_letters(number))
            findings.problem("repeated-column", place, name=text)
        headers[number] = header
    return headers


def plain_header(text: str, aliases: Mapping[str, str]) -> str:
    """Return the column that a header names, "" when it names a language too."""
    header = _header(_SPACE.sub(" ", text).strip(), aliases)
    return "" if header.language else header.column


def _header(text: str, aliases: Mapping[str, str]) -> _Header:
    if text.lower().startswith(OWN):
        return _Header(text.lower(), "")
    plain = text.lower()
    if plain in aliases:
        return _Header(aliases[plain], "")
    base, mark, language = text.rpartition("::")
    if not mark and ":" in text and not text.startswith("jr:"):
        base, mark, language = text.rpartition(":")
    short = aliases.get(base.strip().lower(), base.strip().lower())
    if mark and (short in TEXT_COLUMNS or short in {"image", "big-image", "audio", "video"}):
        return _Header(short, language.strip())
    # Columns of choices that rules look at keep their case.
    return _Header(plain if plain in _PLAIN or plain in aliases.values() else text, "")


_PLAIN = TEXT_COLUMNS | {
    "type", "name", "required", "relevant", "constraint", "calculation", "choice_filter",
    "parameters", "appearance", "default", "read_only", "repeat_count", "trigger", "autoplay",
    "rows", "save_to", "intent", "list_name", "form_title", "form_id", "version",
    "default_language", "disabled", "image", "big-image", "audio", "video",
}  # fmt: skip


def _row(row: SheetRow, name: str, headers: Mapping[int, _Header]) -> Row:
    cells: dict[str, str] = {}
    texts: dict[tuple[str, str], str] = {}
    for number, value in row.cells.items():
        header = headers.get(number)
        text = cell_text(value).strip()
        if header is None or not text:
            continue
        if header.language:
            texts[header.column, header.language] = text
        else:
            cells[header.column] = text
    return Row(name, row.number, cells, texts)


def cell_text(value: CellValue) -> str:
    """Return what stands in a cell, as a person would have typed it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value
