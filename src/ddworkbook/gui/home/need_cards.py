"""The cards of what needs me: each group that is not empty, each line leading to its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ddworkbook.gui import place
from ddworkbook.gui.moments import day
from ddworkbook.gui.place import Place
from ddworkbook.gui.widgets.badge import RatingBadge, StatusChip
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.lines_card import lines_card
from ddworkbook.gui.widgets.link_line import LinkLine
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.home import HomeFlag, HomePage
from ddworkbook.usecases.partner_views import EvidenceRow, OpenAction

Item = TypeVar("Item")
Go = Callable[[Place], object]
MOST_LINES = 5


def need_cards(page: HomePage, today: str, go: Go) -> list[Card]:
    """Return a card for each group that has something in it, the most pressing first."""
    return [
        *_assessments(_tr("Returned to you"), page.returned_to_me, _changed, go),
        *_assessments(_tr("For you to review"), page.to_review, _changed, go),
        *_assessments(_tr("For you to sign"), page.to_sign, _changed, go),
        *_flags(page, go),
        *_actions(page, go),
        *_assessments(_tr("Reviews due"), page.reviews_due, partial(_review, today), go),
        *_evidence(page, go),
        *_assessments(_tr("Drafts"), page.drafts, _progress, go),
    ]


def _assessments(
    title: str,
    rows: tuple[AssessmentRow, ...],
    detail: Callable[[AssessmentRow], str],
    go: Go,
) -> Iterator[Card]:
    def line(row: AssessmentRow) -> QWidget:
        words = f"{row.questionnaire_title} · {detail(row)}"
        made = LinkLine(row.partner_name, words, (RatingBadge(row.rating),))
        made.clicked.connect(partial(go, Place(place.ASSESSMENTS, row.id)))
        return made

    if rows:
        yield _card(title, rows, line, Place(place.ASSESSMENTS), go)


def _flags(page: HomePage, go: Go) -> Iterator[Card]:
    def line(found: HomeFlag) -> QWidget:
        row, flag = found.row, found.open_flag.flag
        words = " · ".join(part for part in (row.partner_name, flag.question) if part)
        made = LinkLine(flag.reason, words, (RatingBadge(flag.severity),))
        made.clicked.connect(partial(go, Place(place.ASSESSMENTS, row.id, flag.question)))
        return made

    if page.red_flags:
        where = Place(place.ASSESSMENTS)
        yield _card(_tr("Open red flags"), page.red_flags, line, where, go)


def _actions(page: HomePage, go: Go) -> Iterator[Card]:
    def line(found: OpenAction) -> QWidget:
        action = found.action
        due = _tr("was due {date}").format(date=action.due_on)
        words = " · ".join(part for part in (found.partner_name, action.owner, due) if part)
        made = LinkLine(action.text, words, (StatusChip(_tr("Overdue"), "error"),))
        made.clicked.connect(partial(go, Place(place.ACTIONS, action.id)))
        return made

    if page.overdue_actions:
        where = Place(place.ACTIONS)
        yield _card(_tr("Overdue actions"), page.overdue_actions, line, where, go)


def _evidence(page: HomePage, go: Go) -> Iterator[Card]:
    def line(row: EvidenceRow) -> QWidget:
        expired = row.expiry == "expired"
        chip = StatusChip(
            _tr("Expired") if expired else _tr("Expires soon"), "error" if expired else "warn"
        )
        words = f"{row.partner_name} · {row.evidence.expires_on}"
        made = LinkLine(row.evidence.name, words, (chip,))
        made.clicked.connect(partial(go, Place(place.EVIDENCE, row.evidence.id)))
        return made

    if page.expiring_evidence:
        where = Place(place.EVIDENCE)
        yield _card(_tr("Evidence that expires"), page.expiring_evidence, line, where, go)


def _changed(row: AssessmentRow) -> str:
    return _tr("changed {date}").format(date=day(row.changed_at))


def _progress(row: AssessmentRow) -> str:
    return _tr("{done} of {total} answered").format(done=row.answered, total=row.asked)


def _review(today: str, row: AssessmentRow) -> str:
    if row.review_due < today:
        return _tr("was due {date}").format(date=row.review_due)
    return _tr("due {date}").format(date=row.review_due)


def _card(
    title: str, items: Sequence[Item], line: Callable[[Item], QWidget], where: Place, go: Go
) -> Card:
    rest = (_tr("Show all {count}").format(count=len(items)), partial(go, where))
    return lines_card(
        f"{title} ({len(items)})", items, line, nothing="", most=MOST_LINES, rest=rest
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("HomeNeeds", text)
