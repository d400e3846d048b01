"""Choose a country by typing any part of its name, its code, or another name of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from ddworkbook.core.country import CountryTable, code_of, country_name
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.usecases.reference import countries


class CountryField(ChoiceField):
    """Holds the countries of the reference table; what is typed need not be one of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._countries = countries()
        self._fill()
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line = QLineEdit(self)
        line.setPlaceholderText(self.tr("Type a part of its name"))
        self.setLineEdit(line)
        self.setCompleter(completer)

    def use(self, table: CountryTable) -> None:
        """Offer the countries that count in a workbook; until then those of the program."""
        if table is not self._countries:
            code = self.code()
            self._countries = table
            self._fill()
            self.set_code(code)

    def code(self) -> str:
        """Return the code of the country; what was typed when there is no such country."""
        typed = self.currentText().strip()
        return code_of(self._countries, typed) or typed

    def set_code(self, code: str) -> None:
        """Show the country with this code."""
        if code:
            self.setEditText(country_name(self._countries, code))
        else:
            self.setCurrentIndex(-1)
            self.clearEditText()

    def _fill(self) -> None:
        self.clear()
        for country in sorted(self._countries.by_code.values(), key=lambda one: one.name):
            self.addItem(country.name, country.code)
        self.setCurrentIndex(-1)
