"""What a verification or check says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class VerifyLine:
    """One thing that was checked. `outcome` is "ok", "bad" or "not-checked"."""

    outcome: str
    what: str
    detail: str = ""


@dataclass(frozen=True)
class VerifyReport:
    """Everything that was checked at one path. `holds` is True when nothing is bad."""

    path: Path
    kind: str
    lines: tuple[VerifyLine, ...]

    @property
    def holds(self) -> bool:
        """Return True when nothing that was checked is bad."""
        return all(line.outcome != "bad" for line in self.lines)
