"""Which language stands beside the texts of an own copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.form_fields import ChoiceField


class LanguageBox(ChoiceField):
    """Signals: language_chosen(str) with a tag, "" for none; add_requested() for another one."""

    language_chosen = Signal(str)
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Language beside"))
        self.setMinimumWidth(space(45))
        self._language = ""
        self.activated.connect(self._on_activated)

    def language(self) -> str:
        """Return the tag of the language that stands beside, or ""."""
        return self._language

    def show_languages(self, known: Sequence[str], language: str) -> None:
        """Offer these languages, one of them chosen; one that is not known counts as none."""
        self._language = language if language in known else ""
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("No translation"), "")
            for one in known:
                self.addItem(one, one)
            self.addItem(self.tr("Add a language…"), None)
            self.setCurrentIndex(max(self.findData(self._language), 0))

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        chosen = self.itemData(at)
        if chosen is None:
            self.setCurrentIndex(max(self.findData(self._language), 0))
            self.add_requested.emit()
        else:
            self.language_chosen.emit(str(chosen))
