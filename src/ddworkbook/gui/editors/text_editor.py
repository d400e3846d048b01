"""Editors for text: one line, or several."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.typing_fields import LineField, TextField
from ddworkbook.gui.editors.typing_pause import TypingPause


class LineEditor(Editor):
    """A field of one line; the base of every editor that reads what is typed."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = LineField(self)
        self.field.setAccessibleName(question.text)
        self._pause = TypingPause(self.field)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(space(2))
        self.row.addWidget(self.field)
        self.field.textEdited.connect(self._pause.touch)
        self.field.returnPressed.connect(self._pause.flush)
        self._pause.ended.connect(self._say)

    def value(self) -> JsonValue:
        """Return the text, None when there is none."""
        return self.field.text().strip() or None

    def set_value(self, value: JsonValue) -> None:
        """Show the value as text."""
        self._pause.forget()
        self.field.setText("" if value is None else str(value))
        self.field.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody type."""
        self.field.set_read_only(read_only)

    def first_field(self) -> QWidget:
        """Return the field."""
        return self.field

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self._pause.is_active()


class LongTextEditor(Editor):
    """A field of several lines that grows."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = TextField(self, least_lines=3)
        self.field.setAccessibleName(question.text)
        self._pause = TypingPause(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self._is_filling = False
        self.field.textChanged.connect(self._on_field_text_changed)
        self._pause.ended.connect(self._say)

    def value(self) -> JsonValue:
        """Return the text, None when there is none."""
        return self.field.toPlainText().strip() or None

    def set_value(self, value: JsonValue) -> None:
        """Show the value as plain text."""
        self._pause.forget()
        self._is_filling = True
        self.field.setPlainText("" if value is None else str(value))
        self._is_filling = False

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody type."""
        self.field.set_read_only(read_only)

    def first_field(self) -> QWidget:
        """Return the field."""
        return self.field

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self._pause.is_active()

    def _on_field_text_changed(self) -> None:
        if not self._is_filling:
            self._pause.touch()
