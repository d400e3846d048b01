"""Every editor over a question of its type, with one value in its JSON form, for tests."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import (
    BUILT_IN_CHOICES,
    Choice,
    Column,
    Level,
    Question,
    QuestionType,
    Who,
)
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.registry import make_editor

CHOICES = (Choice("a", "First & best"), Choice("b", "Second"), Choice("none", "None", alone=True))
COLUMNS = (
    Column("name", "Name", QuestionType.TEXT),
    Column("kind", "Kind", QuestionType.CHOICE, CHOICES),
    Column("money", "Money", QuestionType.MONEY),
    Column("until", "Valid until", QuestionType.DATE),
)
# One value of each type, in its JSON form.
VALUES: dict[QuestionType, JsonValue] = {
    QuestionType.YES_NO: "no",
    QuestionType.YES_NO_UNSURE: "unsure",
    QuestionType.YES_PARTLY_NO_NA: "na",
    QuestionType.CHOICE: "b",
    QuestionType.MULTI: ["a", "b"],
    QuestionType.TEXT: "<b>x</b> & \u05e9",
    QuestionType.LONG_TEXT: "one\n<i>two</i>\n\tthree",
    QuestionType.INTEGER: -12,
    QuestionType.DECIMAL: "12.50",
    QuestionType.PERCENT: "33.3",
    QuestionType.MONEY: {"amount": "25000.00", "currency": "KES"},
    QuestionType.DATE: "2027-03-01",
    QuestionType.TABLE: [
        {
            "id": "r7",
            "name": "A\tb",
            "kind": "b",
            "money": {"amount": "1.5", "currency": "USD"},
            "until": "2027-03-01",
        }
    ],
    QuestionType.MATURITY: "3",
    QuestionType.COUNTRY: "KE",
    QuestionType.ORGANISATION: {"name": "Lakeside Institute", "partner": "p1"},
    QuestionType.PERSON: {"name": "A. Example", "role": "Director"},
    QuestionType.FILE: {"name": "accounts.pdf", "sha256": "0" * 64},
    QuestionType.NOTE: None,
    QuestionType.CALCULATED: "12",
}


def editor_for(qtbot: QtBot, kind: QuestionType, *, other: bool = False) -> Editor:
    closed = CHOICES if kind in (QuestionType.CHOICE, QuestionType.MULTI) else ()
    if kind is QuestionType.MATURITY:
        closed = tuple(Choice(str(n), f"Level {n}", description=f"As {n}") for n in range(5))
    question = Question(
        "Q1",
        "What <b>is</b> it?",
        kind,
        Who.PARTNER,
        Level.PROJECT,
        (),
        choices=closed or BUILT_IN_CHOICES.get(kind, ()),
        other=other,
        columns=COLUMNS if kind is QuestionType.TABLE else (),
    )
    editor = make_editor(question)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    QApplication.processEvents()
    return editor
