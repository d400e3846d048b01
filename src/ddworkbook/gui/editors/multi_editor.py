"""Editor for several of the choices: check boxes.

A choice that stands alone excludes the others.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Choice, Question
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.choice_editor import lay_out_choices
from ddworkbook.gui.editors.choice_row import ChoiceRow
from ddworkbook.gui.editors.number_keys import CLEARS, pressed_number
from ddworkbook.gui.widgets.plain_text import button_text


class MultiEditor(Editor):
    """Check boxes in the order of the choices."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.buttons: list[QCheckBox] = []
        self._is_read_only = False
        lay_out_choices(self, question.choices, self._add_button)

    def value(self) -> JsonValue:
        """Return the values in the order of the choices, None when none is ticked."""
        pairs = zip(self.question.choices, self.buttons, strict=True)
        return [choice.value for choice, button in pairs if button.isChecked()] or None

    def set_value(self, value: JsonValue) -> None:
        """Tick these values."""
        ticked = set(value) if isinstance(value, list | tuple) else set()
        for choice, button in zip(self.question.choices, self.buttons, strict=True):
            button.setChecked(choice.value in ticked)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody tick; what is ticked stays readable."""
        self._is_read_only = read_only
        for button in self.buttons:
            button.setEnabled(not read_only or button.isChecked())
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, read_only)
            button.setFocusPolicy(
                Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus
            )

    def first_field(self) -> QWidget:
        """Return the first box."""
        return self.buttons[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick by number; 0 or Delete unticks all."""
        number = pressed_number(event)
        if number is None or self._is_read_only or number > len(self.buttons):
            super().keyPressEvent(event)
        elif number == CLEARS:
            self.set_value(None)
            self._say()
        else:
            self.buttons[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            self.buttons[number - 1].click()

    def _add_button(self, number: int, choice: Choice, wraps: bool) -> QWidget:
        button = QCheckBox("" if wraps else button_text(choice.label), self)
        button.setAccessibleDescription(self.question.text)
        button.setToolTip(self.tr("Key {number}").format(number=number + 1))
        button.clicked.connect(partial(self._on_button_clicked, number))
        self.buttons.append(button)
        return ChoiceRow(button, choice.label, self) if wraps else button

    def _on_button_clicked(self, number: int) -> None:
        if self.buttons[number].isChecked():
            self._exclude(number)
        self._say()

    def _exclude(self, number: int) -> None:
        """Untick what cannot stand beside the choice that was ticked."""
        is_alone = self.question.choices[number].alone
        for other, choice in enumerate(self.question.choices):
            if other != number and (is_alone or choice.alone):
                self.buttons[other].setChecked(False)
