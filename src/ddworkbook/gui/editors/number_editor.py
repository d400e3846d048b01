"""Editor for whole numbers, decimals and per cent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ddworkbook.core.answer_check import normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Column, Question, QuestionType
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
        if limits := limits_text(question):
            words = PlainLabel(limits, self, role="small")
            self.field.setAccessibleDescription(limits)
            self.row.addWidget(words)
        self.row.addStretch(1)

    def value(self) -> JsonValue:
        """Return the number in its JSON form, or the text when it is none."""
        return normal_value(self.question, self.field.text())


def limits_text(question: Question | Column) -> str:
    """Return which numbers are taken, such as "1 to 10, in steps of 0.5"; "" for all."""
    least, most = (
        None if bound is None else f"{bound:,f}" for bound in (question.minimum, question.maximum)
    )
    words = ""
    if least is not None and most is not None:
        words = _tr("{least} to {most}").format(least=least, most=most)
    elif least is not None:
        words = _tr("{least} or more").format(least=least)
    elif most is not None:
        words = _tr("{most} or less").format(most=most)
    if question.step is None:
        return words
    steps = _tr("in steps of {step}").format(step=f"{question.step:,f}")
    return f"{words}, {steps}" if words else steps


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumberEditor", text)
