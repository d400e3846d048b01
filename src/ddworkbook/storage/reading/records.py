"""Frozen records, what opens their personal values, and the signatures on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.sealing import Opening
from ddworkbook.storage.bodies import opening_from_row
from ddworkbook.storage.reading.rows import json_of
from ddworkbook.storage.workbook import Workbook

_SELECT = """SELECT fingerprint, assessment, revision, decision, reason, decided_at, decided_by,
    review_due, event FROM record"""
_CONTENT = "SELECT content FROM record WHERE fingerprint = ?"
_OPENINGS = """SELECT sealed, salt, value, subject FROM opening
  WHERE event = (SELECT event FROM record WHERE fingerprint = ?)"""
_SIGNATURES = """SELECT s.event, s.fingerprint, s.person, s.key, k.public_key, k.algorithm,
    s.meaning, s.statement, s.signature, s.at
  FROM signature AS s JOIN person_key AS k ON k.id = s.key
  WHERE s.fingerprint = ? ORDER BY s.event"""


@dataclass(frozen=True)
class RecordRow:
    """One frozen record without its content."""

    fingerprint: str
    assessment: str
    revision: int
    decision: str
    reason: str
    decided_at: str
    decided_by: str
    review_due: str
    event: str


@dataclass(frozen=True)
class SignatureRow:
    """One signature with the public key that checks it; `statement` is as it was signed."""

    event: str
    fingerprint: str
    person: str
    key: str
    public_key: str
    algorithm: str
    meaning: str
    statement: Mapping[str, JsonValue]
    signature: str
    at: str


def records(workbook: Workbook, assessment_id: str = "") -> tuple[RecordRow, ...]:
    """Return the records of an assessment, or of all, by revision."""
    where, values = ("WHERE assessment = ?", (assessment_id,)) if assessment_id else ("", ())
    rows = workbook.rows(f"{_SELECT} {where} ORDER BY assessment, revision, event", values)
    return tuple(RecordRow(*row) for row in rows)


def find_record(workbook: Workbook, fingerprint: str) -> RecordRow | None:
    """Return a record by its fingerprint, or None."""
    rows = workbook.rows(f"{_SELECT} WHERE fingerprint = ?", (fingerprint,))
    return RecordRow(*rows[0]) if rows else None


def record_tree(workbook: Workbook, fingerprint: str) -> JsonValue | None:
    """Return the sealed canonical tree of a record, whose SHA-256 is the fingerprint, or None."""
    rows = workbook.rows(_CONTENT, (fingerprint,))
    return json_of(rows[0][0], f"Record {fingerprint}") if rows else None


def record_openings(workbook: Workbook, fingerprint: str) -> dict[str, Opening]:
    """Return what opens the personal values of a record (for core.record.open_record)."""
    rows = workbook.rows(_OPENINGS, (fingerprint,))
    return {row[0]: opening_from_row(*row) for row in rows}


def signatures(workbook: Workbook, fingerprint: str) -> tuple[SignatureRow, ...]:
    """Return the signatures on a record in the order in which they were given."""
    found = []
    for row in workbook.rows(_SIGNATURES, (fingerprint,)):
        statement = json_of(row[7], f"Statement of signature {row[0]}")
        if isinstance(statement, Mapping):
            found.append(SignatureRow(*[*row[:7], statement, *row[8:]]))
    return tuple(found)
