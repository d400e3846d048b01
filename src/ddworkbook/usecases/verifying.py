"""Verify what was handed over: a pack, a folder, a record with signatures, a workbook's records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ddworkbook.core.errors import AlteredError, UsageRefused, WorldError
from ddworkbook.core.event import Event, head
from ddworkbook.core.record import Record
from ddworkbook.storage.places import looking_at
from ddworkbook.storage.reading.records import RecordRow, records, signatures
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.freezing import frozen_record
from ddworkbook.usecases.pack_reports import pack_report
from ddworkbook.usecases.progress import Progress, report
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.sign_off import signature_holds
from ddworkbook.usecases.verify_views import VerifyLine, VerifyReport
from ddworkbook.usecases.workbook_files import close_workbook, open_workbook

__all__ = ["VerifyLine", "VerifyReport", "record_lines", "verify_path"]

WORKBOOK_ENDING = ".ddw"


def verify_path(
    path: Path, world: World, progress: Progress | None = None, *, fingerprint: str = ""
) -> VerifyReport:
    """Check a pack (zip or folder), a record.json or a workbook, and say what could be checked.

    `fingerprint` is the one on paper, "" when there is none to compare a pack or record with.
    Raises: UsageRefused for something that is none of these, WorldError when it cannot be read.
    """
    with looking_at(path):
        is_there, is_folder = path.exists(), path.is_dir()
    if not is_there:
        raise WorldError(f"“{path}” was not found. Check the name and that the drive is connected.")
    report(progress, 0, 1)
    ending = path.suffix.lower()
    if is_folder or ending in {".zip", ".json"}:
        return pack_report(path, fingerprint, progress)
    if ending == WORKBOOK_ENDING:
        return VerifyReport(path, "workbook", record_lines(path, world, progress))
    raise UsageRefused(
        f"“{path.name}” is nothing that can be verified. Give a pack (a zip or its folder), the "
        "JSON file of a record, or a workbook that ends in .ddw."
    )


def record_lines(
    path: Path, world: World, progress: Progress | None = None
) -> tuple[VerifyLine, ...]:
    """Check every frozen record of a workbook with its signatures and its head."""
    session = open_workbook(path, world, read_only=True)
    try:
        rows = records(session.workbook)
        events = session.workbook.events()
        lines: list[VerifyLine] = []
        for done, row in enumerate(rows):
            report(progress, done, len(rows))
            lines.extend(_record_lines(session, row, events))
        report(progress, len(rows), len(rows))
    finally:
        close_workbook(session)
    return tuple(lines) or (VerifyLine("not-checked", "Records", "Nothing is signed in it yet."),)


def _record_lines(
    session: Session, row: RecordRow, events: Sequence[Event]
) -> Iterator[VerifyLine]:
    """Give what was checked about one frozen record."""
    try:
        record = frozen_record(session, row.fingerprint)
    except AlteredError as error:
        yield VerifyLine("bad", f"Record {row.fingerprint}", error.sentence)
        return
    name = f"{record.edition.title}, {record.partner.name}, revision {record.revision}"
    yield VerifyLine("ok", name, row.fingerprint)
    yield _head_line(name, record, events)
    for signature in signatures(session.workbook, row.fingerprint):
        signer = signature.statement.get("signer", signature.person)
        who = f"{name}: signed as {signature.meaning} by {signer}"
        if signature_holds(signature):
            yield VerifyLine("ok", who, f"{signature.at}, key {signature.key}")
        else:
            yield VerifyLine("bad", who, "The signature does not hold.")


def _head_line(name: str, record: Record, events: Sequence[Event]) -> VerifyLine:
    """Return whether the history up to the record is the one that it names."""
    before = events[: record.workbook.events]
    now = head({event.replica: event for event in before}.values())
    if now == record.workbook.head:
        return VerifyLine("ok", f"{name}: history", f"head {record.workbook.head}")
    return VerifyLine("bad", f"{name}: history", "It is not the history that was signed.")
