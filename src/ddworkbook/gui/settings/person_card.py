"""Who works here, and with which keys they can sign on this device."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.fact_rows import FactRows
from ddworkbook.usecases.people import PersonRow


class PersonCard(Card):
    """Signals: edit_requested(); key_requested(); switch_requested() for somebody else."""

    edit_requested = Signal()
    key_requested = Signal()
    switch_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who am I"), parent)
        self._rows = FactRows()
        self.body.addWidget(self._rows)
        self.edit_button = QPushButton(icon("edit"), self.tr("&Edit…"), self)
        self.key_button = QPushButton(icon("key"), self.tr("&Make a key…"), self)
        self.switch_button = QPushButton(icon("people"), self.tr("&Somebody else…"), self)
        self.edit_button.clicked.connect(self.edit_requested)
        self.key_button.clicked.connect(self.key_requested)
        self.switch_button.clicked.connect(self.switch_requested)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self.edit_button, self.key_button, self.switch_button):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addSpacing(space(1))
        self.body.addLayout(row)

    def show_person(self, me: PersonRow | None) -> None:
        """Show a person, or that nobody is introduced."""
        self._rows.clear()
        if me is None:
            self._rows.add(self.tr("Name"), self.tr("Nobody is introduced yet."))
        else:
            self._fill(self._rows, me)
        refusal = "" if me is not None else self.tr("Say who you are first.")
        for button in (self.edit_button, self.key_button):
            button.setEnabled(not refusal)
            button.setToolTip(refusal)
            button.setStatusTip(refusal)

    def _fill(self, rows: FactRows, me: PersonRow) -> None:
        rows.add(self.tr("Name"), me.person.name)
        rows.add(self.tr("Role"), me.person.role or self.tr("not given"))
        rows.add(self.tr("Organisation"), me.person.organisation or self.tr("not given"))
        rows.add(self.tr("E-mail"), me.person.email)
        if me.can_sign_here:
            chip = StatusChip(self.tr("Can sign on this device"), "ok")
        elif me.keys:
            chip = StatusChip(self.tr("The key is on another device"), "warn")
        else:
            chip = StatusChip(self.tr("No key yet: cannot sign"), "warn")
        rows.add_widget(self.tr("Signing"), chip)
        rows.add(self.tr("Keys"), "\n".join(key.id for key in me.keys))
