"""Export an assessment as PDF, Excel, JSON and evidence pack.

A frozen assessment is exported from its record alone; drafts are watermarked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.canonical import canonical_bytes, sha256_hex
from ddworkbook.core.errors import ActionRefused, UsageRefused
from ddworkbook.core.record import Record, RecordDecision
from ddworkbook.core.shape import plain_tree
from ddworkbook.core.signature_line import SignatureLine
from ddworkbook.formats.excel.writer import excel_record
from ddworkbook.formats.pdf.writer import pdf_record
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.storage.reading.evidence import evidence_of
from ddworkbook.storage.reading.records import records
from ddworkbook.usecases.evidence_files import clipped, safe_name
from ddworkbook.usecases.freezing import current_record, frozen_record
from ddworkbook.usecases.packing import record_folder, write_pack_file
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.progress import Progress, StoppedError, report, teller
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.sign_off import signature_lines
from ddworkbook.usecases.whole_file import (
    free_name,
    make_folder,
    remove_written,
    write_bytes_whole,
    write_folder_whole,
)

FORMATS = {
    "pdf": "PDF document",
    "xlsx": "Excel workbook",
    "json": "Record and signatures as JSON files in a folder",
    "pack": "Evidence pack (zip)",
}
_CUTTING = str.maketrans({".": "", "/": "-", "\\": "-"})
_PARTNER_BYTES, _QUESTIONNAIRE_BYTES = 100, 60
_FROZEN_ONLY = frozenset({"json", "pack"})
_NOT_FROZEN = "It is a draft. Only a record that was approved can be given as JSON or as a pack."


@dataclass(frozen=True)
class ExportResult:
    """What was written. `is_draft` says that the files carry the watermark."""

    files: tuple[Path, ...]
    is_draft: bool
    fingerprint: str


@dataclass(frozen=True)
class ExportPlan:
    """What an export would write: file names by format, and why a format is not possible."""

    names: tuple[tuple[str, str], ...]
    refusals: tuple[tuple[str, str], ...]
    is_draft: bool
    evidence_files: int
    evidence_bytes: int


@dataclass(frozen=True)
class _Source:
    """What is exported: a record with its fingerprint and signatures, under a name."""

    record: Record
    fingerprint: str
    lines: tuple[SignatureLine, ...]
    is_draft: bool
    stem: str


def plan_export(session: Session, assessment_id: str) -> ExportPlan:
    """Return what an export would write, for the preview."""
    row = require_row(session, assessment_id)
    is_draft = not row.fingerprint
    stem = _stem(row, row.revision, is_draft=is_draft)
    evidence = evidence_of(session.workbook, row.id)
    possible = [name for name in FORMATS if not (is_draft and name in _FROZEN_ONLY)]
    return ExportPlan(
        tuple((name, f"{stem}{_ending(name)}") for name in possible),
        tuple((name, _NOT_FROZEN) for name in FORMATS if name not in possible),
        is_draft,
        len(evidence),
        sum(item.size_bytes for item in evidence),
    )


def export_assessment(
    session: Session,
    assessment_id: str,
    to_dir: Path,
    formats: frozenset[str] = frozenset({"pdf", "xlsx"}),
    *,
    revision: int = 0,
    progress: Progress | None = None,
) -> ExportResult:
    """Write the chosen formats into a folder; nothing is overwritten, nothing half-written is left.

    `revision` 0 is the current one. JSON and pack need a frozen record.
    Raises: UsageRefused for an unknown format or revision, ActionRefused when a format needs a
    frozen record, WorldError when the folder cannot be written.
    """
    unknown = sorted(formats - set(FORMATS))
    if unknown:
        raise UsageRefused(f"There is no format {unknown[0]!r}. Use: {', '.join(FORMATS)}.")
    source = _source(session, require_row(session, assessment_id), revision)
    if source.is_draft and formats & _FROZEN_ONLY:
        raise ActionRefused(f"{_NOT_FROZEN} Export it as PDF or Excel, or approve it first.")
    make_folder(to_dir)
    wanted = [name for name in FORMATS if name in formats]
    written: list[Path] = []
    try:
        for done, name in enumerate(wanted):
            report(progress, done, len(wanted))
            written.extend(_write(session, source, name, to_dir, progress))
        report(progress, len(wanted), len(wanted))
    except StoppedError:
        remove_written(written)
        raise
    return ExportResult(tuple(written), source.is_draft, source.fingerprint)


def _source(session: Session, row: AssessmentRow, revision: int) -> _Source:
    """Return what is to be exported: a frozen record, or a draft as it is now."""
    if not revision and not row.fingerprint:
        return _draft(session, row)
    fingerprint = row.fingerprint
    if (revision and revision != row.revision) or not fingerprint:
        found = [one for one in records(session.workbook, row.id) if one.revision == revision]
        if not found:
            raise UsageRefused(f"This assessment has no frozen revision {revision}.")
        fingerprint = found[-1].fingerprint
    record = frozen_record(session, fingerprint)
    return _Source(
        record,
        fingerprint,
        print_lines(session, fingerprint),
        False,
        _stem(row, record.revision, is_draft=False),
    )


def _draft(session: Session, row: AssessmentRow) -> _Source:
    """Return the record of a draft; its fingerprint changes with every change."""
    record = current_record(session, row, RecordDecision("", "", "", "", ""), "")
    fingerprint = sha256_hex(canonical_bytes(plain_tree(record)))
    return _Source(record, fingerprint, (), True, _stem(row, row.revision, is_draft=True))


def print_lines(session: Session, fingerprint: str) -> tuple[SignatureLine, ...]:
    """Return the signatures on a record as exports print them."""
    return tuple(
        SignatureLine(
            line.name,
            line.role,
            line.organisation,
            line.meaning,
            line.signed_at,
            line.key_id,
            line.signature_hex,
            line.holds,
        )
        for line in signature_lines(session, fingerprint)
    )


def _write(
    session: Session, source: _Source, name: str, to_dir: Path, progress: Progress | None
) -> list[Path]:
    """Write one format and return its files."""
    path = free_name(to_dir, f"{source.stem}{_ending(name)}")
    if name == "json":
        write_folder_whole(path, record_folder(session, source.fingerprint))
        return [path]
    if name == "pack":
        write_pack_file(
            session, source.record, source.fingerprint, source.lines, path, teller(progress)
        )
        return [path]
    make = pdf_record if name == "pdf" else excel_record
    content = make(source.record, source.lines, source.fingerprint, draft=source.is_draft)
    write_bytes_whole(path, content)
    return [path]


def _stem(row: AssessmentRow, revision: int, *, is_draft: bool) -> str:
    """Return the name of the files without their ending."""
    state = "draft" if is_draft else f"revision {revision}"
    partner = clipped(row.partner_name[:60], _PARTNER_BYTES)
    questionnaire = clipped(row.questionnaire[:40], _QUESTIONNAIRE_BYTES)
    # Neither a dot nor a slash in a name may cut the rest of it off.
    return safe_name(f"{partner} - {questionnaire} - {state}".translate(_CUTTING))


def _ending(name: str) -> str:
    """Return how the name of a format ends; JSON is a folder."""
    return {"json": " record", "pack": " pack.zip"}.get(name, f".{name}")
