"""What a screen reader finds: every control has a name, and the keyboard reaches all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ddworkbook.gui.composition import PAGES, Application
from ddworkbook.gui.dialogs.introduce_dialog import IntroduceDialog
from ddworkbook.gui.dialogs.key_dialog import KeyDialog
from ddworkbook.gui.dialogs.new_workbook_dialog import NewWorkbookDialog
from ddworkbook.gui.place import ASSESSMENTS, PARTNERS, Place
from ddworkbook.gui.theme import apply_theme
from tests.gui.staged import Stages

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
# Ways through the tab chain that Qt makes itself; their outer widget carries the name.
INNER = ("qt_spinbox_lineedit", "qt_scrollarea_viewport", "qt_tableview_cornerbutton")
LABEL = QAccessible.RelationFlag.Label


def controls(window: QWidget) -> Iterator[QWidget]:
    """Give every control that a person can use on what is shown."""
    for widget in window.findChildren(QWidget):
        inner = widget.objectName() in INNER or isinstance(
            widget.parentWidget(), QComboBox | QAbstractSpinBox
        )
        usable = widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if isinstance(widget, INTERACTIVE) and usable and not inner:
            yield widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says first; of a combo box it is the label, not the value.

    A combo box gives its current value as its name on Linux, whatever its accessible name is.
    """
    interface = QAccessible.queryAccessibleInterface(widget)
    labels = [other.text(QAccessible.Text.Name) for other, _kind in interface.relations(LABEL)]
    if isinstance(widget, QComboBox):
        return " ".join(labels) or widget.accessibleName()
    return interface.text(QAccessible.Text.Name) or " ".join(labels)


def unnamed(window: QWidget) -> list[str]:
    """Return the controls without a name, each with the way to it."""
    return [_way(widget) for widget in controls(window) if not name_of(widget).strip()]


def _way(widget: QWidget) -> str:
    """Return the classes and object names from the window down to a widget."""
    steps = []
    at: QWidget | None = widget
    while at is not None and len(steps) < 5:
        steps.append(f"{type(at).__name__}({at.objectName()})")
        at = at.parentWidget()
    return " < ".join(steps)


def reached(window: QWidget) -> set[QWidget]:
    """Return what the tab key comes to, walking the chain once around."""
    found: set[QWidget] = set()
    at = window.nextInFocusChain()
    while at is not None and at not in found and at is not window:
        found.add(at)
        at = at.nextInFocusChain()
    return found


@pytest.fixture
def application(qtbot: QtBot, stages: Stages, tmp_path: Path) -> Iterator[Application]:
    """Return the whole window on a workbook with a flagged, half-reviewed assessment."""
    stage = stages.at("stopped", tmp_path)
    path = stage.session.workbook.path
    world = stage.session.world
    stage.close()
    QAccessible.setActive(True)
    made = Application(world)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.show()
    made.keeper.open_path(path)
    qtbot.waitUntil(lambda: made.bridge.is_open)
    yield made
    made.keeper.close()


def places(application: Application) -> Iterator[Place]:
    """Give every page, and the pages of one partner and one assessment."""
    for name in PAGES:
        yield Place(name)
    workbook = application.bridge.session.workbook
    yield Place(PARTNERS, str(workbook.rows("SELECT id FROM partner")[0][0]))
    yield Place(ASSESSMENTS, str(workbook.rows("SELECT id FROM assessment")[0][0]))


def faults_on_all_pages(application: Application) -> tuple[dict[str, list[str]], int]:
    """Return the controls without a name by place, and how many were looked at."""
    faults: dict[str, list[str]] = {}
    seen = 0
    for where in places(application):
        settle(application, where)
        seen += len(list(controls(application.window)))
        if found := unnamed(application.window):
            faults[f"{where.page} {where.subject}"] = found
    return faults, seen


def settle(application: Application, where: Place) -> None:
    """Go to a place and let it be drawn."""
    application.window.go_to(where)
    for _round in range(10):
        QApplication.processEvents()


def test_every_control_of_every_page_has_a_name_in_every_theme(application: Application) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for theme in ("dark", "high-contrast", "light"):
        apply_theme(app, theme)
        faults, seen = faults_on_all_pages(application)
        assert faults == {}
        assert seen > 80


def test_a_control_without_a_name_would_be_found(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(QComboBox())
    column.addWidget(QPushButton("Sign"))
    qtbot.addWidget(window)
    window.show()
    assert len(unnamed(window)) == 2


@pytest.mark.parametrize("kind", [IntroduceDialog, KeyDialog, NewWorkbookDialog])
def test_every_control_of_the_first_dialogs_has_a_name(
    qtbot: QtBot, kind: Callable[[], QDialog]
) -> None:
    """The other dialogs are held by the rules for forms: a buddy for every input."""
    dialog = kind()
    qtbot.addWidget(dialog)
    dialog.show()
    assert list(controls(dialog))
    assert unnamed(dialog) == []


def test_the_tab_key_comes_to_every_control(application: Application) -> None:
    missed: dict[str, list[str]] = {}
    for where in places(application):
        settle(application, where)
        chain = reached(application.window)
        found = [
            _way(widget)
            for widget in controls(application.window)
            if widget not in chain and not any(widget.isAncestorOf(one) for one in chain)
        ]
        if found:
            missed[f"{where.page} {where.subject}"] = found
    assert missed == {}
