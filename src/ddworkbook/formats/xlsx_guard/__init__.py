"""Spreadsheets from strangers: what could harm is refused, the rest is read within bounds.

Its own small reader: the usual library opens files of 5 KB that take minutes and gigabytes.
Not here: what the cells mean.
"""

from ddworkbook.formats.xlsx_guard.book import GuardedBook, open_sheets
from ddworkbook.formats.xlsx_guard.cells import CellValue, Sheet, SheetRow, column_letters

__all__ = ["CellValue", "GuardedBook", "Sheet", "SheetRow", "column_letters", "open_sheets"]
