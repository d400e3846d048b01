"""What is shown and not edited: notes and calculated values."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.core.answer_text import value_text
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question, QuestionType
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.widgets.plain_label import PlainLabel


class ShownEditor(Editor):
    """A label; a note has nothing beside its own text."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._value: JsonValue = None
        self.label = PlainLabel("", self, wrap=True, selectable=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        self.setVisible(question.type is not QuestionType.NOTE)

    def value(self) -> JsonValue:
        """Return the value that is shown."""
        return self._value

    def set_value(self, value: JsonValue) -> None:
        """Show the value in words."""
        self._value = value
        if self.question.type is not QuestionType.NOTE:
            self.label.setText(value_text(self.question, value))

    def set_read_only(self, read_only: bool) -> None:
        """Do nothing: nobody can change it anyway."""

    def first_field(self) -> QWidget:
        """Return the label."""
        return self.label
