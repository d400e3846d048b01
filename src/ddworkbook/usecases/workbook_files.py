"""Workbook files: make one, open one, close it, keep a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.errors import WorldError
from ddworkbook.core.person import Person
from ddworkbook.storage import files
from ddworkbook.storage.backup import backup, changes_since_backup, last_backup_at
from ddworkbook.storage.device_home import installation_id
from ddworkbook.storage.moment import Installation
from ddworkbook.storage.reading import people as stored_people
from ddworkbook.storage.workbook import Workbook
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.people import can_sign_here, matching_person
from ddworkbook.usecases.progress import Progress, report
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.settings import read_settings
from ddworkbook.usecases.whole_file import free_name


@dataclass(frozen=True)
class WorkbookInfo:
    """What stands in the window's title and in `ddw check`. `head` is 64 hex digits.

    `read_only_reason` says why it cannot be written, "" when it can.
    """

    path: Path
    title: str
    sample: bool
    read_only: bool
    read_only_reason: str
    events: int
    head: str
    changes_since_backup: int
    last_backup_at: str


def create_workbook(path: Path, title: str, world: World, *, sample: bool = False) -> Session:
    """Make a new workbook file and open it. Nobody is introduced yet.

    Raises: WorldError when the place cannot be written; InputRefused when the file exists.
    """
    workbook = files.create_workbook(
        path,
        title=title.strip() or path.stem,
        sample=sample,
        moment=world.moment(),
        installation=_installation(world),
    )
    return Session(workbook, world)


def open_workbook(
    path: Path,
    world: World,
    *,
    as_person: str = "",
    read_only: bool = False,
    take_over: bool = False,
) -> Session:
    """Open a workbook as the person named (id, e-mail or name), else as who worked here last.

    `take_over` takes the right to write from whoever holds it.
    Raises: WorldError for a locked or missing file, InputRefused for one that is not a workbook or
    is newer than this program, UsageRefused for an unknown person.
    """
    workbook = files.open_workbook(
        path,
        moment=world.moment(),
        installation=_reader(world) if read_only else _installation(world),
        read_only=read_only,
        take_over=take_over,
    )
    try:
        return Session(workbook, world, _who(workbook, world, as_person))
    except BaseException:
        workbook.close()
        raise


def open_beside(session: Session) -> Session:
    """Open the same workbook again for reading, for work on another thread. Close it there.

    Only facts that never change are taken from the session, so any thread may call this.
    """
    world = session.world
    workbook = files.open_workbook(
        session.workbook.path,
        moment=world.moment(),
        installation=_reader(world),
        read_only=True,
    )
    return Session(workbook, world, session.me)


def close_workbook(session: Session) -> None:
    """Close the workbook and let go of its lock."""
    session.workbook.close()


def keep_open(session: Session) -> None:
    """Tell other programs that this one still has the workbook open; call it every half minute.

    Raises: WorldError when somebody took the workbook over meanwhile.
    """
    session.workbook.heartbeat(session.world.moment())


def workbook_info(session: Session) -> WorkbookInfo:
    """Return the facts about the open file."""
    workbook = session.workbook
    return WorkbookInfo(
        workbook.path,
        workbook.title,
        workbook.is_sample,
        bool(workbook.read_only_reason),
        workbook.read_only_reason,
        workbook.event_count(),
        workbook.head(),
        changes_since_backup(workbook),
        last_backup_at(workbook),
    )


def backup_workbook(
    session: Session, to: Path | None = None, progress: Progress | None = None
) -> Path:
    """Write a whole, checked copy and return its path; by default beside the workbook.

    A name that is made here is never taken already; a name given by `to` is replaced.
    Raises: WorldError when it cannot be written; nothing half-written is left.
    """
    workbook = session.workbook
    report(progress, 0, 1)
    place = to or free_name(
        workbook.path.parent,
        f"{workbook.path.stem} backup {session.world.today().isoformat()}{workbook.path.suffix}",
    )
    backup(workbook, place, session.world.moment())
    report(progress, 1, 1)
    return place


def _installation(world: World) -> Installation:
    """Return who we are to other programs that want the same file."""
    identity = installation_id(world.home, world.random_bytes)
    return Installation(identity, world.device, process=world.process)


def _reader(world: World) -> Installation:
    """Return who we are when we only read: then nobody has to know us again.

    An auditor may have no folder that can be written.
    """
    try:
        return _installation(world)
    except WorldError:
        return Installation(world.random_bytes(16).hex(), world.device, process=world.process)


def _who(workbook: Workbook, world: World, as_person: str) -> Person | None:
    """Return who works here: as named, as remembered, or the only one with a key on this device."""
    people = stored_people.all_people(workbook)
    if as_person:
        return matching_person(people, as_person)
    remembered = read_settings(world).me.get(workbook.id, "")
    for person in people:
        if person.id == remembered:
            return person
    signers = [person for person in people if can_sign_here(workbook, world, person.id)]
    return signers[0] if len(signers) == 1 else None
