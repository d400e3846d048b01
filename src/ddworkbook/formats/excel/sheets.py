"""A list as a sheet: header, rows, filter, frozen header, widths, page set-up.

Not here: which lists there are (list_sheets.py, answer_sheets.py).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ddworkbook.core.severity import Severity
from ddworkbook.formats.document_words import NONE_GIVEN
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.cells import CellWriter
from ddworkbook.formats.excel.values import Link, Value

_A4 = 9  # paper size. Source: ECMA-376 part 1, 18.3.1.63 pageSetup
_NARROWEST = 9  # characters
_LINE = 13.5  # points a line of 10 pt text takes
_TALLEST = 409.0  # points. Source: Microsoft, "Excel specifications and limits"


@dataclass(frozen=True)
class Column:
    """One column: its heading, the most characters it may be wide, and a style of its own or ""."""

    title: str
    widest: int
    style: str = ""


@dataclass(frozen=True)
class Styled:
    """A value with a style that its column would not give it."""

    value: Value
    style: str


@dataclass(frozen=True)
class ListSheet:
    """A sheet of rows under one header. Headings must differ from each other."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value | Styled]]
    printed: int = 0  # how many of the columns are printed; 0 for all


@dataclass(frozen=True)
class PageWords:
    """What is printed above and below each page."""

    header: str
    footer: str


def add_list(book: Workbook, plan: ListSheet, cells: CellWriter, page: PageWords) -> Worksheet:
    """Add one list to the workbook."""
    sheet: Worksheet = book.create_sheet(plan.name)
    for at, column in enumerate(plan.columns, start=1):
        cells.put(sheet, 1, at, column.title, styles.HEAD_STYLE)
    rows = plan.rows or [[NONE_GIVEN, *[None] * (len(plan.columns) - 1)]]
    for number, row in enumerate(rows, start=2):
        for at, (column, value) in enumerate(zip(plan.columns, row, strict=True), start=1):
            _put(sheet, number, at, value, column, cells)
    widths = _fit_widths(sheet, plan.columns, rows)
    _fit_heights(sheet, rows, widths)
    _add_table(sheet, plan, len(rows) + 1)
    sheet.freeze_panes = "C2" if len(plan.columns) > 6 else "A2"
    sheet.print_title_rows = "1:1"
    if plan.printed:
        sheet.print_area = f"A1:{get_column_letter(plan.printed)}{len(rows) + 1}"
    set_up_page(sheet, page)
    return sheet


def set_up_page(sheet: Worksheet, page: PageWords, *, landscape: bool = True) -> None:
    """Make a sheet print on A4, fitted to the width, with numbered pages."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left.text, header.right.text = page.header, sheet.title
    footer.left.text, footer.right.text = page.footer, "page &P of &N"
    for part in (header.left, header.right, footer.left, footer.right):
        part.size = 8
    sheet.oddHeader, sheet.oddFooter = header, footer
    sheet.sheet_view.showGridLines = False


def _put(
    sheet: Worksheet, row: int, at: int, value: Value | Styled, column: Column, cells: CellWriter
) -> None:
    if isinstance(value, Styled):
        cells.put(sheet, row, at, value.value, value.style)
    else:
        plain = isinstance(value, str) or value is None
        cells.put(sheet, row, at, value, column.style if plain else "")


def height_of(lines: int) -> float:
    """Return the height of a row of so many lines, as far as a spreadsheet allows."""
    return min(lines * _LINE + 3, _TALLEST)


def lines_of(value: Value | Styled, width: float) -> int:
    """Return in how many lines a value stands when it is wrapped at so many characters."""
    text = _text(value)
    room = max(width - 1, 1)
    lines = map(_columns, text[:8_000].split("\n"))
    # The tenth is for words that do not fill their line.
    return sum(1 if used <= room else ceil(used * 1.1 / room) for used in lines)


def _fit_widths(
    sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Value | Styled]]
) -> list[float]:
    widths: list[float] = []
    for at, column in enumerate(columns):
        # Room for the filter's arrow beside the heading.
        longest = max([len(column.title) + 4, *(_width(row[at]) for row in rows)])
        widths.append(min(max(longest + 2, _NARROWEST), max(column.widest, _NARROWEST)))
        sheet.column_dimensions[get_column_letter(at + 1)].width = widths[-1]
    return widths


def _fit_heights(
    sheet: Worksheet, rows: Sequence[Sequence[Value | Styled]], widths: Sequence[float]
) -> None:
    """Give each row its height, because not every program works it out on opening."""
    sheet.row_dimensions[1].height = height_of(1) + 4
    for number, row in enumerate(rows, start=2):
        lines = max(lines_of(value, width) for value, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = height_of(lines)


def _width(value: Value | Styled) -> int:
    """Return how many characters of a value stand beside each other."""
    return max(map(_columns, _text(value)[:500].split("\n")))


def _text(value: Value | Styled) -> str:
    """Return a value about as long as it is shown."""
    if isinstance(value, Styled):
        value = value.value
    if isinstance(value, Link):
        return value.text
    if isinstance(value, Severity):
        return value.word
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return "2000-01-01 00:00"
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _columns(text: str) -> int:
    """Return the width of a line in letters; East Asian ones take the room of two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _add_table(sheet: Worksheet, plan: ListSheet, last_row: int) -> None:
    """Make the rows an Excel table, which brings the filter."""
    last = get_column_letter(len(plan.columns))
    table = Table(displayName=plan.name.replace(" ", "_") + "_list", ref=f"A1:{last}{last_row}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
