"""A table over a list of ids, of which only the rows on the screen are read: for 100,000 rows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from ddworkbook.gui.tables.column import Column, Row
from ddworkbook.gui.tables.table_model import NO_PARENT, Index, TableModel

PAGE_ROWS = 128  # One read fills several screens.
KEPT_PAGES = 32


class LazyModel(TableModel[Row]):
    """Reads rows in pages through `fetch`, which gives the rows of some ids in their order.

    Signals: order_requested(str, bool) with the word of a column and "descending", when a heading
    was clicked; the owner then gives the ids in that order.
    """

    order_requested = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[str]], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._fetch = fetch
        self._ids: tuple[str, ...] = ()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show the rows of these ids; what was read before is read again."""
        self.beginResetModel()
        self._ids = tuple(ids)
        self._pages.clear()
        self.endResetModel()

    def id_at(self, number: int) -> str:
        """Return the id of a row, "" when there is none."""
        return self._ids[number] if 0 <= number < len(self._ids) else ""

    def place_of(self, id_: str) -> int:
        """Return where an id stands, -1 when it is not shown."""
        return self._ids.index(id_) if id_ in self._ids else -1

    def row_at(self, number: int) -> Row | None:
        """Return a row, or None when it is gone."""
        if not 0 <= number < len(self._ids):
            return None
        page, place = divmod(number, PAGE_ROWS)
        rows = self._page(page)
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; columns that cannot be ordered by are left as they are."""
        word = self.columns[column].order if 0 <= column < len(self.columns) else ""
        if word:
            self.order_requested.emit(word, order == Qt.SortOrder.DescendingOrder)

    def _page(self, number: int) -> Sequence[Row]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        first = number * PAGE_ROWS
        # Painting asks again and again: a read that breaks is told once, not with every cell.
        self._pages[number] = ()
        self._pages[number] = self._fetch(self._ids[first : first + PAGE_ROWS])
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return self._pages[number]
