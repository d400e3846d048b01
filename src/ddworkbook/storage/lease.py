"""Who may write to a workbook just now: one row inside the file itself.

The row travels with the file, so it works on sticks and shares where lock files and file locks do
not. It is a courtesy between people; that two writers never mix is ensured by SQLite's own lock.
The lease is not part of the ledger.
"""

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ddworkbook.storage.failures import LockedError
from ddworkbook.storage.moment import Installation, Moment
from ddworkbook.storage.process_alive import is_same_process, process_mark

# A writer says every half minute that it lives (Workbook.heartbeat); four times silent is gone.
STALE_AFTER = timedelta(minutes=2)

_READ = """SELECT token, installation, process, process_mark, device, person, taken_at, heartbeat_at
  FROM lease"""
_TAKE = """INSERT OR REPLACE INTO lease
  (place, token, installation, process, process_mark, device, person, taken_at, heartbeat_at)
  VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)"""
_TOKEN_BYTES = 16

# Leases held by this very process. A row with our process number that is not among them was left
# by a program that died and whose number we happen to have.
_held_here: set[str] = set()


@dataclass(frozen=True)
class Lease:
    """The right to write, as it stands in the file. Times are RFC 3339."""

    token: str
    installation: str
    process: int
    process_mark: str
    device: str
    person: str
    taken_at: str
    heartbeat_at: str


def read_lease(connection: sqlite3.Connection) -> Lease | None:
    """Return who may write now, or None when nobody has the file open for writing."""
    row = connection.execute(_READ).fetchone()
    return None if row is None else Lease(*row)


def take_lease(
    connection: sqlite3.Connection,
    path: Path,
    installation: Installation,
    moment: Moment,
    *,
    take_over: bool,
) -> Lease:
    """Return the lease for this process, inside a transaction that the caller began.

    A second connection of the same process shares the lease of the first.
    Raises: LockedError that says who holds it and since when.
    """
    holder = read_lease(connection)
    if holder is not None and holder.token in _held_here:
        return holder
    if holder is not None and not take_over and not _is_gone(holder, installation, moment.at):
        raise LockedError(_held_by(holder, path, installation))
    lease = Lease(
        moment.random(_TOKEN_BYTES).hex(),
        installation.id,
        installation.process,
        process_mark(installation.process) or "",
        installation.device,
        installation.person,
        moment.text,
        moment.text,
    )
    connection.execute(_TAKE, astuple(lease))
    return lease


def hold(lease: Lease) -> bool:
    """Remember that this process holds the lease; False when it already did."""
    if lease.token in _held_here:
        return False
    _held_here.add(lease.token)
    return True


def renew_lease(connection: sqlite3.Connection, lease: Lease, path: Path, at: str) -> None:
    """Say that the holder lives.

    Raises: LockedError when somebody took the workbook over meanwhile.
    """
    renewed = connection.execute(
        "UPDATE lease SET heartbeat_at = ? WHERE token = ?", (at, lease.token)
    )
    if renewed.rowcount == 1:
        return
    holder = read_lease(connection)
    if holder is None:
        connection.execute(_TAKE, astuple(lease))
        return
    raise LockedError(
        f"“{path.name}” was taken over by {_who(holder)} {_since(holder.taken_at)}, so the last "
        "change was not saved. Ask them to close it, then close it here and open it again."
    )


def release_lease(connection: sqlite3.Connection, lease: Lease) -> None:
    """Give the lease back."""
    _held_here.discard(lease.token)
    connection.execute("DELETE FROM lease WHERE token = ?", (lease.token,))


def forget(lease: Lease) -> None:
    """Stop counting the lease as ours without touching the file."""
    _held_here.discard(lease.token)


def _is_gone(holder: Lease, installation: Installation, now: datetime) -> bool:
    """Say whether the holder has stopped: it crashed on this device, or was silent for too long."""
    if holder.installation == installation.id and (
        holder.process == installation.process
        or not is_same_process(holder.process, holder.process_mark)
    ):
        return True
    # Here too, because not every system tells one process from a later one with its number.
    try:
        return now - datetime.fromisoformat(holder.heartbeat_at) > STALE_AFTER
    except (ValueError, TypeError):
        return True


def _held_by(holder: Lease, path: Path, installation: Installation) -> str:
    """Return the sentence that says who holds the workbook and what to do."""
    if holder.installation == installation.id:
        return (
            f"“{path.name}” is already open in another window on this device "
            f"{_since(holder.taken_at)}. Use that window, or close it and try again."
        )
    return (
        f"“{path.name}” is open for writing by {_who(holder)} {_since(holder.taken_at)}. Ask them "
        "to close it, open it read-only, or take it over if you know that they have stopped."
    )


def _who(holder: Lease) -> str:
    """Return the person and the device, as far as they are known."""
    device = f"on “{holder.device}”" if holder.device else "on another device"
    return f"{holder.person} {device}" if holder.person else f"somebody {device}"


def _since(at: str) -> str:
    """Return since when, as people write it."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return "since an unknown time"
    return f"since {moment.day} {moment:%B %Y, %H:%M}"
