from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.expression import parse_expression
from ddworkbook.core.questionnaire import Choice, Level, Question, QuestionType, Who
from ddworkbook.gui.editors.choice_editor import ChoiceEditor
from ddworkbook.gui.editors.money_editor import MoneyEditor
from ddworkbook.gui.editors.multi_editor import MultiEditor
from ddworkbook.gui.editors.number_editor import NumberEditor, limits_text
from ddworkbook.gui.editors.registry import make_editor
from tests.gui.driving import says

TOWNS = (Choice("kisumu", "Kisumu"), Choice("garissa", "Garissa"), Choice("tamale", "Tamale"))


def towns(kind: QuestionType, *, other: bool = False) -> Question:
    return Question(
        "T1",
        "Where?",
        kind,
        Who.PARTNER,
        Level.PROJECT,
        (),
        choices=TOWNS,
        choice_filter=parse_expression("country = ${C1}", attributes=True),
        other=other,
    )


def number(kind: QuestionType, **limits: object) -> Question:
    bare = Question("N1", "How many?", kind, Who.PARTNER, Level.PROJECT, ())
    return replace(bare, **limits)


def shown(editor: ChoiceEditor | MultiEditor) -> list[str]:
    QApplication.processEvents()
    return [
        choice.value
        for choice, button in zip(editor.choices, editor.buttons, strict=True)
        if button.isVisible()
    ]


def test_only_what_is_offered_can_be_seen_and_the_keys_count_that(qtbot: QtBot) -> None:
    editor = make_editor(towns(QuestionType.CHOICE))
    assert isinstance(editor, ChoiceEditor)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_offered(("garissa", "tamale"))
    assert shown(editor) == ["garissa", "tamale"]
    with qtbot.waitSignal(editor.edited) as said:
        qtbot.keyClick(editor.first_field(), Qt.Key.Key_2)
    assert said.args == ["tamale"]
    with qtbot.assertNotEmitted(editor.edited):
        qtbot.keyClick(editor.first_field(), Qt.Key.Key_3)


def test_a_choice_that_is_offered_no_more_is_seen_until_another_is_chosen(qtbot: QtBot) -> None:
    editor = make_editor(towns(QuestionType.CHOICE))
    assert isinstance(editor, ChoiceEditor)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_value("kisumu")
    editor.set_offered(("tamale",))
    assert shown(editor) == ["kisumu", "tamale"]
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_2)
    editor.set_offered(("tamale",))
    assert shown(editor) == ["tamale"]


def test_several_ticked_ones_are_seen_beside_what_is_offered(qtbot: QtBot) -> None:
    editor = make_editor(towns(QuestionType.MULTI, other=True))
    assert isinstance(editor, MultiEditor)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_offered(("garissa",))
    editor.set_value(["tamale"])
    assert shown(editor) == ["garissa", "tamale", "other"]
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_1)
    assert editor.value() == ["garissa", "tamale"]


@pytest.mark.parametrize("kind", [QuestionType.CHOICE, QuestionType.MULTI])
def test_it_says_so_while_nothing_can_be_chosen(qtbot: QtBot, kind: QuestionType) -> None:
    editor = make_editor(towns(kind))
    qtbot.addWidget(editor)
    editor.show()
    editor.set_offered(())
    assert says(editor, "Nothing can be chosen yet")
    qtbot.keyClick(editor, Qt.Key.Key_1)
    assert editor.value() is None
    editor.set_offered(("kisumu",))
    assert not says(editor, "Nothing can be chosen yet")


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({}, ""),
        ({"minimum": Decimal(1), "maximum": Decimal("1E+3")}, "1 to 1,000"),
        ({"minimum": Decimal(0)}, "0 or more"),
        ({"maximum": Decimal("2.5"), "step": Decimal("0.5")}, "2.5 or less, in steps of 0.5"),
        ({"step": Decimal(5)}, "in steps of 5"),
    ],
)
def test_the_limits_of_a_number_are_said_beside_it(
    qtbot: QtBot, limits: dict[str, Decimal], words: str
) -> None:
    question = number(QuestionType.DECIMAL, **limits)
    assert limits_text(question) == words
    editor = make_editor(question)
    assert isinstance(editor, NumberEditor)
    qtbot.addWidget(editor)
    editor.show()
    assert editor.field.accessibleDescription() == words
    assert not words or says(editor, words)


def test_money_offers_the_currencies_that_the_question_takes(qtbot: QtBot) -> None:
    editor = make_editor(number(QuestionType.MONEY, currencies=("KES", "UGX")))
    assert isinstance(editor, MoneyEditor)
    qtbot.addWidget(editor)
    boxes = [editor.currency.itemText(n) for n in range(editor.currency.count())]
    assert boxes == ["KES", "UGX"]
