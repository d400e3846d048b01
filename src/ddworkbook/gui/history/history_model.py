"""The history as a table that reads on as one scrolls down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from ddworkbook.core.folding import fold
from ddworkbook.gui.tables.column import Column
from ddworkbook.gui.tables.table_model import NO_PARENT, Index, TableModel
from ddworkbook.usecases.history_views import HistoryLine

PAGE_LINES = 200
# A filter may find little: one step of scrolling reads no more pages than these.
MOST_PAGES = 25

# Gives so many lines that come after an event id, newest first; "" begins at the newest.
Read = Callable[[str, int], Sequence[HistoryLine]]


@dataclass(frozen=True)
class HistoryFilter:
    """Which lines to show: all words of `text` in the sentence, and by whom; empty is any."""

    text: str = ""
    person: str = ""

    def fits(self, line: HistoryLine) -> bool:
        """Say whether a line is wanted."""
        if self.person and line.actor != self.person:
            return False
        said = fold(f"{line.sentence} {line.code}")
        return all(word in said for word in fold(self.text).split())


class HistoryModel(TableModel[HistoryLine]):
    """Reads a page of lines, then the next when the view comes near the end."""

    def __init__(
        self, columns: Sequence[Column[HistoryLine]], read: Read, parent: QObject | None = None
    ) -> None:
        super().__init__(columns, parent)
        self._read = read
        self._lines: list[HistoryLine] = []
        self._wanted = HistoryFilter()
        self._last = ""
        self._is_done = True

    def begin(self, wanted: HistoryFilter) -> None:
        """Show the newest lines that fit."""
        self.beginResetModel()
        self._wanted = wanted
        self._lines, self._last, self._is_done = [], "", False
        self._lines = self._next()
        self.endResetModel()

    def row_at(self, number: int) -> HistoryLine | None:
        """Return a line, or None when it is gone."""
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many lines were read so far."""
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        """Return True while there are older lines."""
        return not parent.isValid() and not self._is_done

    def fetchMore(self, parent: Index) -> None:
        """Read on."""
        more = [] if parent.isValid() else self._next()
        if more:
            first = len(self._lines)
            self.beginInsertRows(NO_PARENT, first, first + len(more) - 1)
            self._lines += more
            self.endInsertRows()

    def is_done(self) -> bool:
        """Return True when there is nothing older."""
        return self._is_done

    def _next(self) -> list[HistoryLine]:
        """Return the next lines that fit, at least one unless there is none or it is far away."""
        for _ in range(MOST_PAGES):
            page = self._read(self._last, PAGE_LINES)
            self._is_done = len(page) < PAGE_LINES
            if page:
                self._last = page[-1].event
            found = [line for line in page if self._wanted.fits(line)]
            if found or self._is_done:
                return found
        return []
