from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ddworkbook.gui.widgets.form_fields import ChoiceField, DateField, NumberField


def choice() -> ChoiceField:
    field = ChoiceField()
    field.addItems(["University", "Institute", "NGO"])
    field.setCurrentIndex(1)
    return field


def number() -> NumberField:
    field = NumberField()
    field.setValue(5)
    return field


def value_of(field: QWidget) -> object:
    return field.property(field.metaObject().userProperty().name())


def turn_wheel(field: QWidget) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.wheelEvent(event)
    return event


@pytest.mark.parametrize("make", [number, choice, lambda: DateField(QDate(2027, 3, 1))])
def test_scrolling_the_page_changes_no_answer(qtbot: QtBot, make: object) -> None:
    field = make()
    qtbot.addWidget(field)
    before = value_of(field)
    assert not turn_wheel(field).isAccepted()
    assert value_of(field) == before


@pytest.mark.parametrize("make", [number, choice, lambda: DateField(QDate(2027, 3, 1))])
def test_the_wheel_works_in_the_field_in_use(qtbot: QtBot, make: object) -> None:
    field = make()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    before = value_of(field)
    turn_wheel(field)
    assert value_of(field) != before


def test_a_date_is_written_the_same_in_every_language(qtbot: QtBot) -> None:
    field = DateField(QDate(2027, 3, 1))
    qtbot.addWidget(field)
    assert field.text() == "2027-03-01"


def test_no_day_of_the_calendar_looks_like_a_red_rating(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    for day in Qt.DayOfWeek:
        ink = field.calendarWidget().weekdayTextFormat(day).foreground()
        assert ink.style() == Qt.BrushStyle.NoBrush


def test_a_long_choice_does_not_widen_the_page(qtbot: QtBot) -> None:
    field = ChoiceField()
    qtbot.addWidget(field)
    field.addItem("x" * 500)
    assert field.sizeHint().width() < 400
