"""Assessments as lines of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ddworkbook.core.country import country_name
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.severity import Severity
from ddworkbook.core.states import DECISIONS
from ddworkbook.storage.reading import assessments as stored
from ddworkbook.storage.reading.partners import PartnerRow, partner_rows
from ddworkbook.storage.reading.records import record_tree
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.pictures import picture_of
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.session import Session


def rows_of(session: Session, *, partner: str = "", project: str = "") -> tuple[AssessmentRow, ...]:
    """Return the assessments of a partner, of a project or of all, last changed first."""
    rows = stored.assessments(session.workbook, partner=partner, project=project)
    partners = {
        one.id: one for one in partner_rows(session.workbook, list({row.partner for row in rows}))
    }
    return tuple(_line(session, row, partners[row.partner]) for row in rows)


def current(rows: Iterable[AssessmentRow]) -> list[AssessmentRow]:
    """Return the newest assessment of each questionnaire, partner and project.

    What was assessed again no longer speaks for the partner.
    """
    newest: dict[tuple[str, str, str], AssessmentRow] = {}
    for row in sorted(rows, key=lambda row: (row.started_at, row.id)):
        newest[row.questionnaire, row.partner, row.project] = row
    return list(newest.values())


def title_of(questionnaire_title: str, partner_name: str) -> str:
    """Return how an assessment is called."""
    return f"{questionnaire_title}: {partner_name}"


def depth_label(questionnaire: Questionnaire, depth: str) -> str:
    """Return the label of a depth, or the value when the edition does not have it."""
    return next((one.label for one in questionnaire.depths if one.value == depth), depth)


def frozen_rating(session: Session, fingerprint: str) -> Severity:
    """Return the rating that a frozen record carries."""
    known = session.ratings.get(fingerprint)
    if known is None:
        tree = record_tree(session.workbook, fingerprint)
        said = tree.get("rating") if isinstance(tree, Mapping) else None
        known = session.ratings[fingerprint] = Severity(str(said or Severity.NONE))
    return known


def _line(session: Session, row: stored.AssessmentRow, partner: PartnerRow) -> AssessmentRow:
    """Return one line of the list."""
    picture = picture_of(session, row)
    walk = picture.walkthrough
    frozen = row.fingerprint
    return AssessmentRow(
        id=row.id,
        title=title_of(row.questionnaire, row.partner_name),
        questionnaire=row.code,
        questionnaire_title=row.questionnaire,
        version=row.version,
        partner=row.partner,
        partner_name=row.partner_name,
        country=partner.country,
        country_name=country_name(countries(session), partner.country),
        project=row.project,
        project_title=row.project_title,
        depth=row.depth,
        depth_label=depth_label(picture.questionnaire, row.depth),
        state=row.state,
        revision=row.revision,
        rating=frozen_rating(session, frozen) if frozen else walk.rating,
        decision=row.decision,
        decision_label=DECISIONS.get(row.decision, ""),
        asked=walk.asked,
        answered=walk.answered,
        missing=len(walk.missing),
        review_due=row.review_due,
        started_at=row.started_at,
        changed_at=row.changed_at,
        preparers=tuple(sorted(stored.preparers(session.workbook, row.id))),
    )
