"""Editor for whole numbers, decimals and per cent."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ddworkbook.core.answer_check import normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question, QuestionType
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.text_editor import LineEditor
from ddworkbook.gui.widgets.plain_label import PlainLabel

FIELD_WIDTH_PX = space(40)


class NumberEditor(LineEditor):
    """A short field; the text stays as it was typed, the value is its normal form."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field.setMaximumWidth(FIELD_WIDTH_PX)
        if question.type is QuestionType.PERCENT:
            self.row.addWidget(PlainLabel("%", self))
        self.row.addStretch(1)

    def value(self) -> JsonValue:
        """Return the number in its JSON form, or the text when it is none."""
        return normal_value(self.question, self.field.text())
