"""The list of partners for a table of any length: ids in order, then the lines on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ddworkbook.core.country import country_name
from ddworkbook.core.partner import PARTNER_KINDS
from ddworkbook.core.severity import worst
from ddworkbook.storage.reading import partners as reading
from ddworkbook.storage.reading.actions import actions as stored_actions
from ddworkbook.storage.reading.assessments import assessments as stored_assessments
from ddworkbook.usecases.assessment_views import AssessmentFilter, AssessmentRow
from ddworkbook.usecases.assessments import list_assessments
from ddworkbook.usecases.partner_views import PartnerRow
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.session import Session

# What the list can be ordered by. The last four look at assessments and actions.
ORDERS = ("name", "country", "kind", "assessments", "rating", "review", "actions")

_FIGURES: dict[str, Callable[[PartnerRow], Any]] = {
    "assessments": lambda row: row.assessments,
    "rating": lambda row: -1 if row.rating is None else row.rating.rank,
    "review": lambda row: row.next_review,
    "actions": lambda row: row.open_actions,
}


def partner_ids(
    session: Session, text: str = "", order: str = "name", *, descending: bool = False
) -> tuple[str, ...]:
    """Return the ids of the partners in order; cheap also for 100,000 of them.

    `text` looks in all names and identifiers. Partners of equal rank stand by name; those for
    which there is nothing to order by (no rating, no review) stand last.
    Raises: KeyError for an order that is not one of ORDERS.
    """
    book = session.workbook
    if order == "name":
        return tuple(reading.partner_ids(book, search=text, descending=descending))
    if order == "country":
        codes = sorted(
            reading.partner_countries(book), key=partial(_country, session), reverse=descending
        )
        lists = (reading.partner_ids(book, search=text, country=code) for code in codes)
        return tuple(id_ for ids in lists for id_ in ids)
    if order == "kind":
        # The values of kinds stand in the same order as their words, so storage can sort them.
        return tuple(reading.partner_ids(book, search=text, order="kind", descending=descending))
    return _by_figure(session, text, _FIGURES[order], descending)


def partner_lines(session: Session, ids: Sequence[str]) -> tuple[PartnerRow, ...]:
    """Return the lines of these partners, in the order of the ids; unknown ids are left out."""
    rows = reading.partner_rows(session.workbook, ids)
    if not any(row.assessments for row in rows):
        return tuple(_line(session, row, (), 0) for row in rows)
    actions = _open_actions(session)
    return tuple(_line(session, row, _assessments(session, row), actions[row.id]) for row in rows)


def _by_figure(
    session: Session, text: str, figure: Callable[[PartnerRow], Any], descending: bool
) -> tuple[str, ...]:
    """Return the ids ordered by something of their assessments; the others after them by name."""
    ids = reading.partner_ids(session.workbook, search=text)
    assessed = {row.partner for row in list_assessments(session)}
    lines = partner_lines(session, [id_ for id_ in ids if id_ in assessed])
    known = [line for line in lines if figure(line) not in ("", -1)]
    known.sort(key=figure, reverse=descending)
    first = [line.id for line in known]
    return (*first, *(id_ for id_ in ids if id_ not in set(first)))


def _open_actions(session: Session) -> Counter[str]:
    """Return how many open actions each partner has, without working out any rating."""
    book = session.workbook
    partners = {row.id: row.partner for row in stored_assessments(book)}
    return Counter(partners[action.assessment] for action in stored_actions(book, status="open"))


def _assessments(session: Session, row: reading.PartnerRow) -> tuple[AssessmentRow, ...]:
    """Return the assessments of a partner; nothing is read for those without any."""
    if not row.assessments:
        return ()
    return list_assessments(session, AssessmentFilter(partner=row.id))


def _line(
    session: Session,
    row: reading.PartnerRow,
    assessments: tuple[AssessmentRow, ...],
    open_actions: int,
) -> PartnerRow:
    """Return a line of the list."""
    reviews = [one.review_due for one in assessments if one.review_due]
    return PartnerRow(
        id=row.id,
        name=row.name,
        country=row.country,
        country_name=country_name(countries(session), row.country),
        kind=row.kind,
        kind_label=PARTNER_KINDS.get(row.kind, row.kind),
        assessments=len(assessments),
        rating=worst(one.rating for one in assessments) if assessments else None,
        next_review=min(reviews, default=""),
        open_actions=open_actions,
    )


def _country(session: Session, code: str) -> str:
    return country_name(countries(session), code)
