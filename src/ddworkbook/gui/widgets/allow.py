"""A button that cannot be pressed says why."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from ddworkbook.gui.widgets.plain_text import tool_tip


def allow(button: QAbstractButton, refusal: str, sentence: str = "") -> None:
    """Enable a button, or disable it and say why; `sentence` says what it does."""
    button.setEnabled(not refusal)
    button.setToolTip(tool_tip(refusal or sentence))
    button.setStatusTip(refusal or sentence)
