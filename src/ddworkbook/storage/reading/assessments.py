"""Assessments as lists and pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ddworkbook.core.errors import AlteredError
from ddworkbook.core.reference_table import TableUse
from ddworkbook.core.states import State
from ddworkbook.storage.reading.rows import ids_json, tables_of, texts_of
from ddworkbook.storage.workbook import Workbook

_SELECT = """SELECT a.id, a.partner, partner.name, coalesce(a.project, ''),
    coalesce(project.title, ''), a.edition, edition.code, edition.version, edition.title,
    coalesce(a.triage, ''), a.depth, a.depth_reasons, a.depth_tables, a.state, a.revision,
    a.started_at, a.started_by, a.submitted_at, a.submitted_by, a.message,
    a.decision, a.decided_at, a.decided_by, a.fingerprint, a.signed_at, a.review_due,
    a.changed_at, a.event, a.carried_from
  FROM assessment AS a
  JOIN partner ON partner.id = a.partner
  JOIN edition ON edition.hash = a.edition
  LEFT JOIN project ON project.id = a.project"""
_PREPARERS = "SELECT person FROM assessment_preparer WHERE assessment = ?"


@dataclass(frozen=True)
class AssessmentRow:
    """One assessment. Times are RFC 3339 or "", `review_due` YYYY-MM-DD or "".

    `code`, `version` and `questionnaire` describe the edition; `message` is the last one between
    preparer and reviewer, or the reason of an amendment; `event` wrote the row last;
    `carried_from` is the fingerprint of the record whose answers it began with.
    """

    id: str
    partner: str
    partner_name: str
    project: str
    project_title: str
    edition: str
    code: str
    version: str
    questionnaire: str
    triage: str
    depth: str
    depth_reasons: tuple[str, ...]
    depth_tables: tuple[TableUse, ...]
    state: State
    revision: int
    started_at: str
    started_by: str
    submitted_at: str
    submitted_by: str
    message: str
    decision: str
    decided_at: str
    decided_by: str
    fingerprint: str
    signed_at: str
    review_due: str
    changed_at: str
    event: str
    carried_from: str = ""


def assessments(
    workbook: Workbook,
    *,
    partner: str = "",
    project: str = "",
    states: Iterable[State] | None = None,
) -> tuple[AssessmentRow, ...]:
    """Return the assessments that fit, the one that changed last first."""
    wanted: list[str] = []
    values: list[str] = []
    for column, value in (("a.partner", partner), ("a.project", project)):
        if value:
            wanted.append(f"{column} = ?")
            values.append(value)
    if states is not None:
        wanted.append("a.state IN (SELECT value FROM json_each(?))")
        values.append(ids_json(state.value for state in states))
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    rows = workbook.rows(f"{_SELECT} {where} ORDER BY a.changed_at DESC, a.id DESC", values)
    return tuple(_row(row) for row in rows)


def find_assessment(workbook: Workbook, assessment_id: str) -> AssessmentRow | None:
    """Return an assessment, or None."""
    rows = workbook.rows(f"{_SELECT} WHERE a.id = ?", (assessment_id,))
    return _row(rows[0]) if rows else None


def preparers(workbook: Workbook, assessment_id: str) -> frozenset[str]:
    """Return the ids of everyone who answered, attached or submitted since the last record."""
    rows = workbook.rows(_PREPARERS, (assessment_id,))
    return frozenset(row[0] for row in rows if row[0])


def _row(row: tuple[Any, ...]) -> AssessmentRow:
    """Return a row with its lists and its state as values.

    Raises: AlteredError when somebody wrote a state that there is not.
    """
    reasons = texts_of(row[11], f"Reasons of assessment {row[0]}")
    used = tables_of(row[12], f"Reference tables of assessment {row[0]}")
    try:
        state = State(row[13])
    except ValueError as error:
        raise AlteredError(
            "The state of an assessment in this workbook is unknown. Check the workbook, and "
            "rebuild its tables from the history.",
            [f"Assessment {row[0]}: {error}"],
        ) from error
    return AssessmentRow(*[*row[:11], reasons, used, state, *row[14:]])
