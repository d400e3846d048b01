"""Workbook files: make one, open one, close it, keep a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.usecases.environment import World
from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class WorkbookInfo:
    """What stands in the window's title and in `ddw check`. `head` is 64 hex digits."""

    path: Path
    title: str
    sample: bool
    read_only: bool
    events: int
    head: str
    changes_since_backup: int
    last_backup_at: str


def create_workbook(path: Path, title: str, world: World, *, sample: bool = False) -> Session:
    """Make a new workbook file and open it. Nobody is introduced yet.

    Raises: WorldError when the place cannot be written; UsageRefused when the file exists.
    """
    raise NotImplementedError


def open_workbook(
    path: Path, world: World, *, as_person: str = "", read_only: bool = False
) -> Session:
    """Open a workbook as the person named (id, e-mail or name), else as who worked here last.

    Raises: WorldError for a locked or missing file, InputRefused for one that is not a workbook or
    is newer than this program, UsageRefused for an unknown person.
    """
    raise NotImplementedError


def open_beside(session: Session) -> Session:
    """Open the same workbook again for reading, for work on another thread. Close it there."""
    raise NotImplementedError


def close_workbook(session: Session) -> None:
    """Close the workbook and let go of its lock."""
    raise NotImplementedError


def workbook_info(session: Session) -> WorkbookInfo:
    """Return the facts about the open file."""
    raise NotImplementedError


def backup_workbook(
    session: Session, to: Path | None = None, progress: Progress | None = None
) -> Path:
    """Write a whole, checked copy and return its path; by default beside the workbook.

    Raises: WorldError when it cannot be written; nothing half-written is left.
    """
    raise NotImplementedError
