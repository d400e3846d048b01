"""One thing that was checked, and the list in which they are gathered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

OK, BAD, NOT_CHECKED = "ok", "bad", "not-checked"

# Called with bytes done and bytes in all; it may raise to stop the work.
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class CheckLine:
    """What was checked and how it came out: "ok", "bad" or "not-checked"; `detail` says more."""

    outcome: str
    what: str
    detail: str = ""


class CheckLines:
    """Lines in the order in which they were found."""

    def __init__(self) -> None:
        self._lines: list[CheckLine] = []

    def ok(self, what: str, detail: str = "") -> None:
        """Add something that holds."""
        self._lines.append(CheckLine(OK, what, detail))

    def bad(self, what: str, detail: str = "") -> None:
        """Add something that does not hold."""
        self._lines.append(CheckLine(BAD, what, detail))

    def not_checked(self, what: str, detail: str = "") -> None:
        """Add something that could not be checked, and why."""
        self._lines.append(CheckLine(NOT_CHECKED, what, detail))

    @property
    def faults(self) -> int:
        """Return how many lines are bad."""
        return sum(line.outcome == BAD for line in self._lines)

    def all(self) -> tuple[CheckLine, ...]:
        """Return the lines."""
        return tuple(self._lines)
