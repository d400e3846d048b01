"""One partner on one screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.core.severity import Severity
from ddworkbook.gui import place
from ddworkbook.gui.icons import icon
from ddworkbook.gui.partners.fact_cards import (
    contacts_card,
    facts_card,
    history_card,
    identifiers_card,
)
from ddworkbook.gui.partners.standing_cards import (
    actions_card,
    assessments_card,
    evidence_card,
    flags_card,
)
from ddworkbook.gui.place import Place
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.card_columns import CardColumns
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.roles import set_role
from ddworkbook.usecases.partner_views import PartnerPage

TRIAGE = "triage"
DUE_DILIGENCE = "partner-due-diligence"


class PartnerView(QWidget):
    """Signals: place_requested(Place); edit_requested(); back_requested()."""

    place_requested = Signal(object)
    edit_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("")
        self.header.offer_back(self.tr("Partners"))
        self.badge = RatingBadge(Severity.NONE)
        self.header.add_badge(self.badge)
        self.edit_button = self.header.add_button(
            self.tr("&Edit"), "edit", sentence=self.tr("Correct the facts of this partner.")
        )
        self.triage_button = self.header.add_button(
            self.tr("Start &triage"),
            "started",
            sentence=self.tr("Ask the short questions that say how deep to go."),
        )
        self.start_button = self.header.add_button(
            self.tr("Start &due diligence"),
            "assessments",
            sentence=self.tr("Ask the questions about this partner that the risk calls for."),
        )
        self.cards = CardColumns(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.cards, 1)
        self._partner = ""
        self._connect()

    def show_partner(self, page: PartnerPage) -> None:
        """Draw everything about a partner."""
        if page.partner.id != self._partner:
            self.cards.verticalScrollBar().setValue(0)
        self._partner = page.partner.id
        self.header.set_title(page.partner.name, self._purpose(page))
        self.badge.setVisible(page.rating is not None)
        self.badge.set_severity(page.rating or Severity.NONE)
        self._emphasise(page)
        go = self.place_requested.emit
        self.cards.set_cards(
            [assessments_card(page, go), flags_card(page, go), actions_card(page, go)],
            [
                facts_card(page),
                identifiers_card(page),
                contacts_card(page),
                evidence_card(page, go),
                history_card(page),
            ],
        )

    def _connect(self) -> None:
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.back_requested)
        self.header.back_requested.connect(self.back_requested)
        self.edit_button.clicked.connect(self.edit_requested)
        self.triage_button.clicked.connect(partial(self._start, TRIAGE))
        self.start_button.clicked.connect(partial(self._start, DUE_DILIGENCE))

    def _start(self, questionnaire: str, _checked: bool = False) -> None:
        part = f"start:{self._partner}:{questionnaire}"
        self.place_requested.emit(Place(place.ASSESSMENTS, "", part))

    def _purpose(self, page: PartnerPage) -> str:
        parts = [page.country_name, page.kind_label]
        if page.next_review:
            parts.append(self.tr("next review {date}").format(date=page.next_review))
        if page.rating is None:
            parts.append(self.tr("not rated yet"))
        return " · ".join(part for part in parts if part)

    def _emphasise(self, page: PartnerPage) -> None:
        """Make the next step the primary one: the triage first, then the due diligence."""
        has_triage = any(row.questionnaire == TRIAGE for row in page.assessments)
        for button, name, primary in (
            (self.triage_button, "started", not has_triage),
            (self.start_button, "assessments", has_triage),
        ):
            set_role(button, "primary" if primary else "")
            button.setIcon(icon(name, "on_accent" if primary else "text"))
