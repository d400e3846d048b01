"""What the list of partners and a partner's page show, as values."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.action import Action
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Partner
from ddworkbook.core.severity import Severity
from ddworkbook.core.walkthrough import Flag
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.history_views import HistoryLine


@dataclass(frozen=True)
class PartnerRow:
    """One line of the list.

    `rating` is the worst over current assessments, None when there is none.
    """

    id: str
    name: str
    country: str
    country_name: str
    kind: str
    kind_label: str
    assessments: int
    rating: Severity | None
    next_review: str
    open_actions: int


@dataclass(frozen=True)
class CheckedIdentifierLine:
    """An identifier with what its check said; `problem` is "" when it is right."""

    scheme: str
    scheme_label: str
    value: str
    problem: str
    address: str


@dataclass(frozen=True)
class OpenFlag:
    """A flag of one of the partner's assessments."""

    assessment: str
    questionnaire: str
    flag: Flag


@dataclass(frozen=True)
class OpenAction:
    """An action with where it comes from, and whether its date has passed."""

    action: Action
    assessment_title: str
    partner: str
    partner_name: str
    overdue: bool


@dataclass(frozen=True)
class EvidenceRow:
    """A piece of evidence with where it belongs and how its dates stand today.

    `expiry` is "", "expired" or "soon".
    """

    evidence: Evidence
    assessment_title: str
    partner: str
    partner_name: str
    expiry: str


@dataclass(frozen=True)
class PartnerPage:
    """Everything about one partner on one screen."""

    partner: Partner
    country_name: str
    kind_label: str
    identifiers: tuple[CheckedIdentifierLine, ...]
    rating: Severity | None
    next_review: str
    assessments: tuple[AssessmentRow, ...]
    flags: tuple[OpenFlag, ...]
    actions: tuple[OpenAction, ...]
    evidence: tuple[EvidenceRow, ...]
    history: tuple[HistoryLine, ...]
