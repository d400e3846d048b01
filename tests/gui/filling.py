"""Answers the questions of the window with mouse and keys, whatever type they have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ddworkbook.core.questionnaire import QuestionType
from ddworkbook.gui.assessment.assessment_view import AssessmentView
from ddworkbook.gui.assessment.question_card import QuestionCard
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.choice_editor import ChoiceEditor
from ddworkbook.gui.editors.money_editor import MoneyEditor
from ddworkbook.gui.editors.multi_editor import MultiEditor
from ddworkbook.gui.editors.table_editor import TableEditor
from tests.gui.driving import click, press, reach, type_into

# The number key that answers without a flag.
NUMBERS = {QuestionType.YES_NO_UNSURE: "2"}
TYPED = {
    QuestionType.INTEGER: "4",
    QuestionType.DECIMAL: "4",
    QuestionType.PERCENT: "10",
    QuestionType.DATE: "2026-03-01",
    QuestionType.MONEY: "12000",
}
# More than any questionnaire asks; a walk that does not end is a fault.
MOST_STEPS = 120


def answer_all(view: AssessmentView, tables: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Walk with Ctrl+Down from gap to gap and answer; return the codes in that order.

    `tables` holds the cells of one row for each table that is not empty.
    """
    answered: list[str] = []
    for _step in range(MOST_STEPS):
        if _is_done(view):
            return answered
        code = view.answer.code
        if code not in answered:
            answer(view, code, tables.get(code, ()))
            answered.append(code)
        press(QApplication.focusWidget() or view, "Ctrl+Down")
        QApplication.processEvents()
    raise AssertionError(f"no end after {answered}; missing {view.page.walkthrough.missing}")


def answer(view: AssessmentView, code: str, cells: tuple[str, ...] = ()) -> None:
    """Answer one question."""
    card = view.answer.cards.card(code)
    assert card is not None, f"{code} is not on the screen"
    reach(card.editor)
    editor = card.editor
    if isinstance(editor, TableEditor):
        _fill_table(editor, cells)
    elif not isinstance(editor, ChoiceEditor | MultiEditor):
        _type(editor, TYPED.get(card.question.type, f"As in the papers on {code}"))
    else:
        QTest.keyClicks(_focused(editor.first_field()), NUMBERS.get(card.question.type, "1"))
    QApplication.processEvents()


def drop(card: QuestionCard, path: Path) -> None:
    """Drop a file from the file manager onto a question."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), action, data, button, none)
    QApplication.sendEvent(card, enter)
    assert enter.isAccepted(), "the question takes no files"
    QApplication.sendEvent(card, QDropEvent(QPointF(20, 20), action, data, button, none))
    QApplication.processEvents()


def _is_done(view: AssessmentView) -> bool:
    """Say whether nothing is missing, once what was typed last is saved."""
    view.answer.flush()
    return view.page is not None and not view.page.walkthrough.missing


def _type(editor: Editor, text: str) -> None:
    field = editor.amount if isinstance(editor, MoneyEditor) else editor.first_field()
    type_into(field, text)


def _fill_table(editor: TableEditor, cells: tuple[str, ...]) -> None:
    """Add a row and type its cells, with Tab from one to the next; or tick that it is empty."""
    if not cells:
        click(editor.nothing_box)
        return
    click(editor.add_button)
    for cell in cells:
        line = editor.view.viewport().findChild(QLineEdit)
        assert line is not None, "no cell is open"
        QTest.keyClicks(line, cell)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        QApplication.processEvents()
    last = editor.view.viewport().findChild(QLineEdit)
    if last is not None:
        QTest.keyClick(last, Qt.Key.Key_Return)


def _focused(widget: QWidget) -> QWidget:
    widget.setFocus()
    return widget
