"""The newest answer to each question of an assessment."""

from __future__ import annotations

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.errors import AlteredError
from ddworkbook.storage.reading.rows import json_of, tables_of
from ddworkbook.storage.workbook import Workbook

_ANSWERS = """SELECT code, value, comment, respondent, actor, at, event, standing, tables,
    origin, origin_at, reason FROM answer
  WHERE assessment = ? ORDER BY code"""
_EVIDENCE = """SELECT q.code, q.evidence FROM evidence_question AS q
  JOIN evidence ON evidence.id = q.evidence
  WHERE evidence.assessment = ? ORDER BY q.evidence"""
_PERSONAL = "SELECT code FROM answer WHERE assessment = ? AND personal = 1"


def answers(workbook: Workbook, assessment_id: str) -> dict[str, Answer]:
    """Return the answers of an assessment by question code.

    A cleared answer is there with the value None: its event is what the next answer replaces. A
    question that has evidence but no answer is not among them (see reading.evidence).
    """
    proofs: dict[str, list[str]] = {}
    for code, evidence in workbook.rows(_EVIDENCE, (assessment_id,)):
        proofs.setdefault(code, []).append(evidence)
    found = {}
    for row in workbook.rows(_ANSWERS, (assessment_id,)):
        code, value, comment, respondent, actor, at, event, standing, used = row[:9]
        origin, origin_at, reason = row[9:]
        where = f"Answer {code} of assessment {assessment_id}"
        found[code] = Answer(
            code,
            json_of(value, where),
            comment,
            respondent,
            actor,
            at,
            event,
            tuple(proofs.get(code, ())),
            _standing(standing, where),
            origin,
            origin_at,
            reason,
            tables=tables_of(used, where),
        )
    return found


def personal_codes(workbook: Workbook, assessment_id: str) -> frozenset[str]:
    """Return the codes of the questions whose answers are sealed as personal."""
    return frozenset(row[0] for row in workbook.rows(_PERSONAL, (assessment_id,)))


def _standing(text: str, where: str) -> AnswerStanding:
    """Return how an answer stands. Raises: AlteredError when somebody wrote what there is not."""
    try:
        return AnswerStanding(text)
    except ValueError as error:
        raise AlteredError(
            "How an answer in this workbook stands is unknown. Check the workbook, and rebuild its "
            "tables from the history.",
            [f"{where}: {error}"],
        ) from error
