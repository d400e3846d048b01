"""Lets a dialog stay open with what was typed, while a use case says no.

Not here: refusals outside dialogs, which the bridge announces.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.core.text_runs import visible
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.widgets.roles import set_role
from ddworkbook.usecases.session import Changed

P = ParamSpec("P")


def attempt(
    bridge: Bridge, use_case: Callable[P, Changed], *args: P.args, **kwargs: P.kwargs
) -> str:
    """Run a use case for a dialog; return why it was refused, or "" when it went well."""
    # Opening a key takes a moment on purpose: its passphrase is stretched.
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        change = use_case(*args, **kwargs)
    except DdworkbookError as error:
        return "\n".join([error.sentence, *(f"• {detail}" for detail in error.details)])
    finally:
        QGuiApplication.restoreOverrideCursor()
    bridge.announce(change)
    return ""


def name_ok(buttons: QDialogButtonBox, text: str) -> None:
    """Say on the button that accepts what it does."""
    ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
    ok.setText(text)
    # Its role, not Qt's idea of a default button, lets it take the width of its bold text.
    set_role(ok, "primary")


def show_problem(label: QLabel, buttons: QDialogButtonBox, problem: str) -> None:
    """Say quietly what is still missing, and disable the button for so long."""
    _say(label, problem, "muted")
    ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
    ok.setEnabled(not problem)
    ok.setToolTip(problem)


def show_refusal(label: QLabel, refusal: str) -> None:
    """Say clearly why it was refused; everything that was typed stays."""
    _say(label, refusal, "danger")


def _say(label: QLabel, text: str, role: str) -> None:
    label.setText(visible(text))
    label.setVisible(bool(text))
    set_role(label, role)
