"""Home: what needs me today, how the partners stand, what is in no backup yet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QLocale, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.gui import place
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.directory_dialog import DirectoryDialog
from ddworkbook.gui.home.backup_card import BackupCard
from ddworkbook.gui.home.first_steps import FirstSteps
from ddworkbook.gui.home.need_cards import need_cards
from ddworkbook.gui.home.ratings_card import RatingsCard
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.card_columns import CardColumns
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.directory import directory_info
from ddworkbook.usecases.home import HomePage as HomeView
from ddworkbook.usecases.home import home_page
from ddworkbook.usecases.partner_list import partner_ids


class HomePage(Page):
    """Shows the first steps until there is an assessment, then what needs me."""

    kinds = frozenset(
        {
            "workbook",
            "people",
            "partner",
            "assessment",
            "answer",
            "evidence",
            "action",
            "signature",
            "directory",
        }
    )

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.header = PageHeader(self.tr("What needs you today"))
        self.add_button = self.header.add_button(
            self.tr("&Add partner"),
            "add",
            primary=True,
            sentence=self.tr("Find an organisation in the directory, or type it by hand."),
        )
        self.first_steps = FirstSteps(self)
        self.cards = CardColumns(self)
        self.ratings = RatingsCard(self)
        self.backup = BackupCard(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.first_steps)
        self._stack.addWidget(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._connect()

    def redraw(self) -> None:
        """Read what needs me and draw it."""
        view = self.bridge.do(home_page, self.bridge.session)
        if view is None:
            return
        begins = not view.assessments
        self.header.setVisible(not begins)
        self._stack.setCurrentWidget(self.first_steps if begins else self.cards)
        self.first_steps.show_standing(
            has_partner=bool(view.partners),
            has_directory=directory_info(self.bridge.world) is not None,
        )
        if begins:
            self.first_steps.setFocus()
        else:
            self._draw(view)

    def _draw(self, view: HomeView) -> None:
        self.header.set_title(self.tr("What needs you today"), self._tally(view))
        today = self.bridge.world.today().isoformat()
        needs = need_cards(view, today, self.place_requested.emit) or [self._calm_card()]
        self.ratings.show_ratings(view)
        self.backup.show_backup(view.changes_since_backup, view.last_backup_at)
        self.cards.set_cards(needs, [self.ratings, self.backup])

    def _tally(self, view: HomeView) -> str:
        today = self.bridge.world.today()
        date = QLocale().toString(QDate(today.year, today.month, today.day), "dddd, d MMMM yyyy")
        words = self.tr("Partners: {partners} · Assessments: {assessments}")
        tally = words.format(partners=view.partners, assessments=view.assessments)
        return f"{date} · {tally}"

    def _calm_card(self) -> Card:
        card = Card()
        card.body.addWidget(IconLabel("done", "ok", 32))
        card.body.addWidget(PlainLabel(self.tr("Nothing needs you today."), role="heading"))
        card.body.addWidget(
            PlainLabel(
                self.tr("No review is due, no flag is red, no action is late."),
                role="muted",
                wrap=True,
            )
        )
        return card

    def _connect(self) -> None:
        add = partial(self.place_requested.emit, Place(place.PARTNERS, "", "add"))
        self.add_button.clicked.connect(add)
        self.first_steps.partner_requested.connect(add)
        self.first_steps.triage_requested.connect(self._on_first_steps_triage_requested)
        self.first_steps.directory_requested.connect(self._on_first_steps_directory_requested)
        self.backup.backup_requested.connect(partial(self.command_requested.emit, "backup"))

    @Slot()
    def _on_first_steps_triage_requested(self) -> None:
        ids = self.bridge.do(partner_ids, self.bridge.session) or ()
        where = Place(place.PARTNERS)
        if len(ids) == 1:
            where = Place(place.ASSESSMENTS, "", f"start:{ids[0]}:triage")
        self.place_requested.emit(where)

    @Slot()
    def _on_first_steps_directory_requested(self) -> None:
        DirectoryDialog.ask(self.bridge, self)
