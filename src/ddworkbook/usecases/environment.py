"""The world outside the program, as a value: clock, chance, home folder, device.

Every use case reads the world through this, so that a test or a sample can hold it still.
"""

from __future__ import annotations

import os
import platform
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ddworkbook.storage.device_home import device_home
from ddworkbook.storage.moment import Moment


@dataclass(frozen=True)
class World:
    """What a use case may know of the world.

    `now` gives an aware datetime; `random_bytes` that many unpredictable bytes; `home` is the
    folder of settings, keys and the directory; `device` a label of this device, not a person's
    name.
    """

    now: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]
    home: Path
    device: str
    process: int = 0

    def moment(self) -> Moment:
        """Return this moment, as storage wants it."""
        return Moment(self.now(), self.random_bytes)

    def today(self) -> date:
        """Return the date that the device's clock says."""
        return self.now().date()

    def new_id(self) -> str:
        """Return a new identifier that sorts by the time it was made."""
        return self.moment().new_id()


def real_world() -> World:
    """Return the real world. Only the main functions of window and command line begin with it.

    `DDWORKBOOK_HOME` moves the home folder away from the place the system has for it.
    """
    device = platform.node() or "unnamed device"
    return World(_local_now, secrets.token_bytes, device_home(os.environ), device, os.getpid())


def _local_now() -> datetime:
    """Return the time with the offset of this place."""
    return datetime.now().astimezone()
