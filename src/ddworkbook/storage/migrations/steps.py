"""The list of migrations, and how they are run: in order, one transaction each.

The number of the last step that ran is the file's format version (`user_version`). It is kept there
and not in a table of its own, so that the schema of a format is the same in every file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlite_utils import Database

from ddworkbook.storage.migrations.m0001_first_format import m0001_first_format

Step = Callable[[Database], None]

STEPS: Mapping[int, Step] = {1: m0001_first_format}


def run_steps(db: Database, version: int, steps: Mapping[int, Step] = STEPS) -> int:
    """Bring a file from a format version to the newest; return the new version.

    Each step is wholly done or not at all.
    """
    for number in sorted(steps):
        if number > version:
            with db.atomic():
                steps[number](db)
                db.execute(f"PRAGMA user_version={number}")
            version = number
    return version
