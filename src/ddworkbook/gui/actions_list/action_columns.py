"""What the list of actions shows of each."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from ddworkbook.gui.tables.column import Column
from ddworkbook.usecases.actions import KINDS
from ddworkbook.usecases.partner_views import OpenAction

Translate = Callable[[str], str]


class ActionColumn(IntEnum):
    """The columns in their order."""

    TEXT = 0
    KIND = 1
    PARTNER = 2
    ASSESSMENT = 3
    OWNER = 4
    DUE = 5
    STATUS = 6


WIDTHS: dict[int, int] = {
    ActionColumn.KIND: 108,
    ActionColumn.PARTNER: 176,
    ActionColumn.ASSESSMENT: 168,
    ActionColumn.OWNER: 136,
    ActionColumn.DUE: 104,
    ActionColumn.STATUS: 104,
}
# px; below it the kind gives its room to the text.
KIND_FROM_PX = 1000


def action_columns(tr: Translate) -> tuple[Column[OpenAction], ...]:
    """Return the columns; `tr` translates their words."""
    words = {"open": tr("Open"), "done": tr("Done"), "overdue": tr("Overdue")}
    return (
        Column(tr("Action"), lambda row: row.action.text),
        Column(tr("Kind"), lambda row: KINDS.get(row.action.kind, row.action.kind)),
        Column(tr("Partner"), lambda row: row.partner_name),
        Column(tr("Assessment"), where_from),
        Column(tr("Owner"), lambda row: row.action.owner or "–"),
        Column(
            tr("Due"),
            lambda row: row.action.due_on or "–",
            # What has no date comes after everything that has one.
            key=lambda row: row.action.due_on or "9999",
        ),
        Column(tr("Status"), lambda row: words[standing(row)]),
    )


def standing(row: OpenAction) -> str:
    """Return "overdue", "open" or "done"."""
    return "overdue" if row.overdue else row.action.status


def where_from(row: OpenAction) -> str:
    """Return the questionnaire and the question that an action comes from."""
    title = row.assessment_title.removesuffix(f": {row.partner_name}")
    return ", ".join(part for part in (title, row.action.question) if part)


def overdue_first(rows: tuple[OpenAction, ...]) -> tuple[OpenAction, ...]:
    """Return the rows with what is overdue in front; otherwise in the order they came."""
    return tuple(sorted(rows, key=lambda row: (not row.overdue, row.action.status == "done")))
