"""The directory of research organisations (a ROR dump), kept in the home folder for searching.

The functions take the world, not a session: they may run on any thread and need no workbook.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.partner import Partner
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.session import Changed, Progress, Session


@dataclass(frozen=True)
class DirectoryInfo:
    """What directory this device has."""

    source: str
    organisations: int
    imported_at: str


@dataclass(frozen=True)
class DirectoryHit:
    """One organisation found; `matched` is the name that matched when it is not the main one."""

    ror: str
    name: str
    matched: str
    country: str
    country_name: str
    city: str
    kinds: tuple[str, ...]


def directory_info(world: World) -> DirectoryInfo | None:
    """Return what directory this device has, or None."""
    raise NotImplementedError


def import_ror_file(world: World, path: Path, progress: Progress | None = None) -> DirectoryInfo:
    """Build the directory from a ROR dump (JSON, or the zip it comes in), replacing the one before.

    Raises: InputRefused when the file is no ROR dump; the directory before it then stays.
    """
    raise NotImplementedError


def search_directory(
    world: World, text: str, *, country: str = "", limit: int = 20
) -> tuple[DirectoryHit, ...]:
    """Return the best hits for what was typed so far; nothing while no directory was imported."""
    raise NotImplementedError


def partner_from_directory(world: World, ror: str) -> Partner:
    """Return a draft partner (id "") filled from the directory.

    Raises: UsageRefused when unknown.
    """
    raise NotImplementedError


def import_partners(
    session: Session,
    path: Path,
    *,
    ids: tuple[str, ...] = (),
    name: str = "",
    country: str = "",
    progress: Progress | None = None,
) -> Changed:
    """Register the organisations of a ROR file that match and are not registered yet.

    Raises: UsageRefused without any filter, InputRefused when nothing matches or the file is no dump.
    """
    raise NotImplementedError
