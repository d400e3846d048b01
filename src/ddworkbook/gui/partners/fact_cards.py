"""The cards of a partner's page that say who it is: facts, identifiers, contacts, history."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.partner import NAME_KINDS, Contact
from ddworkbook.core.tokens import space
from ddworkbook.gui.moments import minute
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.fact_rows import FactRows
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.lines_card import lines_card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.history_views import HistoryLine
from ddworkbook.usecases.partner_views import CheckedIdentifierLine, PartnerPage

HISTORY_LINES = 8


def facts_card(page: PartnerPage) -> Card:
    """Return what is known about the partner."""
    partner = page.partner
    rows = FactRows()
    rows.add(_tr("Country"), page.country_name)
    rows.add(_tr("City"), partner.city)
    rows.add(_tr("Kind"), page.kind_label)
    rows.add(_tr("Website"), partner.website)
    rows.add(_tr("Belongs to"), partner.parent_name)
    for name in partner.names:
        kind = NAME_KINDS.get(name.kind, name.kind)
        language = f" ({name.language})" if name.language else ""
        rows.add(f"{kind}{language}", name.value)
    rows.add(_tr("Notes"), partner.notes)
    card = Card(_tr("Facts"))
    card.body.addWidget(rows)
    return card


def identifiers_card(page: PartnerPage) -> Card:
    """Return the identifiers, each with what its check says."""
    return lines_card(
        _tr("Identifiers"),
        page.identifiers,
        _identifier,
        nothing=_tr("None yet. A register number makes sure that it is the right organisation."),
    )


def contacts_card(page: PartnerPage) -> Card:
    """Return the people at the partner."""
    return lines_card(
        _tr("Contacts"),
        page.partner.contacts,
        _contact,
        nothing=_tr("Nobody yet. Edit the partner to add whom you ask."),
    )


def history_card(page: PartnerPage) -> Card:
    """Return what happened last."""
    return lines_card(
        _tr("History"), page.history[:HISTORY_LINES], _history, nothing=_tr("Nothing yet.")
    )


def _identifier(line: CheckedIdentifierLine) -> QWidget:
    good = not line.problem
    mark = IconLabel("verified" if good else "warning", "ok" if good else "error", 20)
    mark.setAccessibleName(_tr("right") if good else _tr("wrong"))
    said = line.scheme_label if good else f"{line.scheme_label}: {line.problem}"
    return _marked(mark, line.value, said)


def _contact(contact: Contact) -> QWidget:
    reach = " · ".join(part for part in (contact.role, contact.email, contact.phone) if part)
    return _marked(IconLabel("person", "muted", 20), contact.name or reach, reach)


def _history(line: HistoryLine) -> QWidget:
    return _two_lines(line.sentence, f"{minute(line.at)} · {line.actor_name}")


def _marked(mark: IconLabel, text: str, detail: str) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, space(1), 0, space(1))
    row.setSpacing(space(3))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_two_lines(text, detail), 1)
    return widget


def _two_lines(text: str, detail: str) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(PlainLabel(text, wrap=True, selectable=True))
    if detail and detail != text:
        column.addWidget(PlainLabel(detail, wrap=True, role="small"))
    return widget


def _tr(text: str) -> str:
    return QCoreApplication.translate("PartnerFacts", text)
