"""One sheet, read from top to bottom within bounds; what the file says of its size is ignored.

Source: ECMA-376 part 1, section 18.3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from ddworkbook.formats.xlsx_guard.cells import (
    CellValue,
    Sheet,
    SheetRow,
    column_letters,
    column_number,
)
from ddworkbook.formats.xlsx_guard.faults import GuardFaultError
from ddworkbook.formats.xlsx_guard.parts import MAX_CHARACTERS, SheetEntry, plain_text
from ddworkbook.formats.xlsx_guard.xml_stream import Attributes, feed_xml

MAX_SHEET_BYTES = 256 * 1024 * 1024
MAX_BLANK_ROWS = 200
_MAX_CELLS = 500_000
# Blank cells with a style cost time, not memory.
_MAX_BLANK_CELLS = 1_000_000
_MAX_COLUMNS = 1_000
_LAST_ROW = 1_048_576
_MAX_LISTED = 1_000
# A number longer than this is no number that a spreadsheet wrote.
_MAX_DIGITS = 40

_MERGE = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,80}?ref="([A-Z0-9:]{1,40})"')
_CONTENT = re.compile(rb"<(?:\w{1,20}:)?[vft][ >]")
_OVERLAP = 200


@dataclass(frozen=True)
class Surroundings:
    """What cells refer to: shared texts, styles that are dates, where days count from."""

    texts: list[str]
    date_styles: frozenset[int]
    from_1904: bool


def read_sheet(entry: SheetEntry, pieces: Iterable[bytes], around: Surroundings) -> Sheet:
    """Return the content of a sheet. Raises: GuardFaultError when it is beyond bounds."""
    reading = _Reading(entry.name, around)
    stream = iter(pieces)
    feed_xml(stream, reading.start, reading.end, reading.take, until=lambda: reading.stopped)
    if reading.stopped:
        reading.look_below(stream)
    return Sheet(
        entry.name,
        entry.hidden,
        tuple(reading.rows),
        tuple(reading.formulas),
        tuple(reading.merged),
        reading.last if reading.stopped else 0,
        reading.content_below,
    )


class _Reading:
    """One pass over one sheet."""

    def __init__(self, name: str, around: Surroundings) -> None:
        self.rows: list[SheetRow] = []
        self.formulas: list[str] = []
        self.merged: list[str] = []
        self.stopped = False
        self.content_below = False
        self.last = 0  # the last row that is not blank
        self._name = name
        self._around = around
        self._row = 0
        self._column = 0
        self._cells: dict[int, CellValue] = {}
        self._formula = False
        self._kind = ""
        self._style = ""
        self._pieces: list[str] = []
        self._keeps = False
        self._filled = self._blank = self._characters = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes.get("r", ""))
        elif name in {"v", "t"}:
            self._keeps = not self.stopped
            self.content_below = self.content_below or self.stopped
        elif name == "f":
            self._formula = True
            self.content_below = self.content_below or self.stopped
        elif name == "rPh":
            self._kind = "phonetic"
        elif name == "mergeCell":
            self._note_merged(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "c":
            self._end_cell()
        elif name in {"v", "t"}:
            self._keeps = False
        elif name == "row" and (self._cells or self._formula_here()):
            self.rows.append(SheetRow(self._row, self._cells))
            self.last = self._row

    def take(self, text: str) -> None:
        """Take characters, of values only."""
        if self._keeps and self._kind != "phonetic":
            self._pieces.append(text)
            self._characters += len(text)
            if self._characters > MAX_CHARACTERS:
                raise self._too_much(f"{MAX_CHARACTERS:,} characters")

    def look_below(self, pieces: Iterator[bytes]) -> None:
        """Look quickly at the rest, below the blank rows: are there merged cells, or content?"""
        kept = b""
        for piece in pieces:
            window = kept + piece
            for match in _MERGE.finditer(window):
                self._note_merged(match[1].decode("ascii"))
            self.content_below = self.content_below or bool(_CONTENT.search(window))
            kept = piece[-_OVERLAP:]

    def _formula_here(self) -> bool:
        return bool(self.formulas) and self.formulas[-1].endswith(f"{self._row}")

    def _begin_row(self, number: str) -> None:
        row = int(number) if number else self._row + 1
        if not self._row < row <= _LAST_ROW:
            raise GuardFaultError(
                f"has rows in no order on the sheet {self._name[:40]!r}. Save it again as .xlsx."
            )
        self._row = row
        self._column = 0
        self._cells = {}
        if row - self.last > MAX_BLANK_ROWS:
            self.stopped = True

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r", "")
        column = column_number(reference) if reference else self._column + 1
        if column <= self._column:
            raise GuardFaultError(
                f"has cells in no order on the sheet {self._name[:40]!r}. Save it again as .xlsx."
            )
        self._column = column
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._formula = False
        self._pieces.clear()
        self._blank += 1
        if self._blank > _MAX_BLANK_CELLS:
            raise self._too_much(f"{_MAX_BLANK_CELLS:,} cells")

    def _end_cell(self) -> None:
        if self.stopped:
            return
        if self._formula:
            if len(self.formulas) < _MAX_LISTED:
                self.formulas.append(f"{column_letters(self._column)}{self._row}")
            return
        if not self._pieces:
            return
        value = self._value("".join(self._pieces))
        if value is None or value == "":
            return
        self._filled += 1
        if self._filled > _MAX_CELLS:
            raise self._too_much(f"{_MAX_CELLS:,} filled cells")
        if self._column > _MAX_COLUMNS:
            raise GuardFaultError(
                f"has something in column {column_letters(self._column)}, row {self._row} of the "
                f"sheet {self._name[:40]!r}, beyond {_MAX_COLUMNS} columns. Remove it."
            )
        self._cells[self._column] = value

    def _value(self, text: str) -> CellValue | None:
        """Return what a cell holds; errors of formulas are nothing."""
        kind = self._kind
        if kind == "s":
            return self._shared(text)
        if kind in {"str", "inlineStr", "phonetic"}:
            return plain_text(text)
        if kind == "b":
            return text.strip() in {"1", "true"}
        if kind == "e":
            return None
        if kind == "d":
            return datetime.fromisoformat(text.strip())
        return self._number(text.strip())

    def _shared(self, text: str) -> str:
        place = int(text) if text.strip().isdigit() else -1
        if not 0 <= place < len(self._around.texts):
            raise GuardFaultError("refers to a text that it does not hold. Save it again as .xlsx.")
        return self._around.texts[place]

    def _number(self, text: str) -> CellValue:
        if len(text) > _MAX_DIGITS:
            raise GuardFaultError("holds a number that is none. Save it again as .xlsx.")
        try:
            # Files hold binary numbers with all their digits: 0.10000000000000001 is 0.1.
            number = Decimal(repr(float(text)))
        except InvalidOperation as error:
            raise GuardFaultError("holds a number that is none. Save it again.") from error
        if not number.is_finite():
            raise GuardFaultError("holds a number that is none. Save it again as .xlsx.")
        if self._style.isdigit() and int(self._style) in self._around.date_styles:
            return self._day(number)
        return number.to_integral_value() if number == number.to_integral_value() else number

    def _day(self, number: Decimal) -> CellValue:
        """Return the day, and time, that a number stands for; before 1900-03-01 it is a number."""
        first = datetime(1904, 1, 1) if self._around.from_1904 else datetime(1899, 12, 30)
        if not 61 <= number < 2_958_466:
            return number
        moment = first + timedelta(seconds=round(float(number) * 86_400))
        return moment.date() if number == number.to_integral_value() else moment

    def _note_merged(self, reference: str) -> None:
        if reference and len(self.merged) < _MAX_LISTED:
            self.merged.append(reference)

    def _too_much(self, what: str) -> GuardFaultError:
        return GuardFaultError(
            f"has more than {what} on the sheet {self._name[:40]!r}. Copy what is needed to a new "
            "file."
        )
