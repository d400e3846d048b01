"""Partners: the list, and one of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from ddworkbook.gui import place
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.partner_dialog import PartnerDialog
from ddworkbook.gui.page import Page
from ddworkbook.gui.partners.partner_list import PartnerList
from ddworkbook.gui.partners.partner_view import PartnerView
from ddworkbook.gui.place import Place
from ddworkbook.usecases.partners import add_partner, change_partner, partner_page

ADD = "add"


class PartnersPage(Page):
    """The front is the list; a subject is a partner's id. The part "add" asks for a new one."""

    kinds = frozenset({"partner", "assessment", "answer", "evidence", "action", "signature"})

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.list = PartnerList(bridge, self)
        self.view = PartnerView(self)
        self._partner = ""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.view)
        self._connect()

    def redraw(self) -> None:
        """Read the partner that is shown, or the list."""
        if not self._partner:
            self._stack.setCurrentWidget(self.list)
            self.list.redraw()
            return
        page = self.bridge.do(partner_page, self.bridge.session, self._partner)
        if page is None:
            self._partner = ""
            self.redraw()
            return
        self.view.show_partner(page)
        self._stack.setCurrentWidget(self.view)

    def go_to(self, where: Place) -> None:
        """Show a partner, or the list."""
        self._partner = where.subject
        self.refresh()
        if where.part == ADD:
            self.add()

    def focus_search(self) -> None:
        """Put the cursor into the search of the list."""
        if self._partner:
            self.go_to(Place(place.PARTNERS))
        self.list.search.setFocus()
        self.list.search.selectAll()

    def forget(self) -> None:
        """Go back to the front."""
        self._partner = ""
        self.list.search.clear()

    @Slot()
    def add(self) -> None:
        """Ask for a new partner and show it."""
        save = partial(add_partner, self.bridge.session)
        change = PartnerDialog.ask(self.bridge, None, save, self)
        if change is not None:
            self.bridge.announce(change)
            self.place_requested.emit(Place(place.PARTNERS, change.made))

    @Slot()
    def edit(self) -> None:
        """Ask for the facts of the partner that is shown."""
        session = self.bridge.session
        page = self.bridge.do(partner_page, session, self._partner)
        if page is None:
            return
        save = partial(change_partner, session)
        change = PartnerDialog.ask(self.bridge, page.partner, save, self)
        if change is not None:
            self.bridge.announce(change)

    def _connect(self) -> None:
        self.list.add_requested.connect(self.add)
        self.list.partner_requested.connect(self._on_list_partner_requested)
        self.view.place_requested.connect(self.place_requested)
        self.view.back_requested.connect(self._on_view_back_requested)
        self.view.edit_requested.connect(self.edit)

    @Slot(str)
    def _on_list_partner_requested(self, partner: str) -> None:
        self.place_requested.emit(Place(place.PARTNERS, partner))

    @Slot()
    def _on_view_back_requested(self) -> None:
        self.place_requested.emit(Place(place.PARTNERS))
