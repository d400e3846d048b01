"""Editor for a date."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.date_field import DateField


class DateEditor(Editor):
    """A date that may be empty."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = DateField(question.text, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.field.date_edited.connect(self._on_date_edited)

    def value(self) -> JsonValue:
        """Return YYYY-MM-DD, None when empty, or what was typed."""
        return self.field.date() or None

    def set_value(self, value: JsonValue) -> None:
        """Show the date."""
        self.field.set_date("" if value is None else str(value))

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change it."""
        self.field.set_read_only(read_only)

    def first_field(self) -> QWidget:
        """Return the field that is typed into."""
        return self.field.field

    def flush(self) -> None:
        """Say what was typed."""
        self.field.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self.field.is_pending()

    @Slot(str)
    def _on_date_edited(self, _text: str) -> None:
        self._say()
