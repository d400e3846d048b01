"""Editor for one of several choices: radio buttons, number keys, and a way back to no answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import OTHER, Choice, Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.choice_row import ChoiceRow
from ddworkbook.gui.editors.number_keys import CLEARS, pressed_number
from ddworkbook.gui.editors.offering import Offering, key_tip
from ddworkbook.gui.editors.other_field import OtherField, offered_choices, other_words
from ddworkbook.gui.widgets.plain_text import button_text

# Choices stand side by side while all of them together are no longer than this.
LETTERS_IN_A_ROW = 44


class ChoiceEditor(Editor):
    """Radio buttons in the order of the choices."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        self._is_read_only = False
        self.choices = offered_choices(question)
        self.other = OtherField(question, self) if question.other else None
        lay_out_choices(self, self.choices, self._add_button, self.other)
        self.offering = Offering(self.choices, self.buttons, self)
        if question.choice_filter is not None and (layout := self.layout()) is not None:
            layout.addWidget(self.offering.note)
        if self.other is not None:
            self.other.text_edited.connect(self._on_other_text_edited)
        self.group.idClicked.connect(self._on_group_id_clicked)
        self._set_tab_stops()

    def value(self) -> JsonValue:
        """Return the value of the choice, None when none is chosen."""
        number = self.group.checkedId()
        if self.other is not None and number == len(self.choices) - 1:
            return self.other.value()
        return self.choices[number].value if number >= 0 else None

    def set_value(self, value: JsonValue) -> None:
        """Choose a value; anything that is no choice leaves none chosen."""
        if self.other is not None:
            self.other.show_value(value)
            value = OTHER if other_words(value) is not None else value
        number = next((n for n, c in enumerate(self.choices) if c.value == value), -1)
        if number >= 0:
            self.buttons[number].setChecked(True)
        elif (checked := self.group.checkedButton()) is not None:
            self.group.setExclusive(False)
            checked.setChecked(False)
            self.group.setExclusive(True)
        self._show_offered()

    def set_offered(self, offered: tuple[str, ...] | None) -> None:
        """Show the choices of these values, and the one that is chosen."""
        self.offering.set_offered(offered)
        self._show_offered()

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody choose; the choice that was made stays readable."""
        self._is_read_only = read_only
        if self.other is not None:
            self.other.field.set_read_only(read_only)
        for button in self.buttons:
            button.setEnabled(not read_only)

    def first_field(self) -> QWidget:
        """Return the button that is chosen, else the first that can be seen."""
        shown = self.offering.numbers
        return self.group.checkedButton() or self.buttons[shown[0] if shown else 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number; 0 or Delete clears."""
        number = pressed_number(event)
        last = len(self.offering.numbers)
        if number is None or self._is_read_only or number > last:
            super().keyPressEvent(event)
        else:
            self.choose(number)

    def choose(self, number: int) -> None:
        """Choose the choice of this number, counted from 1 among the shown, or none for 0."""
        if (wanted := self.offering.at(number)) is not None:
            self.buttons[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
            if self.group.checkedId() != wanted:
                self.buttons[wanted].click()
        elif number == CLEARS and self.group.checkedId() >= 0:
            self.set_value(None)
            self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
            self._say()

    def _add_button(self, number: int, choice: Choice, wraps: bool) -> QWidget:
        button = QRadioButton("" if wraps else button_text(choice.label), self)
        button.setAccessibleDescription(self.question.text)
        button.setToolTip(key_tip(number + 1))
        self.group.addButton(button, number)
        self.buttons.append(button)
        if not wraps:
            return button
        return ChoiceRow(button, choice.label, self, choice.description)

    @Slot(int)
    def _on_group_id_clicked(self, number: int) -> None:
        self._set_tab_stops()
        if self.other is not None:
            is_other = number == len(self.choices) - 1
            self.other.setVisible(is_other)
            if is_other:
                self.other.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._say()

    @Slot()
    def _on_other_text_edited(self) -> None:
        self._say()

    def flush(self) -> None:
        """Say what was typed."""
        if self.other is not None:
            self.other.flush()

    def is_pending(self) -> bool:
        """Return True while "Other" is chosen and being written."""
        if self.other is None:
            return False
        return self.other.is_pending() or self.value() == {"other": ""}

    def _show_offered(self) -> None:
        number = self.group.checkedId()
        self.offering.show((self.choices[number].value,) if number >= 0 else ())
        self._set_tab_stops()

    def _set_tab_stops(self) -> None:
        """Make one stop of the whole group, also while nothing is chosen."""
        stop = self.first_field()
        for button in self.buttons:
            is_stop = button is stop
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )


def lay_out_choices(
    editor: Editor,
    choices: Sequence[Choice],
    add: Callable[[int, Choice, bool], QWidget],
    last: QWidget | None = None,
) -> None:
    """Put the buttons side by side while they are short, else below each other; `last` below."""
    letters = sum(len(choice.label) + 6 for choice in choices)
    described = any(choice.description for choice in choices)
    filtered = editor.question.choice_filter is not None
    wraps = described or filtered or last is not None or letters > LETTERS_IN_A_ROW + 6
    layout: QLayout = QVBoxLayout(editor) if wraps else QHBoxLayout(editor)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(1) if wraps else space(6))
    for number, choice in enumerate(choices):
        layout.addWidget(add(number, choice, wraps))
    if last is not None:
        layout.addWidget(last)
    if isinstance(layout, QHBoxLayout):
        layout.addStretch(1)
