"""Reference tables as files: YAML with everything, or cells (CSV, XLSX) with a head of # rows.

Not here: what the cells mean (core/reference_import.py).
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import yaml

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.core.problem import Problem
from ddworkbook.core.reference_import import grid_of
from ddworkbook.core.reference_table import ReferenceTable, cell_text, to_document
from ddworkbook.formats.xlsx_guard import CellValue, Sheet, open_sheets
from ddworkbook.formats.yaml_text import read_yaml

YAML_ENDINGS = (".yaml", ".yml")
CSV_ENDINGS = (".csv", ".txt", ".tsv")
MAX_BYTES = 8_000_000
_MAX_FIELD = 100_000


def read_yaml_file(path: Path) -> tuple[JsonValue, tuple[Problem, ...]]:
    """Return the data of a YAML file and what is wrong with its text. Raises: as read_grid."""
    return read_yaml(_text(path), path.name)


def read_grid(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file, or of the first sheet of an XLSX file, as text.

    Raises: InputRefused with one sentence when it is neither or is damaged, WorldError when the
    system does not give it.
    """
    if path.suffix.lower() == ".xlsx":
        with open_sheets(path) as book:
            sheet = book.sheet(book.names[0]) if book.names else None
        if sheet is None:
            raise InputRefused(f"“{path.name}” has no sheet with cells.")
        return _sheet_grid(sheet, path)
    if path.suffix.lower() in CSV_ENDINGS:
        return _csv_grid(path)
    raise InputRefused(
        f"“{path.name}” is of no kind that can be imported. Give a file that ends in .csv, .xlsx "
        "or .yaml."
    )


def csv_of(table: ReferenceTable) -> str:
    """Return a table as CSV with its head; cells that look like formulas begin with a space."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in grid_of(table):
        writer.writerow([f" {cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row])
    return out.getvalue()


def yaml_of(table: ReferenceTable) -> str:
    """Return a table as YAML with its sources; reading it gives the same table."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        to_document(table), Dumper=dumper, sort_keys=False, allow_unicode=True, width=100
    )
    return text


def _text(path: Path) -> str:
    """Return the text of a file. Raises: InputRefused, WorldError."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise WorldError(
            f"“{path.name}” cannot be read: {error.strerror or error}. Check that it is there and "
            "that you may read it."
        ) from error
    if len(data) > MAX_BYTES:
        raise InputRefused(f"“{path.name}” is larger than 8 MB. A reference table is far smaller.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused(f"“{path.name}” is not UTF-8 text. Save it as UTF-8.") from error


def _csv_grid(path: Path) -> list[list[str]]:
    """Return the fields of a CSV file; parted by comma, semicolon or tab."""
    text = _text(path)
    if "\0" in text:
        raise InputRefused(f"“{path.name}” is not a text file. Export it as CSV again.")
    names = next((line for line in text.splitlines() if line.strip() and line[:1] != "#"), "")
    mark = max(",;\t", key=names.count)
    csv.field_size_limit(_MAX_FIELD)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True)]
    except csv.Error as error:
        raise InputRefused(
            f"“{path.name}” is not sound CSV: {error}. Export it from the spreadsheet again."
        ) from error


def _sheet_grid(sheet: Sheet, path: Path) -> list[list[str]]:
    """Return the cells of a sheet as text, blank rows and all, so that row numbers are its own."""
    if sheet.formulas:
        first = ", ".join(sheet.formulas[:5])
        raise InputRefused(
            f"“{path.name}” holds formulas, whose results cannot be trusted.",
            [
                Problem(
                    "formula",
                    f"Sheet {sheet.name}, {first}",
                    f"{len(sheet.formulas)} cells hold formulas.",
                    "Paste them as values and save again.",
                )
            ],
        )
    grid: list[list[str]] = [[] for _ in range(max((r.number for r in sheet.rows), default=0))]
    for row in sheet.rows:
        cells = [""] * max(row.cells)
        for column, value in row.cells.items():
            cells[column - 1] = _cell_text(value)
        grid[row.number - 1] = cells
    return grid


def _cell_text(value: CellValue) -> str:
    """Return a cell as text; a date with its day alone."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool | str):
        return cell_text(value)
    return value.isoformat() if hasattr(value, "isoformat") else format(value, "f")
