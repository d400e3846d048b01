"""Writes one value into one cell; the only place where text enters a spreadsheet.

Text is always a text cell, never a formula. Text that no cell can hold is cut with a note and
kept whole in `long_texts`, which becomes a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from openpyxl.cell import Cell
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ddworkbook.core.severity import Severity
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.values import (
    Link,
    Value,
    cell_text,
    cut,
    fits,
    may_look_like_formula,
)


@dataclass(frozen=True)
class LongText:
    """A text that is longer than a cell, and where its beginning stands."""

    sheet: str
    cell: str
    text: str


@dataclass
class CellWriter:
    """Puts values into cells and keeps what did not fit."""

    long_texts: list[LongText] = field(default_factory=list)

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, style: str = "") -> Cell:
        """Write a value with the style that suits it, or the one that is given."""
        # Merged cells do not occur here, whatever the types say.
        cell = cast(Cell, sheet.cell(row, column))
        cell.style = style or _style_of(value)
        if isinstance(value, Severity):
            value = value.word
        if isinstance(value, Link):
            cell.hyperlink = Hyperlink(
                ref=cell.coordinate, location=f"'{value.sheet}'!A{value.row}"
            )
            value = value.text
        if isinstance(value, str):
            self._put_text(cell, sheet.title, value)
        elif value is not None:
            cell.value = value
        return cell

    def _put_text(self, cell: Cell, sheet: str, text: str) -> None:
        if not fits(text):
            self.long_texts.append(LongText(sheet, cell.coordinate, text))
            text = cut(text)
        stored = cell_text(text)
        cell.value = stored
        # openpyxl would make a formula of text that begins with "=".
        cell.data_type = "s"
        if may_look_like_formula(stored):
            cell.quotePrefix = True


def _style_of(value: Value) -> str:
    if isinstance(value, Severity):
        return styles.severity_style(value)
    if isinstance(value, Link):
        return styles.LINK_STYLE
    if isinstance(value, datetime):
        return styles.MOMENT_STYLE
    if isinstance(value, date):
        return styles.DAY_STYLE
    if isinstance(value, int):
        return styles.WHOLE_STYLE
    if isinstance(value, Decimal):
        return styles.NUMBER_STYLE
    return styles.BODY_STYLE
