"""The keys of the answer tab in one table: key, what it does, one sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ddworkbook.gui.tr_mark import tr_mark

CONTEXT = "PageKeys"

# name -> (keys, sentence). None of them is taken by the window's own actions.
KEYS: Mapping[str, tuple[str, str]] = {
    "next_open": ("Ctrl+Down", tr_mark(CONTEXT, "Next question without an answer")),
    "previous_open": ("Ctrl+Up", tr_mark(CONTEXT, "Previous question without an answer")),
    "next_flag": ("Ctrl+Shift+Down", tr_mark(CONTEXT, "Next flag")),
    "previous_flag": ("Ctrl+Shift+Up", tr_mark(CONTEXT, "Previous flag")),
    "next_section": ("Alt+Down", tr_mark(CONTEXT, "Next section")),
    "previous_section": ("Alt+Up", tr_mark(CONTEXT, "Previous section")),
    "attach": ("Ctrl+E", tr_mark(CONTEXT, "Attach evidence to the question in hand")),
    "paste": ("Ctrl+V", tr_mark(CONTEXT, "Attach the file or picture of the clipboard")),
    "confirm": (
        "Ctrl+Return; Ctrl+Enter",
        tr_mark(CONTEXT, "Confirm the answer that came along, and go to the next"),
    ),
    "reopen": ("Ctrl+R", tr_mark(CONTEXT, "Reopen the held answer in hand")),
    "comment": ("Ctrl+Shift+C", tr_mark(CONTEXT, "Comment on the question in hand")),
    "jump": ("Ctrl+G", tr_mark(CONTEXT, "Go to a question by its code or by words")),
    "panel": ("F9", tr_mark(CONTEXT, "Show or hide the side panel")),
}


def add_keys(widget: QWidget, steps: Mapping[str, Callable[[], None]]) -> dict[str, QAction]:
    """Give a widget the keys for these steps, and return the actions by name."""
    made = {}
    for name, step in steps.items():
        keys, sentence = KEYS[name]
        action = QAction(QCoreApplication.translate(CONTEXT, sentence), widget)
        action.setObjectName(name)
        action.setShortcuts(QKeySequence.listFromString(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(step)
        widget.addAction(action)
        made[name] = action
    return made
