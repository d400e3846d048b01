"""Settings: who I am, the look, the directory, backups, reference tables, versions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.directory_dialog import DirectoryDialog
from ddworkbook.gui.dialogs.key_dialog import KeyDialog
from ddworkbook.gui.dialogs.profile_dialog import ProfileDialog
from ddworkbook.gui.home.backup_card import BackupCard
from ddworkbook.gui.page import Page
from ddworkbook.gui.settings.about_card import about_card
from ddworkbook.gui.settings.directory_card import DirectoryCard
from ddworkbook.gui.settings.look_card import LookCard
from ddworkbook.gui.settings.person_card import PersonCard
from ddworkbook.gui.settings.policy_card import PolicyCard
from ddworkbook.gui.settings.table_steps import TableSteps
from ddworkbook.gui.settings.tables_card import TablesCard
from ddworkbook.gui.theme import apply_theme
from ddworkbook.gui.widgets.card_columns import CardColumns
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.usecases.directory import directory_info
from ddworkbook.usecases.people import PersonRow, add_key, change_person, list_people
from ddworkbook.usecases.policy_lines import policy_lines
from ddworkbook.usecases.reference_tables import list_tables
from ddworkbook.usecases.session import changed, nobody_works_here
from ddworkbook.usecases.settings import read_settings, write_settings
from ddworkbook.usecases.workbook_files import workbook_info


class SettingsPage(Page):
    """Everything is stored as it is chosen; there is no button to apply."""

    kinds = frozenset({"people", "settings", "directory", "workbook", "table"})

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.header = PageHeader(
            self.tr("Settings"), self.tr("Kept on this device; nothing is sent anywhere")
        )
        self.person = PersonCard(self)
        self.look = LookCard(self)
        self.directory = DirectoryCard(self)
        self.backup = BackupCard(self)
        self.tables = TablesCard(bridge.world.today, self)
        self.policy = PolicyCard(self)
        self._table_steps = TableSteps(bridge, self, self.tables.choose)
        self.cards = CardColumns(self)
        self.cards.set_cards(
            [self.person, self.directory, self.backup, self.tables, about_card()],
            [self.look, self.policy],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.cards, 1)
        self._connect()

    def redraw(self) -> None:
        """Read everything that may have changed."""
        self.person.show_person(self._me())
        self.look.show_look(read_settings(self.bridge.world).theme)
        self.directory.show_directory(directory_info(self.bridge.world))
        info = self.bridge.do(workbook_info, self.bridge.session)
        if info is not None:
            self.backup.show_backup(info.changes_since_backup, info.last_backup_at)
        self._redraw_tables()

    def _redraw_tables(self) -> None:
        session = self.bridge.session
        nobody = "" if session.me is not None else nobody_works_here(session)
        refusal = session.workbook.read_only_reason or nobody
        self.tables.show_tables(self.bridge.do(list_tables, session) or (), refusal)
        lines = self.bridge.do(policy_lines, session)
        if lines is not None:
            self.policy.show_lines(lines)

    def _me(self) -> PersonRow | None:
        people = self.bridge.do(list_people, self.bridge.session) or ()
        return next((row for row in people if row.is_me), None)

    def _connect(self) -> None:
        self.person.edit_requested.connect(self._on_person_edit_requested)
        self.person.key_requested.connect(self._on_person_key_requested)
        self.person.switch_requested.connect(partial(self.command_requested.emit, "person"))
        self.look.look_chosen.connect(self._on_look_chosen)
        self.directory.import_requested.connect(self._on_directory_import_requested)
        self.backup.backup_requested.connect(partial(self.command_requested.emit, "backup"))
        self.tables.import_requested.connect(self._table_steps.bring)
        self.tables.look_requested.connect(self._table_steps.look)
        self.tables.save_requested.connect(self._table_steps.save)

    @Slot()
    def _on_person_edit_requested(self) -> None:
        me = self.bridge.session.me
        if me is not None:
            save = partial(change_person, self.bridge.session)
            change = ProfileDialog.ask(me, save, self)
            if change is not None:
                self.bridge.announce(change)

    @Slot()
    def _on_person_key_requested(self) -> None:
        me = self.bridge.session.me
        passphrase = KeyDialog.ask(self) if me is not None else None
        if me is not None and passphrase:
            self.bridge.do(add_key, self.bridge.session, me.id, passphrase)

    @Slot(str)
    def _on_look_chosen(self, choice: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, choice)
        settings = replace(read_settings(self.bridge.world), theme=choice)
        self.bridge.do(write_settings, self.bridge.world, settings)
        self.bridge.announce(changed("settings"))

    @Slot()
    def _on_directory_import_requested(self) -> None:
        DirectoryDialog.ask(self.bridge, self)
