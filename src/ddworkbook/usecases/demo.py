"""The whole main job without a window, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ddworkbook.usecases.environment import World


def demo(folder: Path, world: World, say: Callable[[str], None]) -> tuple[Path, ...]:
    """Do the main job into a folder, saying one line for each step; return the files made.

    Sample workbook, new partner, triage, due diligence answered, submitted, approved, signed, PDF,
    Excel, evidence pack, verified.
    """
    raise NotImplementedError
