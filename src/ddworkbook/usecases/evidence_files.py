"""Files on their way into and out of a workbook: what may come in, and how it is called."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from ddworkbook.core.changes import EvidenceAttached
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.problem import Problem
from ddworkbook.storage.blobs import MAX_EVIDENCE_BYTES
from ddworkbook.storage.ledger import Ledger

UNKNOWN_TYPE = "application/octet-stream"
_MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MEGABYTE = 1024 * 1024
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))]
)
_LONGEST_NAME = 120
# Systems allow 255 bytes; some are kept for "(2)", the ending, and the name while it is written.
_LONGEST_NAME_BYTES = 190
# Hidden, but they belong to words of Persian and Hindi and to emoji.
_JOINERS = frozenset("\u200c\u200d")


def media_type(name: str) -> str:
    """Return the media type that a file name suggests."""
    suffix = Path(name).suffix.lower()
    return _MEDIA_TYPES.get(suffix) or mimetypes.guess_type(name)[0] or UNKNOWN_TYPE


def file_problems(path: Path, where: str) -> list[Problem]:
    """Return why a file cannot be evidence: missing, a folder, empty or too large."""
    again = "Check the name, and that the file is where you say."
    try:
        if not path.exists():
            return [Problem("file-missing", where, f"There is no file “{path}”.", again)]
        if not path.is_file():
            return [Problem("not-a-file", where, f"“{path}” is not a file.", again)]
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        return [Problem("file-unreadable", where, f"“{path}” cannot be read ({said}).", again)]
    if size == 0:
        return [
            Problem(
                "file-empty",
                where,
                f"“{path.name}” is empty.",
                "Open it to see whether it was saved, and attach the right file.",
            )
        ]
    if size > MAX_EVIDENCE_BYTES:
        return [
            Problem(
                "file-too-large",
                where,
                f"“{path.name}” has {size / _MEGABYTE:.0f} MiB; "
                f"{MAX_EVIDENCE_BYTES // _MEGABYTE} MiB is the most that a workbook takes.",
                "Scan it again with a lower resolution, or attach the pages that matter.",
            )
        ]
    return []


def attach_in(
    ledger: Ledger, assessment_id: str, path: Path, codes: tuple[str, ...], **facts: str
) -> Evidence:
    """Store a file and say that it is evidence, within a transaction."""
    stored = ledger.store_file(path)
    bare = Evidence(
        ledger.new_id(),
        assessment_id,
        plain_name(path.name),
        media_type(path.name),
        stored.size_bytes,
        stored.sha256,
        codes,
    )
    evidence = replace(bare, **facts)  # type: ignore[arg-type]
    ledger.append(EvidenceAttached(evidence), assessment_id)
    return evidence


def plain_name(name: str) -> str:
    """Return the last part of a name, whichever system it came from; never empty."""
    return PureWindowsPath(name).name.strip() or "evidence"


def safe_name(name: str) -> str:
    """Return a name near to the given one that every system takes as a plain file name."""
    shown = "".join(
        char if char.isprintable() or char in _JOINERS else "_" for char in plain_name(name)
    )
    cleaned = _UNSAFE.sub("_", shown).rstrip(" .") or "evidence"
    stem, dot, suffix = cleaned.rpartition(".")
    if not dot or not stem:
        stem, suffix = cleaned, ""
    if stem.split(".")[0].upper() in _RESERVED:
        stem = f"_{stem}"
    ending = f".{suffix[:12]}" if suffix else ""
    room = _LONGEST_NAME_BYTES - len(ending.encode())
    return clipped(stem[: _LONGEST_NAME - len(ending)], room) + ending


def clipped(text: str, size_bytes: int) -> str:
    """Return as much of a text as has room in that many bytes of UTF-8, in whole characters."""
    return text.encode("utf-8", "replace")[:size_bytes].decode("utf-8", "ignore").rstrip()
