"""What was read from a sheet, as values, and how columns are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

CellValue: TypeAlias = "str | bool | Decimal | date | datetime"

# The last column that the format knows is XFD.
_LAST_COLUMN = 16_384
_LETTERS = 3


@dataclass(frozen=True)
class SheetRow:
    """One row that is not blank: its number from 1, and its filled cells by column from 1."""

    number: int
    cells: Mapping[int, CellValue]


@dataclass(frozen=True)
class Sheet:
    """One sheet. Blank rows are left out.

    `formulas` are the cells that hold one ("B7"); they have no value in `rows`, because what a
    file says that they came to need not be so. `merged` are the ranges of merged cells.
    `stopped_after` is the row after which reading stopped because too many blank rows follow,
    else 0; `content_below` says that something stands below them.
    """

    name: str
    hidden: bool
    rows: tuple[SheetRow, ...]
    formulas: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    stopped_after: int = 0
    content_below: bool = False


def column_letters(number: int) -> str:
    """Return the letters of a column, from 1: A, B ... Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(reference: str) -> int:
    """Return the column, from 1, of a cell such as "AB12"; 0 when it is no cell."""
    number = 0
    for place, sign in enumerate(reference):
        if not "A" <= sign <= "Z":
            return number if place <= _LETTERS and number <= _LAST_COLUMN else 0
        number = number * 26 + ord(sign) - ord("A") + 1
        if place >= _LETTERS:
            return 0
    return 0
