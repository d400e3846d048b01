"""A list as a sheet: header, rows, filter, frozen header, widths, page set-up.

Not here: which lists there are (list_sheets.py, answer_sheets.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ddworkbook.core.severity import Severity
from ddworkbook.formats.document_words import NONE_GIVEN
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.cells import CellWriter
from ddworkbook.formats.excel.values import Link, Value

_A4 = 9  # paper size. Source: ECMA-376 part 1, 18.3.1.63 pageSetup
_NARROWEST = 9


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
    _fit_widths(sheet, plan.columns, rows)
    _add_table(sheet, plan, len(rows) + 1)
    sheet.freeze_panes = "C2" if len(plan.columns) > 6 else "A2"
    sheet.print_title_rows = "1:1"
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
    sheet.oddHeader = HeaderFooterItem(
        left=HeaderFooterPart(page.header, size=8), right=HeaderFooterPart(sheet.title, size=8)
    )
    sheet.oddFooter = HeaderFooterItem(
        left=HeaderFooterPart(page.footer, size=8),
        right=HeaderFooterPart("page &P of &N", size=8),
    )
    sheet.sheet_view.showGridLines = False


def _put(
    sheet: Worksheet, row: int, at: int, value: Value | Styled, column: Column, cells: CellWriter
) -> None:
    if isinstance(value, Styled):
        cells.put(sheet, row, at, value.value, value.style)
    else:
        plain = isinstance(value, str) or value is None
        cells.put(sheet, row, at, value, column.style if plain else "")


def _fit_widths(
    sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Value | Styled]]
) -> None:
    for at, column in enumerate(columns):
        # Room for the filter's arrow beside the heading.
        longest = max([len(column.title) + 3, *(_width(row[at]) for row in rows)])
        width = min(max(longest + 1, _NARROWEST), column.widest)
        sheet.column_dimensions[get_column_letter(at + 1)].width = width


def _width(value: Value | Styled) -> int:
    """Return how many characters of a value stand beside each other."""
    if isinstance(value, Styled):
        value = value.value
    if isinstance(value, Link):
        value = value.text
    if isinstance(value, Severity):
        return len(value.word) + 2
    if isinstance(value, str):
        return max(map(len, value[:500].split("\n")))
    return 0 if value is None else 16


def _add_table(sheet: Worksheet, plan: ListSheet, last_row: int) -> None:
    """Make the rows an Excel table, which brings the filter."""
    last = get_column_letter(len(plan.columns))
    table = Table(displayName=plan.name.replace(" ", "_") + "_list", ref=f"A1:{last}{last_row}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
