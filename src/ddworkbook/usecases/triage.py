"""What a triage says about the depth of another questionnaire."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.errors import ActionRefused
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.reference_table import TableUse
from ddworkbook.core.to_confirm import codes_to_confirm
from ddworkbook.storage.reading.assessments import assessments
from ddworkbook.usecases.pictures import picture_of, require_row
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.table_uses import depth_uses


@dataclass(frozen=True)
class Chosen:
    """A depth with its reasons, the triage that chose it, and the tables that it used."""

    depth: str
    reasons: tuple[str, ...]
    triage: str
    tables: tuple[TableUse, ...] = ()


def newest_triage(session: Session, edition: Questionnaire, partner: str, project: str) -> str:
    """Return the partner's newest assessment that decides the depth of this questionnaire, or "".

    One of the same project goes before one of none; those of other projects do not count.
    """
    found = [
        row
        for row in assessments(session.workbook, partner=partner)
        if row.project in ("", project) and _decides(session, row.edition, edition.code)
    ]
    found.sort(key=lambda row: (row.project == project, row.started_at, row.id))
    return found[-1].id if found else ""


def depth_of_triage(session: Session, edition: Questionnaire, triage: str) -> Chosen:
    """Return what a triage says. Raises: ActionRefused while it is not complete."""
    walk = picture_of(session, require_row(session, triage)).walkthrough
    waiting = (*walk.missing, *codes_to_confirm(walk))
    if waiting:
        raise ActionRefused(
            "The triage is not complete, so it cannot say how deep to ask. Still to be answered or "
            f"confirmed: {', '.join(waiting)}."
        )
    for decision in walk.decisions:
        if decision.code == edition.code and decision.outcome:
            used = depth_uses(session, walk.asked_answers)
            return Chosen(decision.outcome, decision.reasons, triage, used)
    raise ActionRefused(
        f"The triage says nothing about {edition.title}. Choose the depth and give the reason."
    )


def _decides(session: Session, edition: str, code: str) -> bool:
    """Say whether an edition has a decision table for the questionnaire with this code."""
    return any(table.code == code for table in edition_of(session, edition).decisions)
