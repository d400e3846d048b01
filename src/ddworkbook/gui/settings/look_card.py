"""Choose the look; it applies at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from ddworkbook.core.tokens import DARK, HIGH_CONTRAST, LIGHT
from ddworkbook.gui.theme import SYSTEM
from ddworkbook.gui.widgets.card import Card


class LookCard(Card):
    """Signals: look_chosen(str) with one of theme.CHOICES."""

    look_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Look"), parent)
        self.buttons: dict[str, QRadioButton] = {}
        for choice, words in (
            (SYSTEM, self.tr("As the s&ystem has it")),
            (LIGHT.name, self.tr("&Light")),
            (DARK.name, self.tr("Dar&k")),
            (HIGH_CONTRAST.name, self.tr("High &contrast")),
        ):
            button = QRadioButton(words, self)
            button.clicked.connect(partial(self._on_button_clicked, choice))
            self.buttons[choice] = button
            self.body.addWidget(button)

    def show_look(self, choice: str) -> None:
        """Mark the look that is on."""
        self.buttons.get(choice, self.buttons[SYSTEM]).setChecked(True)

    def _on_button_clicked(self, choice: str, _checked: bool = False) -> None:
        self.look_chosen.emit(choice)
