"""Export an assessment as PDF, Excel, JSON and evidence pack.

A signed assessment is exported from its frozen record; drafts are watermarked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.session import Session

FORMATS = {
    "pdf": "PDF document",
    "xlsx": "Excel workbook",
    "json": "Record as JSON",
    "pack": "Evidence pack",
}


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


def plan_export(session: Session, assessment_id: str) -> ExportPlan:
    """Return what an export would write, for the preview."""
    raise NotImplementedError


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
    Raises: UsageRefused for an unknown format, ActionRefused when a format needs a frozen record,
    WorldError when the folder cannot be written.
    """
    raise NotImplementedError
