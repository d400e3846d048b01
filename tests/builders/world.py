"""A world that stands still: the clock ticks by the second, chance repeats, home is in tmp."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ddworkbook.usecases.environment import World

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Each look at the clock is one second after the last; `move` jumps."""

    at: datetime = START
    step: timedelta = field(default=timedelta(seconds=1))

    def now(self) -> datetime:
        self.at += self.step
        return self.at

    def move(self, **delta: float) -> None:
        self.at += timedelta(**delta)


def fixed_world(home: Path, clock: Clock | None = None, seed: int = 7) -> World:
    """Return a world in which the same steps give the same workbook."""
    chance = random.Random(seed)
    return World((clock or Clock()).now, chance.randbytes, home, "Test device", process=1)
