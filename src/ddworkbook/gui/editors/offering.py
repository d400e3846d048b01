"""Which choices of a list can be seen: those that its filter offers, and one that stands already.

Not here: what the filter says (core/walkthrough/offering.py).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from ddworkbook.core.questionnaire import OTHER, Choice
from ddworkbook.gui.widgets.plain_label import PlainLabel


class Offering:
    """Shows and hides the rows of choices; `note` says so while there is nothing to choose."""

    def __init__(
        self, choices: Sequence[Choice], buttons: Sequence[QAbstractButton], editor: QWidget
    ) -> None:
        self._choices, self._buttons, self._editor = choices, buttons, editor
        self._offered: tuple[str, ...] | None = None
        self.note = PlainLabel(_nothing(), editor, wrap=True, role="muted")
        self.note.hide()
        self.numbers = list(range(len(choices)))

    def set_offered(self, offered: tuple[str, ...] | None) -> None:
        """Offer these values; None offers all."""
        self._offered = offered

    def show(self, chosen: Collection[str]) -> None:
        """Show what is offered and what is chosen, with the keys that choose it."""
        if self._offered is None and len(self.numbers) == len(self._choices):
            return
        self.numbers = [n for n, one in enumerate(self._choices) if self._is_shown(one, chosen)]
        for number, button in enumerate(self._buttons):
            around = button.parentWidget()
            row = button if around is None or around is self._editor else around
            row.setVisible(number in self.numbers)
        for key, number in enumerate(self.numbers, start=1):
            self._buttons[number].setToolTip(key_tip(key))
        self.note.setVisible(not self.numbers)

    def at(self, key: int) -> int | None:
        """Return which choice the key of this number chooses, counted from 1 among the shown."""
        return self.numbers[key - 1] if 0 < key <= len(self.numbers) else None

    def _is_shown(self, choice: Choice, chosen: Collection[str]) -> bool:
        offered = self._offered
        return offered is None or choice.value in (*offered, OTHER, *chosen)


def key_tip(key: int) -> str:
    """Return which key chooses; the digits end at 9."""
    words = QCoreApplication.translate("Offering", "Key {number}")
    return words.format(number=key) if key <= 9 else ""


def _nothing() -> str:
    return QCoreApplication.translate(
        "Offering", "Nothing can be chosen yet: what is offered depends on another answer."
    )
