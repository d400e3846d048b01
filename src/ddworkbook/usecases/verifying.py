"""Verify what was handed over: a pack, a folder, a record with signatures, a workbook's records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.usecases.environment import World
from ddworkbook.usecases.progress import Progress


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


def verify_path(path: Path, world: World, progress: Progress | None = None) -> VerifyReport:
    """Check a pack (zip or folder), a record.json or a workbook, and say what could be checked.

    Raises: UsageRefused for something that is none of these, WorldError when it cannot be read.
    """
    raise NotImplementedError
