"""Editor for several of the choices: check boxes.

A choice that stands alone excludes the others.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import OTHER, Choice, Question
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.choice_editor import lay_out_choices
from ddworkbook.gui.editors.choice_row import ChoiceRow
from ddworkbook.gui.editors.number_keys import CLEARS, pressed_number
from ddworkbook.gui.editors.offering import Offering, key_tip
from ddworkbook.gui.editors.other_field import OtherField, offered_choices, other_words
from ddworkbook.gui.widgets.plain_text import button_text


class MultiEditor(Editor):
    """Check boxes in the order of the choices."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.buttons: list[QCheckBox] = []
        self._is_read_only = False
        self.choices = offered_choices(question)
        self.other = OtherField(question, self) if question.other else None
        lay_out_choices(self, self.choices, self._add_button, self.other)
        self.offering = Offering(self.choices, self.buttons, self)
        if question.choice_filter is not None and (layout := self.layout()) is not None:
            layout.addWidget(self.offering.note)
        if self.other is not None:
            self.other.text_edited.connect(self._on_other_text_edited)

    def value(self) -> JsonValue:
        """Return the values in the order of the choices, None when none is ticked."""
        pairs = zip(self.question.choices, self.buttons, strict=False)
        ticked: list[JsonValue] = [choice.value for choice, box in pairs if box.isChecked()]
        if self.other is not None and self.buttons[-1].isChecked():
            ticked.append(self.other.value())
        return ticked or None

    def set_value(self, value: JsonValue) -> None:
        """Tick these values."""
        given = list(value) if isinstance(value, list | tuple) else []
        if self.other is not None:
            other = next((item for item in given if other_words(item) is not None), None)
            self.other.show_value(other)
            given = [OTHER if item is other else item for item in given]
        for choice, button in zip(self.choices, self.buttons, strict=True):
            button.setChecked(choice.value in given)
        self._show_offered()

    def set_offered(self, offered: tuple[str, ...] | None) -> None:
        """Show the choices of these values, and those that are ticked."""
        self.offering.set_offered(offered)
        self._show_offered()

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody tick; what is ticked stays readable."""
        self._is_read_only = read_only
        if self.other is not None:
            self.other.field.set_read_only(read_only)
        for button in self.buttons:
            button.setEnabled(not read_only)

    def first_field(self) -> QWidget:
        """Return the first box that can be seen."""
        shown = self.offering.numbers
        return self.buttons[shown[0] if shown else 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick by number; 0 or Delete unticks all."""
        number = pressed_number(event)
        wanted = None if number is None else self.offering.at(number)
        if self._is_read_only or (wanted is None and number != CLEARS):
            super().keyPressEvent(event)
        elif wanted is None:
            self.set_value(None)
            self._say()
        else:
            self.buttons[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
            self.buttons[wanted].click()

    def _add_button(self, number: int, choice: Choice, wraps: bool) -> QWidget:
        button = QCheckBox("" if wraps else button_text(choice.label), self)
        button.setAccessibleDescription(self.question.text)
        button.setToolTip(key_tip(number + 1))
        button.clicked.connect(partial(self._on_button_clicked, number))
        self.buttons.append(button)
        if not wraps:
            return button
        return ChoiceRow(button, choice.label, self, choice.description)

    def flush(self) -> None:
        """Say what was typed."""
        if self.other is not None:
            self.other.flush()

    def is_pending(self) -> bool:
        """Return True while "Other" is ticked and being written."""
        if self.other is None:
            return False
        empty = self.buttons[-1].isChecked() and self.other.value() == {"other": ""}
        return empty or self.other.is_pending()

    def _show_offered(self) -> None:
        pairs = zip(self.choices, self.buttons, strict=True)
        self.offering.show([choice.value for choice, box in pairs if box.isChecked()])

    def _on_button_clicked(self, number: int) -> None:
        ticked = self.buttons[number].isChecked()
        if ticked:
            self._exclude(number)
        if self.other is not None:
            self.other.setVisible(self.buttons[-1].isChecked())
            if ticked and number == len(self.buttons) - 1:
                self.other.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._say()

    def _on_other_text_edited(self) -> None:
        self._say()

    def _exclude(self, number: int) -> None:
        """Untick what cannot stand beside the choice that was ticked."""
        is_alone = self.choices[number].alone
        for other, choice in enumerate(self.choices):
            if other != number and (is_alone or choice.alone):
                self.buttons[other].setChecked(False)
