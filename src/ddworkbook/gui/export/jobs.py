"""Export and verification as jobs for another thread: they open the workbook beside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ddworkbook.usecases.environment import World
from ddworkbook.usecases.exporting import ExportResult, export_assessment
from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.verifying import VerifyReport, verify_path
from ddworkbook.usecases.workbook_files import close_workbook, open_beside

# What can be verified by itself; a PDF or an Excel file is only paper.
VERIFIABLE = frozenset({".zip", ".json"})


def export_job(
    session: Session,
    assessment: str,
    folder: Path,
    formats: frozenset[str],
    progress: Progress,
) -> ExportResult:
    """Write the chosen formats; `session` only says which workbook it is.

    Raises: what export_assessment raises; StoppedError when somebody cancels.
    """
    beside = open_beside(session)
    try:
        return export_assessment(beside, assessment, folder, formats, progress=progress)
    finally:
        close_workbook(beside)


def verify_job(files: Sequence[Path], world: World, progress: Progress) -> tuple[VerifyReport, ...]:
    """Verify each file that can be verified by itself. Raises: what verify_path raises."""
    return tuple(verify_path(path, world, progress) for path in files if can_be_verified(path))


def can_be_verified(path: Path) -> bool:
    """Say whether something written can be verified by itself."""
    return path.is_dir() or path.suffix.lower() in VERIFIABLE
