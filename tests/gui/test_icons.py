from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ddworkbook.core.tokens import DARK, HIGH_CONTRAST, KIND_ICONS, LIGHT, RATING_ICONS
from ddworkbook.gui import icons

RESOURCES = Path(__file__).parents[2] / "resources"
WANTED = """
home partners projects assessments actions evidence history questionnaires settings
add search open save export undo redo attach remove edit sign review lock check warning stop
info question arrow calendar person folder shield moon sun
"""


@pytest.fixture(autouse=True)
def light(qapp: object) -> object:
    icons.use_scheme(LIGHT)
    yield
    icons.use_scheme(LIGHT)


def ink_of(image: QImage) -> set[str]:
    """The colours of the opaque pixels."""
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == 255:
                found.add(colour.name())
    return found


def image_of(icon: QIcon, side: int = 32, ratio: float = 1.0) -> QImage:
    return icon.pixmap(QSize(side, side), ratio).toImage()


def test_every_meaning_has_an_icon() -> None:
    wanted = {*WANTED.split(), *RATING_ICONS.values(), *KIND_ICONS.values(), "ddworkbook"}
    assert wanted <= set(icons.icon_names())


def test_the_resource_file_lists_every_picture() -> None:
    listed = {e.text for e in ElementTree.parse(RESOURCES / "ddworkbook.qrc").iter("file")}
    there = {
        f"icons/{p.name}" for p in (RESOURCES / "icons").iterdir() if p.suffix in (".svg", ".png")
    }
    assert listed == there


@pytest.mark.parametrize("name", sorted(p.stem for p in (RESOURCES / "icons").glob("*.svg")))
def test_every_icon_draws_something(name: str) -> None:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.paint_icon(painter, QRectF(0, 0, 48, 48), name, "#ff0000")
    painter.end()
    assert ink_of(image)


def test_ratings_differ_in_outline() -> None:
    outlines = set()
    for name in RATING_ICONS.values():
        image = image_of(icons.icon(name), 48)
        outlines.add(
            tuple(image.pixelColor(x, y).alpha() > 127 for x in range(48) for y in range(48))
        )
    assert len(outlines) == len(RATING_ICONS)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_icons_are_sharp_at_any_device_pixel_ratio(ratio: float) -> None:
    image = image_of(icons.icon("lock"), 20, ratio)
    assert image.width() == round(20 * ratio)
    assert ink_of(image) == {LIGHT.text}


def test_an_icon_takes_the_ink_that_was_asked_for() -> None:
    icon = icons.icon("stop", "danger", "accent")
    off = icon.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    on = icon.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    disabled = icon.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled, QIcon.State.Off).toImage()
    assert [ink_of(i) for i in (off, on, disabled)] == [
        {LIGHT.danger},
        {LIGHT.accent},
        {LIGHT.disabled},
    ]


def test_an_unknown_meaning_is_refused() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.icon("unicorn")


def test_buttons_and_actions_follow_the_look(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    button = QPushButton(icons.icon("add", "on_accent"), "Add", owner)
    action = QAction(icons.icon("undo"), "Undo", owner)
    foreign = QPushButton("No icon", owner)
    icons.use_scheme(DARK)
    icons.refresh([owner, button, foreign])
    assert ink_of(image_of(button.icon())) == {DARK.on_accent}
    assert ink_of(image_of(action.icon())) == {DARK.text}
    assert foreign.icon().isNull()
    icons.use_scheme(LIGHT)
    icons.refresh([owner, button])
    assert ink_of(image_of(button.icon())) == {LIGHT.on_accent}


def test_the_same_icon_is_drawn_once() -> None:
    assert icons.icon("home").cacheKey() == icons.icon("home").cacheKey()


def test_the_program_has_its_own_icon() -> None:
    assert len(ink_of(image_of(icons.app_icon(), 64))) > 3
    assert QImage(":/icons/ddworkbook.png").size() == QSize(256, 256)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda s: s.name)
def test_marks_in_the_style_sheet_have_the_colours_of_the_tokens(scheme: object) -> None:
    """Qt cannot colour pictures named in a style sheet, so there is one file for each look."""
    for mark, ink in (
        ("down", "text"),
        ("up", "text"),
        ("check", "on_accent"),
        ("dot", "on_accent"),
    ):
        path = RESOURCES / "icons" / f"mark_{mark}_{scheme.name}.svg"
        assert QColor(getattr(scheme, ink)).name() in path.read_text(encoding="utf-8")
