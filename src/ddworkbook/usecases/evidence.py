"""Evidence: attach files to questions, keep their dates, give them back."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.usecases.partner_views import EvidenceRow
from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.session import Changed, Session

MAX_BYTES = 64 * 1024 * 1024
# What the system's own viewer may be asked to open: nothing that runs.
SAFE_TO_OPEN = frozenset({"pdf", "png", "jpg", "jpeg", "txt", "csv", "docx", "xlsx"})


def attach_file(
    session: Session,
    assessment_id: str,
    path: Path,
    codes: tuple[str, ...] = (),
    *,
    issued_on: str = "",
    expires_on: str = "",
    note: str = "",
    progress: Progress | None = None,
) -> Changed:
    """Attach a file to questions; `made` is the id of the evidence.

    Raises: InputRefused for a file that is missing, empty, over 64 MiB or not readable.
    """
    raise NotImplementedError


def attach_bytes(
    session: Session,
    assessment_id: str,
    content: bytes,
    name: str,
    codes: tuple[str, ...] = (),
) -> Changed:
    """Attach content that has no file, such as a pasted picture."""
    raise NotImplementedError


def change_evidence(
    session: Session,
    assessment_id: str,
    evidence_id: str,
    *,
    codes: tuple[str, ...] | None = None,
    issued_on: str | None = None,
    expires_on: str | None = None,
    note: str | None = None,
) -> Changed:
    """Change questions, dates or note of a piece of evidence; None keeps what is there."""
    raise NotImplementedError


def detach_evidence(session: Session, assessment_id: str, evidence_id: str) -> Changed:
    """Take a piece of evidence off the assessment; its content stays for the history."""
    raise NotImplementedError


def list_evidence(session: Session, text: str = "") -> tuple[EvidenceRow, ...]:
    """Return all evidence, that which expires first in front."""
    raise NotImplementedError


def read_evidence(session: Session, evidence_id: str) -> bytes:
    """Return the content, checked against its SHA-256. Raises: AlteredError when it differs."""
    raise NotImplementedError


def save_evidence(session: Session, evidence_id: str, to_dir: Path) -> Path:
    """Write a copy into a folder under a safe name that is not taken, and return its path."""
    raise NotImplementedError


def is_safe_to_open(name: str) -> bool:
    """Say whether a file of this name may be handed to the system's viewer."""
    return Path(name).suffix.lower().lstrip(".") in SAFE_TO_OPEN
