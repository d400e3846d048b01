"""The keys that choose: 1 to 9 for the choices in their order, 0 for none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

CLEARS = 0


def pressed_number(event: QKeyEvent) -> int | None:
    """Return the number of a plain digit key, also on the number pad; None for other keys.

    Delete counts as 0.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return None
    if event.key() == Qt.Key.Key_Delete:
        return CLEARS
    number = event.key() - int(Qt.Key.Key_0)
    return number if 0 <= number <= 9 else None
