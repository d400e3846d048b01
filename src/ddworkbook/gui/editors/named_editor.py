"""Editor for an organisation or a person: a few lines, the name first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFormLayout, QWidget

from ddworkbook.core.answer_check import normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question, QuestionType
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.typing_fields import LineField
from ddworkbook.gui.editors.typing_pause import TypingPause
from ddworkbook.gui.tr_mark import tr_mark

CONTEXT = "NamedEditor"
PARTS = {
    QuestionType.ORGANISATION: (
        ("name", tr_mark(CONTEXT, "Name")),
        ("ror", tr_mark(CONTEXT, "ROR id")),
    ),
    QuestionType.PERSON: (
        ("name", tr_mark(CONTEXT, "Name")),
        ("role", tr_mark(CONTEXT, "Role")),
        ("organisation", tr_mark(CONTEXT, "Organisation")),
        ("email", tr_mark(CONTEXT, "E-mail")),
    ),
}


class NamedEditor(Editor):
    """Keeps parts that it does not show, such as the partner's id."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.fields: dict[str, LineField] = {}
        self._hidden: dict[str, JsonValue] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(space(1))
        for part, label in PARTS[question.type]:
            words = QCoreApplication.translate(CONTEXT, label)
            field = LineField(self)
            field.setAccessibleName(f"{words}: {question.text}")
            field.setMaximumWidth(space(100))
            form.addRow(words, field)
            self.fields[part] = field
        self._pause = TypingPause(*self.fields.values())
        for field in self.fields.values():
            field.textEdited.connect(self._pause.touch)
        self._pause.ended.connect(self._on_pause_ended)

    def value(self) -> JsonValue:
        """Return the parts that are filled, None when none is."""
        typed = {part: field.text().strip() for part, field in self.fields.items()}
        filled: dict[str, JsonValue] = {part: text for part, text in typed.items() if text}
        return normal_value(self.question, {**self._hidden, **filled}) if filled else None

    def set_value(self, value: JsonValue) -> None:
        """Show the parts."""
        self._pause.forget()
        given = value if isinstance(value, dict) else {"name": value or ""}
        self._hidden = {part: text for part, text in given.items() if part not in self.fields}
        for part, field in self.fields.items():
            field.setText(str(given.get(part) or ""))

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody type."""
        for field in self.fields.values():
            field.set_read_only(read_only)

    def first_field(self) -> QWidget:
        """Return the field of the name."""
        return self.fields["name"]

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self._pause.is_active()

    @Slot()
    def _on_pause_ended(self) -> None:
        self._say()
