"""What the check of a pack or of a record folder says, as the lines of a report."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.core.errors import UsageRefused
from ddworkbook.formats.pack import material as pack
from ddworkbook.formats.pack_check.check import check_pack, check_record_folder, looks_like_pack
from ddworkbook.formats.pack_check.check_line import CheckLine
from ddworkbook.usecases.progress import Progress, teller
from ddworkbook.usecases.verify_views import VerifyLine, VerifyReport


def pack_report(
    path: Path, fingerprint: str = "", progress: Progress | None = None
) -> VerifyReport:
    """Check a pack (zip or folder), a folder with a record, or the record.json in one.

    `fingerprint` is the one on paper, "" when there is none to compare with.
    Raises: UsageRefused for something else, WorldError when it cannot be read.
    """
    if path.is_dir() and not looks_like_pack(path):
        if not (path / pack.RECORD).is_file():
            raise UsageRefused(
                f"“{path}” is neither a pack nor a folder with {pack.RECORD} in it. Give the zip, "
                "the folder that was unpacked from it, or the folder of an exported record."
            )
        return _report(path, "record", check_record_folder(path, fingerprint))
    if path.suffix.lower() == ".json":
        return _report(path, "record", check_record_folder(path, fingerprint))
    return _report(path, "pack", check_pack(path, fingerprint, teller(progress)))


def _report(path: Path, kind: str, checked: tuple[CheckLine, ...]) -> VerifyReport:
    """Return the lines of a check as a report."""
    lines = tuple(VerifyLine(line.outcome, line.what, line.detail) for line in checked)
    return VerifyReport(path, kind, lines)
