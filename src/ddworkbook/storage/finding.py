"""One thing that a check found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Where something is not as it was written, and what. A notice does not speak for alteration.

    `code` is a stable short name, such as "wrong-body".
    """

    code: str
    place: str
    what: str
    is_notice: bool = False

    @property
    def sentence(self) -> str:
        """Return the finding as one line."""
        return f"{self.place}: {self.what}"
