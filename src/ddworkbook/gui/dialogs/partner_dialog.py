"""Asks for the facts of a partner: found in the directory, or typed by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.core.errors import DdworkbookError, InputRefused
from ddworkbook.core.partner import INDIVIDUAL, PARTNER_KINDS, Partner
from ddworkbook.core.problem import Problem
from ddworkbook.gui._generated.ui_partner_dialog import Ui_PartnerDialog
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.directory_dialog import DirectoryDialog
from ddworkbook.gui.widgets.roles import set_role
from ddworkbook.usecases.directory import DirectoryHit, partner_from_directory
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.session import Changed

Save = Callable[[Partner], Changed]


class PartnerDialog(QDialog):
    """Stays open until the partner is stored, so that nothing typed is lost to a refusal."""

    def __init__(
        self, bridge: Bridge, partner: Partner | None, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._save = save
        self._before = partner or Partner(id="", name="", country="", kind="university")
        self.change: Changed | None = None
        self.ui = Ui_PartnerDialog()
        self.ui.setupUi(self)
        for kind, label in PARTNER_KINDS.items():
            self.ui.kindField.addItem(label, kind)
        if partner is not None:
            self.setWindowTitle(self.tr("Edit {name}").format(name=partner.name))
        self.ui.directorySearch.setVisible(partner is None)
        self.ui.directorySearch.use(bridge)
        self.ui.countryField.use(countries(bridge.session))
        save_button = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Save)
        save_button.setText(self.tr("&Save partner"))
        set_role(save_button, "primary")
        self.ui.websiteEdit.setPlaceholderText("https://www.example.org")
        self._show(self._before)
        self._connect()
        self._focus_first()

    @classmethod
    def ask(
        cls, bridge: Bridge, partner: Partner | None, save: Save, parent: QWidget | None
    ) -> Changed | None:
        """Show the dialog; return what saving changed, or None. `partner` None adds one."""
        dialog = cls(bridge, partner, save, parent)
        dialog.exec()
        return dialog.change

    def draft(self) -> Partner:
        """Return the partner as the fields say."""
        ui = self.ui
        kind = str(ui.kindField.currentData())
        personal = kind == INDIVIDUAL
        return replace(
            self._before,
            name=ui.nameEdit.text().strip(),
            country=ui.countryField.code(),
            kind=kind,
            names=ui.namesEditor.names(personal),
            identifiers=ui.identifiersEditor.identifiers(personal),
            contacts=ui.contactsEditor.contacts(),
            website=ui.websiteEdit.text().strip(),
            city=ui.cityEdit.text().strip(),
            notes=ui.notesEdit.toPlainText().strip(),
            parent_name=ui.parentEdit.text().strip(),
        )

    def accept(self) -> None:
        """Save; stay open with every problem shown when that is refused."""
        try:
            self.change = self._save(self.draft())
        except InputRefused as refusal:
            self._show_problems(refusal.problems)
            if not refusal.problems:
                self.ui.problemList.show_lines([refusal.sentence])
        except DdworkbookError as refusal:
            self.ui.problemList.show_lines([refusal.sentence, *refusal.details])
        else:
            super().accept()

    def _connect(self) -> None:
        search = self.ui.directorySearch
        search.organisation_chosen.connect(self._on_organisation_chosen)
        search.import_requested.connect(self._on_import_requested)

    def _focus_first(self) -> None:
        search = self.ui.directorySearch
        usable = not search.isHidden() and search.field.isEnabled()
        (search.field if usable else self.ui.nameEdit).setFocus()

    @Slot(object)
    def _on_organisation_chosen(self, hit: DirectoryHit) -> None:
        found = self._bridge.do(partner_from_directory, self._bridge.world, hit.ror)
        if found is not None:
            self._show(replace(found, id=self._before.id))
            self.ui.nameEdit.setFocus()

    @Slot()
    def _on_import_requested(self) -> None:
        if DirectoryDialog.ask(self._bridge, self) is not None:
            self.ui.directorySearch.show_directory()
            self._focus_first()

    def _show(self, partner: Partner) -> None:
        ui = self.ui
        ui.nameEdit.setText(partner.name)
        ui.countryField.set_code(partner.country)
        ui.kindField.setCurrentIndex(max(0, ui.kindField.findData(partner.kind)))
        ui.cityEdit.setText(partner.city)
        ui.websiteEdit.setText(partner.website)
        ui.parentEdit.setText(partner.parent_name)
        ui.notesEdit.setPlainText(partner.notes)
        for edit in (ui.nameEdit, ui.cityEdit, ui.websiteEdit, ui.parentEdit):
            edit.setCursorPosition(0)  # A long text is shown from its beginning.
        ui.identifiersEditor.show_identifiers(partner.identifiers)
        ui.namesEditor.show_names(partner.names)
        ui.contactsEditor.show_contacts(partner.contacts)
        self._show_problems(())

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """List the problems under the form and mark the fields that they are about."""
        self.ui.problemList.show_lines([problem.sentence for problem in problems])
        said = {problem.where: f"{problem.what} {problem.repair}" for problem in problems}
        marked: QWidget | None = None
        for where, field in self._fields().items():
            field.setProperty("invalid", where in said)
            field.setAccessibleDescription(said.get(where, ""))
            field.style().unpolish(field)
            field.style().polish(field)
            if where in said and marked is None:
                marked = field
        self._mark_rows(said)
        if marked is not None:
            marked.setFocus()

    def _mark_rows(self, said: dict[str, str]) -> None:
        ui = self.ui
        lists = (
            ("Identifier", ui.identifiersEditor),
            ("Other name", ui.namesEditor),
            ("Contact", ui.contactsEditor),
        )
        for what, editor in lists:
            for number, row in enumerate(editor.rows(), start=1):
                if sentence := said.get(f"{what} {number}"):
                    row.set_note("error", sentence)

    def _fields(self) -> dict[str, QWidget]:
        """Return the fields by the words with which problems name them."""
        ui = self.ui
        return {
            "Name": ui.nameEdit,
            "Country": ui.countryField,
            "Kind": ui.kindField,
            "Website": ui.websiteEdit,
        }
