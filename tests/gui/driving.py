"""Drives the window as a person does: looks for what is on the screen, types and clicks there.

Dialogs are modal, so what is done in them is said before they open: `with answering(Kind, steps):`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QScrollArea,
    QWidget,
)

D = TypeVar("D", bound=QWidget)
Found = TypeVar("Found", bound=QWidget)

LOOK_EVERY_MS = 5
# A net for a dialog that never comes or never closes; no test waits for it when all is well.
PATIENCE_MS = 15_000
# Wrapped text finds its height only after a few rounds of layout.
ROUNDS = 10


@contextmanager
def answering(kind: type[D], act: Callable[[D], object]) -> Iterator[None]:
    """Act on the next modal dialog of a kind as soon as it shows.

    The dialog has to be closed by what is done in it; when it is not, it is taken away and the test
    fails instead of waiting for ever.
    """
    watch = _Watch(kind, act)
    watch.timer.start()
    try:
        yield
    finally:
        watch.timer.stop()
        _come_back()
    if watch.error is not None:
        raise watch.error
    assert watch.seen, f"no {kind.__name__} was shown"


def _come_back() -> None:
    """Give the keyboard back to the window, as the window manager does when a dialog closes."""
    QApplication.processEvents()
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    if QApplication.activeWindow() is None and shown:
        shown[0].activateWindow()
        QApplication.processEvents()


class _Watch:
    def __init__(self, kind: type[D], act: Callable[[D], object]) -> None:
        self.kind, self.act = kind, act
        self.seen = False
        self.error: BaseException | None = None
        self.looks = 0
        self.timer = QTimer()
        self.timer.setInterval(LOOK_EVERY_MS)
        self.timer.timeout.connect(self._look)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        self.looks += 1
        if isinstance(dialog, self.kind):
            self.timer.stop()
            self.seen = True
            self._act_on(dialog)
        elif self.looks * LOOK_EVERY_MS > PATIENCE_MS and dialog is not None:
            self.timer.stop()
            self._give_up(dialog, AssertionError(f"{dialog!r} instead of {self.kind.__name__}"))

    def _act_on(self, dialog: QWidget) -> None:
        try:
            self.act(dialog)
        except BaseException as error:
            self._give_up(dialog, error)
            return
        if dialog.isVisible():
            said = texts(dialog)
            self._give_up(dialog, AssertionError(f"the dialog is still open and says: {said}"))

    def _give_up(self, dialog: QWidget, error: BaseException) -> None:
        self.error = error
        if isinstance(dialog, QDialog):
            dialog.reject()
        else:
            dialog.close()


def click(widget: QWidget) -> None:
    """Click on a widget that can be seen and used."""
    reach(widget)
    assert not widget.visibleRegion().isEmpty(), f"{name_of(widget)} cannot be seen"
    assert widget.isEnabled(), f"{name_of(widget)} is disabled: {widget.toolTip()}"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=_hot_spot(widget))


def type_into(widget: QWidget, text: str) -> None:
    """Replace what a field holds by typing."""
    reach(widget)
    assert widget.isVisible(), f"{name_of(widget)} cannot be seen"
    assert widget.isEnabled(), f"{name_of(widget)} is disabled: {widget.toolTip()}"
    widget.setFocus()
    QTest.keySequence(widget, "Ctrl+A")
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClicks(widget, line)


def press(widget: QWidget, keys: str) -> None:
    """Press a key sequence such as "Ctrl+Down"."""
    QTest.keySequence(widget, keys)


def choose(combo: QComboBox, text: str) -> None:
    """Choose an item of a drop-down list with the keyboard."""
    wanted = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert wanted >= 0, f"{text} is not among {[combo.itemText(n) for n in range(combo.count())]}"
    combo.setFocus()
    press(combo, "Home")
    for _step in range(wanted):
        press(combo, "Down")
    assert combo.currentIndex() == wanted


def button(parent: QWidget, text: str) -> QAbstractButton:
    """Return the visible button with this text (shortcut marks do not count)."""
    buttons = parent.findChildren(QAbstractButton)
    shown = [one for one in buttons if one.isVisible()]
    found = [one for one in shown if plain(one.text()) == text]
    assert found, f"no button {text!r} among {[plain(one.text()) for one in shown]}"
    return found[0]


def ok(dialog: QDialog) -> None:
    """Press the button of a dialog that accepts."""
    box = dialog.findChild(QDialogButtonBox)
    click(box.button(QDialogButtonBox.StandardButton.Ok))


def agree(box: QMessageBox) -> None:
    """Press the button of a message box that agrees."""
    click(box.defaultButton() or box.buttons()[0])


def only(parent: QWidget, kind: type[Found]) -> Found:
    """Return the one visible widget of a kind."""
    found = [one for one in parent.findChildren(kind) if one.isVisible()]
    assert len(found) == 1, f"{len(found)} visible {kind.__name__}"
    return found[0]


def texts(parent: QWidget) -> list[str]:
    """Return every text that can be read in a widget."""
    # What was added a moment ago is shown when the event loop comes to it.
    QApplication.processEvents()
    found = []
    for widget in parent.findChildren(QWidget):
        text = getattr(widget, "text", None) or getattr(widget, "word", None)
        if widget.isVisible() and callable(text) and text():
            found.append(plain(str(text())) if isinstance(widget, QAbstractButton) else text())
    return found


def says(parent: QWidget, text: str) -> bool:
    """Return True when a text can be read somewhere in a widget."""
    return any(text in found for found in texts(parent))


def reach(widget: QWidget) -> None:
    """Wait until a widget has its place on the screen, and scroll until it can be seen."""
    for _round in range(ROUNDS):
        QApplication.processEvents()
        if not widget.visibleRegion().isEmpty():
            return
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()


def plain(text: str) -> str:
    """Return the text of a button as it is read."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def name_of(widget: QWidget) -> str:
    """Return how a widget is called in a message."""
    text = getattr(widget, "text", None)
    return f"{type(widget).__name__} {plain(str(text())) if callable(text) else ''!r}"


def _hot_spot(widget: QWidget):
    """Return where a person would click: on a box or dot, else in the middle."""
    middle = widget.rect().center()
    if type(widget).__name__ in {"QCheckBox", "QRadioButton"}:
        middle.setX(10)
    return middle
