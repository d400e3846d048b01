"""Which editor belongs to which type of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from ddworkbook.core.questionnaire import Question, QuestionType
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.choice_editor import ChoiceEditor
from ddworkbook.gui.editors.country_editor import CountryEditor
from ddworkbook.gui.editors.date_editor import DateEditor
from ddworkbook.gui.editors.file_editor import FileEditor
from ddworkbook.gui.editors.money_editor import MoneyEditor
from ddworkbook.gui.editors.multi_editor import MultiEditor
from ddworkbook.gui.editors.named_editor import NamedEditor
from ddworkbook.gui.editors.number_editor import NumberEditor
from ddworkbook.gui.editors.shown_editor import ShownEditor
from ddworkbook.gui.editors.table_editor import TableEditor
from ddworkbook.gui.editors.text_editor import LineEditor, LongTextEditor

EDITORS: Mapping[QuestionType, Callable[[Question, QWidget | None], Editor]] = {
    QuestionType.YES_NO: ChoiceEditor,
    QuestionType.YES_NO_UNSURE: ChoiceEditor,
    QuestionType.YES_PARTLY_NO_NA: ChoiceEditor,
    QuestionType.CHOICE: ChoiceEditor,
    QuestionType.MULTI: MultiEditor,
    QuestionType.MATURITY: ChoiceEditor,
    QuestionType.TEXT: LineEditor,
    QuestionType.LONG_TEXT: LongTextEditor,
    QuestionType.INTEGER: NumberEditor,
    QuestionType.DECIMAL: NumberEditor,
    QuestionType.PERCENT: NumberEditor,
    QuestionType.MONEY: MoneyEditor,
    QuestionType.DATE: DateEditor,
    QuestionType.COUNTRY: CountryEditor,
    QuestionType.ORGANISATION: NamedEditor,
    QuestionType.PERSON: NamedEditor,
    QuestionType.FILE: FileEditor,
    QuestionType.TABLE: TableEditor,
    QuestionType.NOTE: ShownEditor,
    QuestionType.CALCULATED: ShownEditor,
}


def make_editor(question: Question, parent: QWidget | None = None) -> Editor:
    """Return the editor for the type of a question."""
    return EDITORS[question.type](question, parent)
