"""The directory of research organisations (a ROR dump), kept in the home folder for searching.

The functions take the world, not a session: they may run on any thread and need no workbook.
Registering partners from a dump is in partner_import.py.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.country import country_name
from ddworkbook.core.errors import InputRefused, UsageRefused, WorldError
from ddworkbook.core.identifiers import check_identifier
from ddworkbook.core.partner import Partner
from ddworkbook.core.problem import Problem
from ddworkbook.formats.ror import read_ror, to_partner
from ddworkbook.storage import directory as store
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.progress import Progress, teller
from ddworkbook.usecases.reference import countries

FILE_NAME = "organisations.sqlite"
_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class DirectoryInfo:
    """What directory this device has; `as_at` is the date of its youngest entry."""

    source: str
    organisations: int
    as_at: str


@dataclass(frozen=True)
class DirectoryHit:
    """One organisation found; `matched` is the name that fits, often `name` itself.

    `status` is active, inactive or withdrawn.
    """

    ror: str
    name: str
    matched: str
    country: str
    country_name: str
    city: str
    status: str


def directory_info(world: World) -> DirectoryInfo | None:
    """Return what directory this device has, or None."""
    if not _path(world).is_file():
        return None
    try:
        with store.open_directory(_path(world)) as directory:
            return _info(directory.info())
    except InputRefused:
        # A directory of an older program counts as none: importing again replaces it.
        return None


def import_ror_file(world: World, path: Path, progress: Progress | None = None) -> DirectoryInfo:
    """Build the directory from a ROR dump (JSON, or the zip it comes in), replacing the one before.

    Raises: InputRefused when the file is no ROR dump; the directory before it then stays.
    """
    digest = _sha256(path)
    unreadable: list[Problem] = []
    records = read_ror(path, on_problem=unreadable.append, on_progress=teller(progress))
    return _info(store.build_directory(_path(world), records, path.name, digest))


def search_directory(
    world: World, text: str, *, country: str = "", limit: int = 20
) -> tuple[DirectoryHit, ...]:
    """Return the best hits for what was typed so far; nothing while no directory was imported."""
    if not _path(world).is_file():
        return ()
    with store.open_directory(_path(world)) as directory:
        hits = directory.search(text, country or None, limit)
    return tuple(
        DirectoryHit(
            hit.id,
            hit.name,
            hit.matched,
            hit.country,
            country_name(countries(), hit.country),
            hit.city,
            hit.status,
        )
        for hit in hits
    )


def partner_from_directory(world: World, ror: str) -> Partner:
    """Return a draft partner (id "") filled from the directory.

    Raises: UsageRefused when the directory does not have it.
    """
    with store.open_directory(_path(world)) as directory:
        record = directory.record(check_identifier("ROR", ror).value)
    if record is None:
        raise UsageRefused(f"The directory does not have {ror}. Search it by name.")
    return to_partner(record, "")


def _path(world: World) -> Path:
    """Return where the directory stands."""
    return world.home / FILE_NAME


def _info(info: store.DirectoryInfo) -> DirectoryInfo:
    """Return the view of what storage knows."""
    return DirectoryInfo(info.source_name, info.records, info.as_at)


def _sha256(path: Path) -> str:
    """Return the SHA-256 of a file. Raises: WorldError when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
    except OSError as error:
        raise WorldError(
            f"The file {path.name} cannot be read ({error.strerror or error}). Check that it is "
            "there and that you may read it."
        ) from error
    return digest.hexdigest()
