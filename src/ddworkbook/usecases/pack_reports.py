"""What the check of a pack or of a record folder says, as the lines of a report."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.usecases.verify_views import VerifyReport


def pack_report(path: Path) -> VerifyReport:
    """Check a pack (zip or folder), a folder with a record, or the record.json in one.

    Raises: UsageRefused for something else, WorldError when it cannot be read.
    """
    raise NotImplementedError
