"""Check a whole workbook: SQLite, chains, tables against replay, blobs against hashes."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.usecases.environment import World
from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.verifying import VerifyReport


def check_workbook_file(path: Path, world: World, progress: Progress | None = None) -> VerifyReport:
    """Return what was checked in a workbook file and how it went.

    Raises: WorldError or InputRefused when it cannot be opened at all.
    """
    raise NotImplementedError
