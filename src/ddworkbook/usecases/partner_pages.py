"""Everything about one partner on one screen."""

from __future__ import annotations

from collections.abc import Iterable

from ddworkbook.core.country import country_name
from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.identifiers import SCHEMES, check_identifier
from ddworkbook.core.partner import PARTNER_KINDS, Identifier
from ddworkbook.core.severity import worst
from ddworkbook.storage.reading.partners import find_partner
from ddworkbook.usecases.actions import list_actions
from ddworkbook.usecases.assessment_rows import current, rows_of
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.evidence import list_evidence
from ddworkbook.usecases.history import history_lines
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.partner_views import CheckedIdentifierLine, OpenFlag, PartnerPage
from ddworkbook.usecases.pictures import picture_of, require_row
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.session import Session

_HISTORY_LINES = 100


def partner_page(session: Session, partner_id: str) -> PartnerPage:
    """Return everything about one partner. Raises: UsageRefused when there is none."""
    partner = find_partner(session.workbook, partner_id)
    if partner is None:
        raise UsageRefused(f"There is no partner {partner_id!r} in this workbook.")
    rows = rows_of(session, partner=partner.id)
    now = current(rows)
    return PartnerPage(
        partner=partner,
        country_name=country_name(countries(session), partner.country),
        kind_label=PARTNER_KINDS.get(partner.kind, partner.kind),
        identifiers=tuple(_identifier(one) for one in partner.identifiers),
        rating=worst(row.rating for row in now) if now else None,
        next_review=min((row.review_due for row in now if row.review_due), default=""),
        assessments=rows,
        flags=open_flags(session, now),
        actions=list_actions(session, partner=partner.id),
        evidence=list_evidence(session, partner=partner.id),
        history=_history(session, partner.id, rows),
    )


def open_flags(session: Session, rows: Iterable[AssessmentRow]) -> tuple[OpenFlag, ...]:
    """Return the flags of these assessments, the worst first."""
    found = [
        OpenFlag(row.id, row.questionnaire_title, flag)
        for row in rows
        for flag in picture_of(session, require_row(session, row.id)).walkthrough.flags
    ]
    return tuple(sorted(found, key=lambda one: -one.flag.severity.rank))


def _identifier(identifier: Identifier) -> CheckedIdentifierLine:
    """Return an identifier with what its check says."""
    checked = check_identifier(identifier.scheme, identifier.value)
    scheme = SCHEMES.get(checked.scheme)
    problem = checked.problems[0].what if checked.problems else ""
    address = checked.value if checked.value.startswith("https://") else ""
    return CheckedIdentifierLine(
        checked.scheme, scheme.name if scheme else checked.scheme, checked.value, problem, address
    )


def _history(
    session: Session, partner_id: str, rows: tuple[AssessmentRow, ...]
) -> tuple[HistoryLine, ...]:
    """Return the newest events about the partner and its assessments, without single answers."""
    lines = list(history_lines(session, partner_id))
    for row in rows:
        lines += history_lines(session, row.id, limit=_HISTORY_LINES, answers=False)
    lines.sort(key=lambda line: (line.at, line.event), reverse=True)
    return tuple(lines[:_HISTORY_LINES])
