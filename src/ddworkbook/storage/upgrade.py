"""Bringing a file of an older format to the newest, with a copy of the old one beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from ddworkbook.core.errors import InputRefused
from ddworkbook.storage.copying import copy_to
from ddworkbook.storage.migrations.steps import STEPS, Step, run_steps
from ddworkbook.storage.replay import rebuild_tables


def upgrade(
    connection: sqlite3.Connection, path: Path, version: int, steps: Mapping[int, Step] = STEPS
) -> Path | None:
    """Run the steps that a file lacks; return where the copy of the old file is, if any ran.

    The readable tables are filled again from the history afterwards.
    Raises: WorldError when the copy cannot be written; the file is untouched then.
    """
    newest = max(steps)
    if version >= newest:
        return None
    kept = _free_name(path, newest)
    copy_to(connection, kept)
    run_steps(connection, version, steps)
    rebuild_tables(connection)
    return kept


def require_newest(version: int, path: Path) -> None:
    """Refuse to read a file of an older format that must not be written.

    Raises: InputRefused with the way out.
    """
    if version < max(STEPS):
        raise InputRefused(
            f"“{path.name}” has the older format {version}. Open it once for writing, or copy it "
            "to a folder of your own and open the copy: it is brought up to date, and the old "
            "file is kept beside it."
        )


def _free_name(path: Path, newest: int) -> Path:
    """Return a name for the copy that no file has."""
    name = f"{path.stem}.before-v{newest}"
    kept = path.with_name(f"{name}{path.suffix}")
    number = 2
    while kept.exists():
        kept = path.with_name(f"{name}-{number}{path.suffix}")
        number += 1
    return kept
