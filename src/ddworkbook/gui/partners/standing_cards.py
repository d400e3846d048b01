"""The cards of a partner's page that say how it stands: assessments, flags, actions, evidence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ddworkbook.gui import place
from ddworkbook.gui.moments import day
from ddworkbook.gui.place import Place
from ddworkbook.gui.state_chip import state_chip
from ddworkbook.gui.widgets.badge import RatingBadge, StatusChip
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.lines_card import lines_card
from ddworkbook.gui.widgets.link_line import LinkLine
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.partner_views import EvidenceRow, OpenAction, OpenFlag, PartnerPage

Go = Callable[[Place], object]


def assessments_card(page: PartnerPage, go: Go) -> Card:
    """Return the assessments, the last changed first."""

    def line(row: AssessmentRow) -> QWidget:
        parts = [_tr("started {date}").format(date=day(row.started_at)), row.depth_label]
        parts.append(_tr("{done} of {total} answered").format(done=row.answered, total=row.asked))
        if row.decision_label:
            parts.append(row.decision_label)
        title = row.questionnaire_title
        if row.project_title:
            title = f"{title} – {row.project_title}"
        badges = (state_chip(row.state), RatingBadge(row.rating))
        made = LinkLine(title, " · ".join(part for part in parts if part), badges)
        made.clicked.connect(partial(go, Place(place.ASSESSMENTS, row.id)))
        return made

    return lines_card(
        _tr("Assessments"),
        page.assessments,
        line,
        nothing=_tr("None yet. A triage takes ten minutes and says how deep to ask."),
    )


def flags_card(page: PartnerPage, go: Go) -> Card:
    """Return the open flags with their reasons, the worst first."""

    def line(found: OpenFlag) -> QWidget:
        flag = found.flag
        detail = " · ".join(part for part in (flag.question, found.questionnaire) if part)
        made = LinkLine(flag.reason, detail, (RatingBadge(flag.severity),))
        made.clicked.connect(partial(go, Place(place.ASSESSMENTS, found.assessment, flag.question)))
        return made

    flags = sorted(page.flags, key=lambda found: -found.flag.severity.rank)
    return lines_card(_tr("Open flags"), flags, line, nothing=_tr("No open flag."))


def actions_card(page: PartnerPage, go: Go) -> Card:
    """Return the open actions, the earliest first."""

    def line(found: OpenAction) -> QWidget:
        action = found.action
        due = _tr("due {date}").format(date=action.due_on) if action.due_on else _tr("no date")
        detail = " · ".join(part for part in (due, action.owner, found.assessment_title) if part)
        badges = (StatusChip(_tr("Overdue"), "error"),) if found.overdue else ()
        made = LinkLine(action.text, detail, badges)
        made.clicked.connect(partial(go, Place(place.ACTIONS, action.id)))
        return made

    return lines_card(_tr("Open actions"), page.actions, line, nothing=_tr("No open action."))


def evidence_card(page: PartnerPage, go: Go) -> Card:
    """Return the evidence and how fresh it is."""

    def line(row: EvidenceRow) -> QWidget:
        item = row.evidence
        dates = []
        if item.issued_on:
            dates.append(_tr("issued {date}").format(date=item.issued_on))
        if item.expires_on:
            dates.append(_tr("expires {date}").format(date=item.expires_on))
        codes = ", ".join(item.codes)
        detail = " · ".join(part for part in (codes, *dates) if part)
        made = LinkLine(item.name, detail, freshness_chips(row.expiry))
        made.clicked.connect(partial(go, Place(place.EVIDENCE, item.id)))
        return made

    return lines_card(
        _tr("Evidence"),
        page.evidence,
        line,
        nothing=_tr("No file yet."),
        rest=(
            _tr("All {count} files").format(count=len(page.evidence)),
            partial(go, Place(place.EVIDENCE)),
        ),
    )


def freshness_chips(expiry: str) -> tuple[QWidget, ...]:
    """Return a chip for evidence that has expired or soon will; none while it is fresh."""
    if expiry == "expired":
        return (StatusChip(_tr("Expired"), "error"),)
    if expiry == "soon":
        return (StatusChip(_tr("Expires soon"), "warn"),)
    return ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("PartnerStanding", text)
