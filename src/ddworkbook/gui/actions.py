"""Every action of the window in one table: its name, its key, one sentence. Each has one place.

It decides nothing: the window connects the actions and says when they can be used.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ddworkbook.gui.icons import icon
from ddworkbook.gui.tr_mark import tr_mark
from ddworkbook.gui.widgets.plain_text import button_text


@dataclass(frozen=True)
class ActionSpec:
    """One action. `menu` is the menu it lives in; `keys` a portable key sequence or ""."""

    id: str
    menu: str
    text: str
    sentence: str
    keys: str = ""
    icon: str = ""
    needs_workbook: bool = True


def _spec(
    id_: str,
    menu: str,
    text: str,
    sentence: str,
    keys: str = "",
    icon_name: str = "",
    free: bool = False,
) -> ActionSpec:
    return ActionSpec(id_, menu, text, sentence, keys, icon_name, not free)


CONTEXT = "Actions"
MENUS = (tr_mark(CONTEXT, "&File"), tr_mark(CONTEXT, "&Edit"), tr_mark(CONTEXT, "&Go"))
FILE, EDIT, GO = MENUS

ACTIONS: tuple[ActionSpec, ...] = (
    _spec(
        "new",
        FILE,
        tr_mark(CONTEXT, "&New workbook…"),
        tr_mark(CONTEXT, "Make an empty workbook file."),
        "Ctrl+N",
        "new",
        free=True,
    ),
    _spec(
        "open",
        FILE,
        tr_mark(CONTEXT, "&Open workbook…"),
        tr_mark(CONTEXT, "Open a workbook file."),
        "Ctrl+O",
        "open",
        free=True,
    ),
    _spec(
        "sample",
        FILE,
        tr_mark(CONTEXT, "Open a &sample workbook…"),
        tr_mark(CONTEXT, "Make a workbook with invented partners, to look around in."),
        "",
        "folder",
        free=True,
    ),
    _spec(
        "backup",
        FILE,
        tr_mark(CONTEXT, "&Back up to…"),
        tr_mark(CONTEXT, "Write a checked copy of the workbook to another place."),
        "Ctrl+Shift+S",
        "backup",
    ),
    _spec(
        "check",
        FILE,
        tr_mark(CONTEXT, "&Check this workbook"),
        tr_mark(CONTEXT, "Look for anything changed or damaged outside the program."),
        "",
        "verified",
    ),
    _spec(
        "person",
        FILE,
        tr_mark(CONTEXT, "&Who am I…"),
        tr_mark(CONTEXT, "Say who works here, or let somebody else work here."),
        "Ctrl+Shift+P",
        "person",
    ),
    _spec(
        "close",
        FILE,
        tr_mark(CONTEXT, "C&lose workbook"),
        tr_mark(CONTEXT, "Close the workbook; everything is already saved."),
        "Ctrl+W",
        "close",
    ),
    _spec(
        "quit",
        FILE,
        tr_mark(CONTEXT, "&Quit"),
        tr_mark(CONTEXT, "Close the program; everything is already saved."),
        "Ctrl+Q",
        "",
        free=True,
    ),
    _spec(
        "undo",
        EDIT,
        tr_mark(CONTEXT, "&Undo"),
        tr_mark(CONTEXT, "Take back your last change to this assessment."),
        "Ctrl+Z",
        "undo",
    ),
    _spec(
        "redo",
        EDIT,
        tr_mark(CONTEXT, "&Redo"),
        tr_mark(CONTEXT, "Make the change again that you took back."),
        "Ctrl+Shift+Z",
        "redo",
    ),
    _spec(
        "find",
        EDIT,
        tr_mark(CONTEXT, "&Find"),
        tr_mark(CONTEXT, "Go to the search field of this page."),
        "Ctrl+F",
        "search",
    ),
    _spec(
        "palette",
        GO,
        tr_mark(CONTEXT, "&Do anything…"),
        tr_mark(CONTEXT, "Find any action or page by its name."),
        "Ctrl+K",
        "command",
        free=True,
    ),
)


# Characters of a label that says what an action would do.
LONGEST_LABEL = 60


class MenuAction(QAction):
    """An action made from its row of the table."""

    def __init__(self, spec: ActionSpec, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate(CONTEXT, spec.text), parent)
        self.spec = spec
        self._sentence = QCoreApplication.translate(CONTEXT, spec.sentence)
        self.setObjectName(spec.id)
        self.setStatusTip(self._sentence)
        self.setToolTip(self._sentence)
        if spec.keys:
            self.setShortcut(QKeySequence(spec.keys))
            self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if spec.icon:
            self.setIcon(icon(spec.icon))

    def say(self, label: str) -> None:
        """Be called so, cut to what fits into a menu; "" for its own name."""
        own = QCoreApplication.translate(CONTEXT, self.spec.text)
        words = f"{label[:LONGEST_LABEL].rstrip()}…" if len(label) > LONGEST_LABEL else label
        self.setText(button_text(words) or own)

    def allow(self, refusal: str) -> None:
        """Enable the action, or disable it and say why."""
        self.setEnabled(not refusal)
        self.setStatusTip(refusal or self._sentence)
        self.setToolTip(refusal or self._sentence)
