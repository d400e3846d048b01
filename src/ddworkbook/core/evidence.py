"""A file that proves an answer, known by its SHA-256."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence in an assessment. Dates are YYYY-MM-DD or "".

    `name` is the file name as it was given (data, never a path); `codes` are the questions that it
    proves.
    """

    id: str
    assessment: str
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    codes: tuple[str, ...]
    issued_on: str = ""
    expires_on: str = ""
    note: str = ""
