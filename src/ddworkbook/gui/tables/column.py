"""What one column of a table shows of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ddworkbook.core.folding import fold
from ddworkbook.core.severity import Severity

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    `text` is what is shown; `key` what is sorted by, the folded text when None; `rating` gives the
    badge to paint instead of the text; `number` columns stand at the right; `order` is the word by
    which a lazy source sorts, "" when it cannot.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    rating: Callable[[Row], Severity | None] | None = None
    number: bool = False
    order: str = ""

    def sort_key(self, row: Row) -> Any:
        """Return what a row is sorted by in this column."""
        return self.key(row) if self.key is not None else fold(self.text(row))
