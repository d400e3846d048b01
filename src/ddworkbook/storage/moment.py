"""What storage needs from outside: the time, randomness, and on whose device it runs.

Not here: a clock. The caller says when something happened, so that tests and replays can too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ddworkbook.core.uuid7 import RANDOM_BYTES, uuid7


@dataclass(frozen=True)
class Moment:
    """When something happens, and where its random bytes come from.

    `at` knows its offset from UTC; `random` returns as many bytes as it is asked for.
    """

    at: datetime
    random: Callable[[int], bytes]

    @property
    def text(self) -> str:
        """Return the time as it stands in the ledger: RFC 3339 with offset, to the millisecond.

        Raises: ValueError when the time does not know its offset.
        """
        if self.at.utcoffset() is None:
            raise ValueError("A moment must know its offset from UTC.")
        return self.at.isoformat(timespec="milliseconds")

    def new_id(self) -> str:
        """Return a new identifier that sorts by time (UUID version 7)."""
        return uuid7(int(self.at.timestamp() * 1000), self.random(RANDOM_BYTES))


@dataclass(frozen=True)
class Installation:
    """One installation of the program: who holds the workbook while it is open for writing.

    `id` is the random id of device_home.installation_id; `device` and `person` are labels for
    people ("Library laptop", "Amina Yusuf"); `process` is the number of the running process.
    """

    id: str
    device: str
    person: str = ""
    process: int = 0
