"""Appending to the history: events, their bodies, the files they speak of, all in one transaction.

Not here: when a transaction begins and ends (workbook.py), and reading (reading/).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ddworkbook.core.canonical import sha256_hex
from ddworkbook.core.changes import Change, ReplicaJoined, WorkbookCreated, kind_of
from ddworkbook.core.errors import InputRefused
from ddworkbook.core.event import Event, make_event
from ddworkbook.core.sealing import Opening
from ddworkbook.storage import blobs
from ddworkbook.storage.bodies import body_of, store_openings
from ddworkbook.storage.event_rows import insert_event
from ddworkbook.storage.failures import storage_failures
from ddworkbook.storage.moment import Installation, Moment
from ddworkbook.storage.projections.registry import project
from ddworkbook.storage.projections.subjects import named_subject
from ddworkbook.storage.replica import add_replica, chain_tail, find_replica

_INSERT_BODY = "INSERT INTO body (event, content) VALUES (?, ?)"


class Ledger:
    """What a use case writes with, for the length of one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        installation: Installation,
        moment: Moment,
        actor: str,
    ) -> None:
        self._connection = connection
        self._path = path
        self._installation = installation
        self._moment = moment
        self._actor = actor
        self._replica = ""
        self._seq = 0
        self._prev = ""
        self._is_over = False
        self._failed = False

    @property
    def failed(self) -> bool:
        """Say whether SQLite gave the transaction up, so that nothing of it can be saved."""
        return self._failed

    def end(self) -> None:
        """Refuse everything from now on: the transaction is over."""
        self._is_over = True

    def append(
        self,
        change: Change,
        subject: str,
        supersedes: Sequence[str] = (),
        openings: Iterable[Opening] = (),
    ) -> Event:
        """Write one change and bring the readable tables up to date; return its event.

        `subject` is the id of what it is about (see projections/subjects.py). `supersedes` names
        the events whose values it replaces. `openings` are those of a record that the change
        carries sealed (from core.record.seal_record).
        Raises: InputRefused for text without a canonical form; ValueError for a wrong subject.
        """
        named = named_subject(change)
        if named is not None and named != subject:
            raise ValueError(f"A {kind_of(change)} is about {named!r}, not {subject!r}.")
        with self._step():
            is_new = self._find_chain()
            # The first event of all is the creation of the workbook itself.
            if is_new and not isinstance(change, WorkbookCreated):
                self._join()
            event = self._append(change, subject, tuple(supersedes), openings)
            if is_new and isinstance(change, WorkbookCreated):
                self._join()
            return event

    def store_file(self, source: Path) -> blobs.StoredFile:
        """Copy an evidence file into the workbook.

        Raises: InputRefused for a file that is missing, empty, too large or unreadable.
        """
        with self._step():
            return blobs.store_file(self._connection, source, self._path)

    def store_bytes(self, content: bytes, name: str) -> blobs.StoredFile:
        """Copy evidence that is in memory into the workbook; `name` stands in the sentences.

        Raises: InputRefused when it is empty or too large.
        """
        with self._step():
            return blobs.store_bytes(self._connection, content, name)

    def new_id(self) -> str:
        """Return a new identifier that sorts by time."""
        return self._moment.new_id()

    @contextmanager
    def _step(self) -> Iterator[None]:
        """Stand around everything that writes, so that each piece is written wholly or not at all.

        A use case may then go on after a refused file, and save the others.
        """
        self._failed = self._failed or not self._connection.in_transaction
        if self._is_over or self._failed:
            raise ValueError("The transaction is over; begin another one.")
        before = self._replica, self._seq, self._prev
        try:
            with storage_failures(self._path):
                self._connection.execute("SAVEPOINT step")
                yield
                self._connection.execute("RELEASE step")
        except BaseException:
            self._replica, self._seq, self._prev = before
            self._undo_step()
            raise

    def _undo_step(self) -> None:
        """Undo a piece; a full disk may have undone the whole transaction already."""
        self._failed = not self._connection.in_transaction
        if not self._failed:
            with storage_failures(self._path):
                self._connection.execute("ROLLBACK TO step")
                self._connection.execute("RELEASE step")

    def _append(
        self,
        change: Change,
        subject: str,
        supersedes: tuple[str, ...],
        openings: Iterable[Opening],
    ) -> Event:
        """Write event, body, openings and readable rows."""
        try:
            content, sealed = body_of(change, subject, self._moment.random)
        except ValueError as error:
            raise InputRefused(f"This cannot be saved. {error}") from error
        event = make_event(
            id=self._moment.new_id(),
            replica=self._replica,
            seq=self._seq + 1,
            prev=self._prev,
            at=self._moment.text,
            actor=self._actor,
            kind=kind_of(change),
            subject=subject,
            supersedes=supersedes,
            body_hash=sha256_hex(content),
        )
        insert_event(self._connection, event)
        self._connection.execute(_INSERT_BODY, (event.id, content.decode()))
        store_openings(self._connection, event.id, (*sealed, *openings))
        project(self._connection, event, change)
        self._seq, self._prev = event.seq, event.hash
        return event

    def _find_chain(self) -> bool:
        """Find the chain that this copy continues, or start one; say whether it is new."""
        if self._replica:
            return False
        found = find_replica(self._connection, self._installation.id, self._path)
        self._replica = found or self._moment.new_id()
        self._seq, self._prev = chain_tail(self._connection, self._replica)
        if found is None:
            add_replica(self._connection, self._installation.id, self._path, self._replica)
        return found is None

    def _join(self) -> None:
        """Say in the history that a device begins to write."""
        self._append(ReplicaJoined(self._installation.device), self._replica, (), ())
