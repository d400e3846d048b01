"""Evidence with the questions that it proves. Its content is read by Workbook.read_blob."""

from __future__ import annotations

from ddworkbook.core.evidence import Evidence
from ddworkbook.storage.workbook import Workbook

_SELECT = """SELECT id, assessment, name, media_type, size_bytes, sha256,
    issued_on, expires_on, note FROM evidence"""
_CODES = "SELECT evidence, code FROM evidence_question ORDER BY evidence, place"
_CODES_OF = """SELECT q.evidence, q.code FROM evidence_question AS q
  JOIN evidence ON evidence.id = q.evidence
  WHERE evidence.assessment = ? ORDER BY q.evidence, q.place"""


def evidence_of(workbook: Workbook, assessment_id: str) -> tuple[Evidence, ...]:
    """Return the evidence of an assessment in the order in which it was attached."""
    where, values = "WHERE assessment = ?", (assessment_id,)
    return _evidence(workbook, where, values, workbook.rows(_CODES_OF, values))


def all_evidence(workbook: Workbook) -> tuple[Evidence, ...]:
    """Return the evidence of all assessments."""
    return _evidence(workbook, "", (), workbook.rows(_CODES))


def find_evidence(workbook: Workbook, evidence_id: str) -> Evidence | None:
    """Return a piece of evidence, or None."""
    rows = workbook.rows(
        "SELECT evidence, code FROM evidence_question WHERE evidence = ? ORDER BY place",
        (evidence_id,),
    )
    return next(iter(_evidence(workbook, "WHERE id = ?", (evidence_id,), rows)), None)


def _evidence(
    workbook: Workbook, where: str, values: tuple[str, ...], links: list[tuple[str, str]]
) -> tuple[Evidence, ...]:
    """Return evidence with its question codes."""
    codes: dict[str, list[str]] = {}
    for evidence, code in links:
        codes.setdefault(evidence, []).append(code)
    rows = workbook.rows(f"{_SELECT} {where} ORDER BY id", values)
    return tuple(Evidence(*[*row[:6], tuple(codes.get(row[0], ())), *row[6:]]) for row in rows)
