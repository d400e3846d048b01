"""Home: what needs me today."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.severity import Severity
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.partner_views import EvidenceRow, OpenAction, OpenFlag
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class RatingCount:
    """How many assessments have which rating in one country or one questionnaire."""

    label: str
    counts: tuple[tuple[Severity, int], ...]

    @property
    def total(self) -> int:
        """Return the number of assessments."""
        return sum(count for _severity, count in self.counts)


@dataclass(frozen=True)
class HomeFlag:
    """An open red or stop flag with the assessment it stands in."""

    row: AssessmentRow
    open_flag: OpenFlag


@dataclass(frozen=True)
class HomePage:
    """What needs me today.

    Reviews are due within 60 days or past; evidence expires within 60 days.
    """

    is_empty: bool
    reviews_due: tuple[AssessmentRow, ...]
    red_flags: tuple[HomeFlag, ...]
    overdue_actions: tuple[OpenAction, ...]
    expiring_evidence: tuple[EvidenceRow, ...]
    drafts: tuple[AssessmentRow, ...]
    returned_to_me: tuple[AssessmentRow, ...]
    to_review: tuple[AssessmentRow, ...]
    to_sign: tuple[AssessmentRow, ...]
    by_country: tuple[RatingCount, ...]
    by_questionnaire: tuple[RatingCount, ...]
    partners: int
    assessments: int
    changes_since_backup: int
    last_backup_at: str


def home_page(session: Session) -> HomePage:
    """Return what needs me today."""
    raise NotImplementedError
