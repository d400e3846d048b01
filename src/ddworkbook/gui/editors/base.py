"""What every editor of an answer has in common.

Not here: which editor belongs to which type (registry.py), and what is done with an answer.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ddworkbook.core.answer_check import normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question


class Editor(QWidget):
    """Edits one answer in its JSON form (core/answer.py).

    Signals: edited(value) when somebody completed an answer; None clears it. What cannot be
    understood is given as it was typed, so that the refusal can name it. file_chosen(Path) when
    the answer is a file, which is to be attached as evidence.
    """

    edited = Signal(object)
    file_chosen = Signal(object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setAccessibleName(question.text)

    def value(self) -> JsonValue:
        """Return what the editor shows."""
        raise NotImplementedError

    def set_value(self, value: JsonValue) -> None:
        """Show a value without saying that it was edited."""
        raise NotImplementedError

    def set_offered(self, offered: tuple[str, ...] | None) -> None:
        """Offer these values of the choices, all for None; other types have nothing to offer."""

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change the answer, or let them."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Return the widget that takes the focus and is the buddy of the question's label."""
        raise NotImplementedError

    def flush(self) -> None:
        """Say now what was typed and not said yet."""

    def is_pending(self) -> bool:
        """Return True while something was typed that was not said yet."""
        return False

    def shows(self, value: JsonValue) -> bool:
        """Return True when what is shown means this value, however it is typed."""
        return normal_value(self.question, self.value()) == normal_value(self.question, value)

    def _say(self) -> None:
        self.edited.emit(self.value())
