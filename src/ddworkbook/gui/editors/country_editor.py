"""Editor for a country: a list of names that can be searched by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import code_of, country_name
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.typing_fields import LineField
from ddworkbook.gui.editors.typing_pause import TypingPause
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.usecases.reference import countries


class CountryEditor(Editor):
    """Takes names, codes and other names of the table of countries."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.box = ChoiceField(self)
        self.field = LineField(self.box)
        self.box.setEditable(True)
        self.box.setLineEdit(self.field)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMinimumWidth(space(70))
        for widget in (self.box, self.field):
            widget.setAccessibleName(question.text)
        names = sorted(country.name for country in countries().by_code.values())
        self.box.addItems(["", *names])
        if (completer := self.box.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._pause = TypingPause(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch(1)
        self.field.textEdited.connect(self._pause.touch)
        self.box.activated.connect(self._on_box_activated)
        self._pause.ended.connect(self._on_pause_ended)

    def value(self) -> JsonValue:
        """Return the code, None when empty, or what was typed and is no country."""
        typed = self.field.text().strip()
        return (code_of(countries(), typed) or typed) if typed else None

    def set_value(self, value: JsonValue) -> None:
        """Show the name of the country."""
        self._pause.forget()
        self.field.setText("" if value is None else country_name(countries(), str(value)))

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody choose."""
        self.box.setEnabled(not read_only)

    def first_field(self) -> QWidget:
        """Return the field that is typed into."""
        return self.box

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self._pause.is_active()

    @Slot(int)
    def _on_box_activated(self, _index: int) -> None:
        self._pause.forget()
        self._say()

    @Slot()
    def _on_pause_ended(self) -> None:
        self._say()
