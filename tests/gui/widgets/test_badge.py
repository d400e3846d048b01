from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import RATING_ICONS, SCHEMES
from ddworkbook.gui.theme import apply_theme
from ddworkbook.gui.widgets.badge import RatingBadge, StatusChip


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def colours(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("severity", Severity)
def test_a_rating_is_icon_word_and_colour(qtbot: QtBot, severity: Severity) -> None:
    badge = RatingBadge(severity)
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    tone = SCHEMES["light"].rating(severity)
    assert badge.word() == severity.word
    assert badge.icon_name() == RATING_ICONS[severity]
    assert badge.accessibleName() == f"Rating: {severity.word}"
    assert {tone.background, tone.foreground} <= colours(badge)


def test_a_rating_can_change(qtbot: QtBot) -> None:
    badge = RatingBadge()
    qtbot.addWidget(badge)
    narrow = badge.sizeHint().width()
    badge.set_severity("amber-major")
    assert badge.severity() is Severity.AMBER_MAJOR
    assert badge.sizeHint().width() > narrow


def test_a_badge_follows_the_look(qtbot: QtBot, qapp: QApplication) -> None:
    badge = RatingBadge(Severity.STOP)
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    apply_theme(qapp, "dark")
    assert SCHEMES["dark"].rating("stop").background in colours(badge)


@pytest.mark.parametrize(("kind", "icon"), [("ok", "done"), ("error", "stop"), ("plain", "")])
def test_a_chip_shows_its_state(qtbot: QtBot, kind: str, icon: str) -> None:
    chip = StatusChip("Signed", kind)
    qtbot.addWidget(chip)
    assert (chip.word(), chip.icon_name(), chip.accessibleName()) == ("Signed", icon, "Signed")


def test_a_chip_shows_hidden_characters(qtbot: QtBot) -> None:
    chip = StatusChip("a\x00")
    qtbot.addWidget(chip)
    assert chip.word() == "a␀"


def test_an_unknown_icon_is_refused_before_it_is_painted(qtbot: QtBot) -> None:
    chip = StatusChip("Draft")
    qtbot.addWidget(chip)
    with pytest.raises(KeyError):
        chip.set_status("Draft", icon="unicorn")
