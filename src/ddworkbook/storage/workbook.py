"""One open workbook: transactions, history, evidence, and closing in a clean state.

Pages and exports read through reading/, which asks `Workbook.rows`. A workbook belongs to the
thread that opened it; another thread opens its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from ddworkbook.core.changes import Change
from ddworkbook.core.errors import DdworkbookError, WorldError
from ddworkbook.core.event import Event, head
from ddworkbook.storage import history
from ddworkbook.storage.blobs import read_chunks
from ddworkbook.storage.connection import (
    connect,
    forbid_schema_changes,
    prepare_writing,
    restore_clean_state,
)
from ddworkbook.storage.failures import (
    MaybeDamagedError,
    UncertainWriteError,
    maybe_damaged,
    storage_failures,
)
from ddworkbook.storage.lease import Lease, forget, hold, release_lease, renew_lease
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.moment import Installation, Moment
from ddworkbook.storage.vetting import confirm_damage


class Workbook:
    """An open workbook. Made by files.create_workbook and files.open_workbook, used with `with`.

    `read_only_reason` is "" when it can be written, else a sentence that says why not.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        installation: Installation,
        lease: Lease | None,
        read_only_reason: str,
    ) -> None:
        self.path = path
        self.read_only_reason = read_only_reason
        self._connection = connection
        self._installation = installation
        self._lease = lease
        self._releases_lease = lease is not None and hold(lease)
        self._is_open = True
        with storage_failures(path):
            row = connection.execute("SELECT id, title, sample FROM workbook").fetchone()
        self.id, self.title, self.is_sample = str(row[0]), str(row[1]), bool(row[2])

    def __enter__(self) -> Workbook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Say whether the workbook has not been closed yet."""
        return self._is_open

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection, for the parts of storage that work on the whole file."""
        return self._connection

    @contextmanager
    def writing(self, moment: Moment, actor: str) -> Iterator[Ledger]:
        """Begin a transaction; everything appended inside is saved together or not at all.

        `actor` is the id of the person who acts, or "".
        Raises: WorldError when the workbook is read-only, locked, taken over, or the disk fails.
        """
        self._require_writable()
        ledger = Ledger(self._connection, self.path, self._installation, moment, actor)
        try:
            with storage_failures(self.path):
                self._begin(moment)
            yield ledger
            if ledger.failed:
                raise ValueError("The transaction was given up, and the failure was swallowed.")
            with storage_failures(self.path):
                self._connection.execute("COMMIT")
        except UncertainWriteError:
            self._reconnect()
            raise
        except BaseException:
            self._roll_back()
            raise
        finally:
            ledger.end()

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query; only storage/reading calls this.

        Raises: AlteredError when the file is damaged, which a second look has to confirm.
        """
        self._require_open()
        try:
            with storage_failures(self.path):
                return self._connection.execute(sql, values).fetchall()
        except MaybeDamagedError:
            self._look_again()
        with storage_failures(self.path):
            return self._connection.execute(sql, values).fetchall()

    def head(self) -> str:
        """Return the hash over the last event of every replica, as printed on records."""
        with storage_failures(self.path):
            return head(history.last_events(self._connection))

    def event_count(self) -> int:
        """Return how many events the history has."""
        return int(self.rows("SELECT count(*) FROM event")[0][0])

    def events(
        self,
        subject: str | None = None,
        kinds: Sequence[str] | None = None,
        after: str = "",
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[Event, ...]:
        """Return events in the order in which they arrived in this copy.

        `after` is an event id: only what follows it (in the chosen direction) is returned.
        """
        with storage_failures(self.path):
            return history.find_events(self._connection, subject, kinds, after, limit, newest_first)

    def read_body(self, event_id: str) -> Change | None:
        """Return what an event says, or None when its body was erased or there is no such event.

        Raises: AlteredError when the body does not fit its kind.
        """
        with storage_failures(self.path):
            return history.change_of_event(self._connection, event_id)

    def read_blob(self, sha256: str) -> Iterator[bytes]:
        """Yield the content of an evidence file in chunks of at most 1 MiB.

        Raises: AlteredError when it is missing or does not give its hash; then what was already
        yielded must be thrown away.
        """
        with storage_failures(self.path):
            yield from read_chunks(self._connection, sha256)

    def heartbeat(self, moment: Moment) -> None:
        """Say that this program still has the workbook open; call it every half minute.

        Raises: LockedError when somebody took the workbook over meanwhile.
        """
        if self._lease is not None and self._is_open:
            with storage_failures(self.path):
                renew_lease(self._connection, self._lease, self.path, moment.text)

    def close(self) -> None:
        """Give the lease back and leave a single clean file behind. Closing twice is fine."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            if self._lease is not None:
                with storage_failures(self.path):
                    if self._releases_lease:
                        release_lease(self._connection, self._lease)
                    restore_clean_state(self._connection)
        except WorldError:
            # The stick is gone or another copy of us writes: all that was saved is safe, and
            # a lease left behind is taken over by the next start.
            pass
        finally:
            if self._lease is not None and self._releases_lease:
                forget(self._lease)
            self._connection.close()

    def _begin(self, moment: Moment) -> None:
        """Begin to write, if the workbook is still ours."""
        self._connection.execute("BEGIN IMMEDIATE")
        if self._lease is not None:
            renew_lease(self._connection, self._lease, self.path, moment.text)

    def _require_open(self) -> None:
        """Refuse to work with a file that was closed or lost."""
        if not self._is_open:
            raise WorldError(f"“{self.path.name}” is closed. Open it again.")

    def _require_writable(self) -> None:
        """Refuse to write where that is not possible."""
        self._require_open()
        if self._connection.in_transaction:
            raise ValueError("A transaction has begun already; append to that one.")
        if self.read_only_reason:
            raise WorldError(self.read_only_reason)

    def _roll_back(self) -> None:
        """Undo what the transaction wrote; SQLite may have done so already."""
        if self._connection.in_transaction:
            with storage_failures(self.path):
                self._connection.execute("ROLLBACK")

    def _look_again(self) -> None:
        """Decide whether the file is damaged or the disk only stumbled.

        Raises: AlteredError with what is wrong, when it is damaged.
        """
        confirm_damage(self.path)
        if self._connection.in_transaction:
            raise maybe_damaged(self.path)
        self._reconnect()

    def _reconnect(self) -> None:
        """Throw away everything cached: after a failed write only the file itself can be trusted.

        Source: Rebello et al., "Can applications recover from fsync failures?", USENIX ATC 2020.
        """
        self._connection.close()
        read_only = bool(self.read_only_reason)
        try:
            with storage_failures(self.path):
                self._connection = connect(self.path, read_only=read_only)
                if not read_only:
                    prepare_writing(self._connection)
                forbid_schema_changes(self._connection)
        except DdworkbookError:
            # The file cannot be reached any more; what was saved is in it.
            self._is_open = False
            if self._lease is not None:
                forget(self._lease)
