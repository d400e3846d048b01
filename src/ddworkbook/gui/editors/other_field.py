"""The field for what the choices do not list: "Other", in a person's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.values import is_other
from ddworkbook.core.questionnaire import OTHER, Choice, Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.typing_fields import LineField
from ddworkbook.gui.editors.typing_pause import TypingPause


class OtherField(QWidget):
    """Shown while "Other" is chosen. Signals: text_edited() after a pause or on leaving."""

    text_edited = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(self)
        self.field.setPlaceholderText(self.tr("Say what it is"))
        self.field.setAccessibleName(self.tr("Other: {text}").format(text=question.text))
        self._pause = TypingPause(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(6), 0, 0, 0)
        row.addWidget(self.field)
        self.field.textEdited.connect(self._pause.touch)
        self._pause.ended.connect(self._on_pause_ended)
        self.hide()

    def value(self) -> JsonValue:
        """Return {"other": text}, with an empty text while nothing is typed."""
        return {"other": self.field.text().strip()}

    def show_value(self, value: JsonValue) -> None:
        """Show the words of another choice; hide for anything else."""
        self._pause.forget()
        words = other_words(value)
        self.field.setText(words or "")
        self.setVisible(words is not None)

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self._pause.is_active()

    @Slot()
    def _on_pause_ended(self) -> None:
        self.text_edited.emit()


def other_words(value: JsonValue) -> str | None:
    """Return the words of {"other": words}, None for any other value."""
    if isinstance(value, dict) and is_other(value):
        return str(value["other"])
    return None


def offered_choices(question: Question) -> tuple[Choice, ...]:
    """Return the choices, with "Other" at the end where others are taken."""
    if not question.other:
        return question.choices
    return (*question.choices, Choice(OTHER, question.choice_label(OTHER)))
