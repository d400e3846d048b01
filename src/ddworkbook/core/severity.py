"""How bad a flag is, and how severities combine.

A rating is the worst open flag, never an average: averages hide a single fatal issue.
Source: domain report on due diligence, section P1.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Severity(StrEnum):
    """The rungs from nothing to stop, in rising order."""

    NONE = "none"
    AMBER_MINOR = "amber-minor"
    AMBER_MAJOR = "amber-major"
    RED = "red"
    STOP = "stop"

    @property
    def rank(self) -> int:
        """Return the place on the ladder, 0 for none to 4 for stop."""
        return _ORDER.index(self)

    @property
    def word(self) -> str:
        """Return the word that always stands beside the colour."""
        return _WORDS[self]


_ORDER = tuple(Severity)
_WORDS = {
    Severity.NONE: "No flag",
    Severity.AMBER_MINOR: "Amber minor",
    Severity.AMBER_MAJOR: "Amber major",
    Severity.RED: "Red",
    Severity.STOP: "Stop",
}


def worst(severities: Iterable[Severity]) -> Severity:
    """Return the worst of them, NONE when there are none."""
    return max(severities, key=lambda severity: severity.rank, default=Severity.NONE)
