"""The three lists of a partner that are edited row by row: identifiers, other names, contacts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ddworkbook.core.identifiers import check_identifier
from ddworkbook.core.identifiers.registry import SCHEMES
from ddworkbook.core.partner import NAME_KINDS, Contact, Identifier, PartnerName
from ddworkbook.gui.partners.rows_editor import EditorRow, FieldSpec, RowsEditor


class IdentifiersEditor(RowsEditor):
    """Says at once whether a number can be one of its register."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Identifiers"), self.tr("Identifier"), self._fields(), parent)

    def identifiers(self, personal: bool) -> tuple[Identifier, ...]:
        """Return the identifiers in their normal form."""
        checked = [check_identifier(scheme, value) for scheme, value in self.values()]
        return tuple(Identifier(one.scheme, one.value, personal) for one in checked)

    def show_identifiers(self, identifiers: Iterable[Identifier]) -> None:
        """Fill the rows."""
        self.set_values([(one.scheme, one.value) for one in identifiers])

    def judge(self, row: EditorRow) -> None:
        """Check the number against the rules of its register."""
        scheme, value = row.values()
        if not value:
            return
        checked = check_identifier(scheme, value)
        if checked.problems:
            row.set_note("error", " ".join(f"{p.what} {p.repair}" for p in checked.problems))
        elif checked.notices:
            row.set_note("warn", " ".join(checked.notices))
        else:
            row.set_note("ok", self.tr("Right: {value}").format(value=checked.value))

    def _fields(self) -> tuple[FieldSpec, ...]:
        names = {scheme.code: scheme.name for scheme in SCHEMES.values()}
        return (FieldSpec(self.tr("Register"), names, 3), FieldSpec(self.tr("Number"), None, 4))


class NamesEditor(RowsEditor):
    """Other names of the partner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        fields = (
            FieldSpec(self.tr("Name"), None, 4),
            FieldSpec(self.tr("Kind of name"), NAME_KINDS, 3),
            FieldSpec(self.tr("Language"), None, 1),
        )
        super().__init__(self.tr("Other names"), self.tr("Other name"), fields, parent)

    def names(self, personal: bool) -> tuple[PartnerName, ...]:
        """Return the names."""
        return tuple(
            PartnerName(name, kind, language, personal) for name, kind, language in self.values()
        )

    def show_names(self, names: Iterable[PartnerName]) -> None:
        """Fill the rows."""
        self.set_values([(one.value, one.kind, one.language) for one in names])


class ContactsEditor(RowsEditor):
    """People at the partner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        fields = (
            FieldSpec(self.tr("Name"), None, 3),
            FieldSpec(self.tr("Role"), None, 3),
            FieldSpec(self.tr("E-mail"), None, 3),
            FieldSpec(self.tr("Phone"), None, 2),
        )
        super().__init__(self.tr("Contacts"), self.tr("Contact"), fields, parent)

    def contacts(self) -> tuple[Contact, ...]:
        """Return the contacts."""
        return tuple(Contact(*values) for values in self.values())

    def show_contacts(self, contacts: Iterable[Contact]) -> None:
        """Fill the rows."""
        self.set_values([(one.name, one.role, one.email, one.phone) for one in contacts])
