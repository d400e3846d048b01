"""Home: what needs me today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from ddworkbook.core.severity import Severity
from ddworkbook.core.states import State
from ddworkbook.storage.reading.partners import partner_count
from ddworkbook.usecases.actions import list_actions
from ddworkbook.usecases.assessment_rows import current, rows_of
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.evidence import SOON_DAYS, list_evidence
from ddworkbook.usecases.partner_pages import open_flags
from ddworkbook.usecases.partner_views import EvidenceRow, OpenAction, OpenFlag
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.sign_off import wanted_signatures
from ddworkbook.usecases.workbook_files import workbook_info


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
    rows = rows_of(session)
    now = tuple(current(rows))
    me = session.me.id if session.me else ""
    soon = (session.world.today() + timedelta(days=SOON_DAYS)).isoformat()
    info = workbook_info(session)
    evidence = list_evidence(session)
    return HomePage(
        is_empty=not rows and partner_count(session.workbook) == 0,
        reviews_due=tuple(
            sorted(
                (row for row in now if row.review_due and row.review_due <= soon),
                key=lambda row: (row.review_due, row.id),
            )
        ),
        red_flags=_red_flags(session, now),
        overdue_actions=tuple(one for one in list_actions(session) if one.overdue),
        expiring_evidence=tuple(one for one in evidence if one.expiry),
        drafts=tuple(row for row in rows if row.state is State.DRAFT),
        returned_to_me=tuple(
            row
            for row in rows
            if row.state is State.CHANGES_REQUESTED and (not me or me in row.preparers)
        ),
        to_review=tuple(
            row for row in rows if row.state is State.SUBMITTED and me not in row.preparers
        ),
        to_sign=tuple(
            row for row in rows if row.state is State.APPROVED and _waits_for_me(session, row)
        ),
        by_country=_counts((row.country_name, row.rating) for row in now),
        by_questionnaire=_counts((row.questionnaire_title, row.rating) for row in now),
        partners=partner_count(session.workbook),
        assessments=len(rows),
        changes_since_backup=info.changes_since_backup,
        last_backup_at=info.last_backup_at,
    )


def _red_flags(session: Session, rows: tuple[AssessmentRow, ...]) -> tuple[HomeFlag, ...]:
    """Return the open red and stop flags, the worst first."""
    by_id = {row.id: row for row in rows}
    return tuple(
        HomeFlag(by_id[one.assessment], one)
        for one in open_flags(session, rows)
        if one.flag.severity.rank >= Severity.RED.rank
    )


def _waits_for_me(session: Session, row: AssessmentRow) -> bool:
    """Say whether an approved assessment wants a signature that I can give."""
    wanted = wanted_signatures(session, require_row(session, row.id))
    return any(one.given is None and not one.refusal for one in wanted)


def _counts(pairs: Iterable[tuple[str, Severity]]) -> tuple[RatingCount, ...]:
    """Return the ratings of each label, the longest bar first."""
    counted: dict[str, dict[Severity, int]] = {}
    for label, rating in pairs:
        ratings = counted.setdefault(label, dict.fromkeys(Severity, 0))
        ratings[rating] += 1
    bars = [
        RatingCount(label, tuple((one, number) for one, number in ratings.items() if number))
        for label, ratings in counted.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.total, bar.label)))
