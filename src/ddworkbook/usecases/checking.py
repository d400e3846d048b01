"""Check a whole workbook: SQLite, chains, tables against replay, blobs against hashes."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.storage.check import CheckReport, check_workbook
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.progress import Progress, report
from ddworkbook.usecases.verify_views import VerifyLine, VerifyReport
from ddworkbook.usecases.verifying import record_lines

# What was looked at, in words: the table that is counted, and what the check compared.
_LOOKED_AT = (
    ("event", "events: hash chains whole, each follows the one before"),
    ("body", "bodies: each gives the hash in its event"),
    ("opening", "personal values: each gives its commitment"),
    ("blob", "evidence files: each gives its SHA-256"),
    ("record", "frozen records: each gives its fingerprint"),
    ("signature", "signatures"),
    ("assessment", "assessments: tables equal to the replay of the history"),
)


def check_workbook_file(path: Path, world: World, progress: Progress | None = None) -> VerifyReport:
    """Return what was checked in a workbook file and how it went.

    Raises: WorldError or InputRefused when it cannot be opened at all.
    """
    report(progress, 0, 2)
    found = check_workbook(path)
    report(progress, 1, 2)
    lines = [*_lines(found), *(_signed(path, world) if found.ok else ())]
    report(progress, 2, 2)
    return VerifyReport(path, "workbook", tuple(lines))


def _lines(found: CheckReport) -> list[VerifyLine]:
    """Return what a check found, as lines."""
    bad = [VerifyLine("bad", one.place, one.what) for one in found.findings]
    notices = [VerifyLine("not-checked", one.place, one.what) for one in found.notices]
    if bad:
        return [*bad, *notices]
    good = [
        VerifyLine("ok", f"{found.counts[table]:,} {words}")
        for table, words in _LOOKED_AT
        if table in found.counts
    ]
    return [
        VerifyLine("ok", "The file: SQLite finds no damage, references whole"),
        *good,
        VerifyLine("ok", "Head", found.head),
        *notices,
    ]


def _signed(path: Path, world: World) -> list[VerifyLine]:
    """Return what is wrong with records and signatures, or one line that nothing is."""
    lines = record_lines(path, world)
    bad = [line for line in lines if line.outcome == "bad"]
    good = sum(line.outcome == "ok" for line in lines)
    return bad or [VerifyLine("ok", f"{good:,} fingerprints, heads and signatures of records")]
