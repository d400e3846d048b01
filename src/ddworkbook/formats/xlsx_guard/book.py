"""A spreadsheet from anybody, opened with care: its sheets by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ddworkbook.formats.xlsx_guard.cells import Sheet
from ddworkbook.formats.xlsx_guard.container import Container, open_container
from ddworkbook.formats.xlsx_guard.faults import refusals
from ddworkbook.formats.xlsx_guard.parts import (
    WorkbookPart,
    read_date_styles,
    read_texts,
    read_workbook,
    refuse_other_kinds,
)
from ddworkbook.formats.xlsx_guard.sheet_part import MAX_SHEET_BYTES, Surroundings, read_sheet


class GuardedBook:
    """The sheets of a file that was found harmless; each is read when it is asked for."""

    def __init__(self, path: Path, container: Container) -> None:
        self._path = path
        self._container = container
        self._part: WorkbookPart = read_workbook(container)
        self._around = Surroundings(
            read_texts(container, self._part.texts),
            read_date_styles(container, self._part.styles),
            self._part.from_1904,
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the sheets, in order."""
        return tuple(sheet.name for sheet in self._part.sheets)

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of this name, whatever its case, or None when there is none.

        Raises: InputRefused when its content is damaged or beyond bounds.
        """
        wanted = name.casefold()
        for entry in self._part.sheets:
            if entry.name.strip().casefold() == wanted:
                with refusals(self._path):
                    pieces = self._container.chunks(entry.part, MAX_SHEET_BYTES)
                    return read_sheet(entry, pieces, self._around)
        return None


@contextmanager
def open_sheets(path: Path) -> Iterator[GuardedBook]:
    """Give the sheets of an .xlsx for as long as it is open.

    Raises: InputRefused with one sentence when the file is damaged, hostile or no .xlsx;
    WorldError when the system does not give it.
    """
    with ExitStack() as open_files:
        with refusals(path):
            container = open_container(path)
            open_files.callback(container.close)
            refuse_other_kinds(container)
            book = GuardedBook(path, container)
        yield book
