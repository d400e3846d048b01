from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.progress_line import ProgressLine
from ddworkbook.gui.widgets.search_field import SearchField


def test_a_card_has_a_title_and_a_body(qtbot: QtBot) -> None:
    card = Card("Facts <b>")
    qtbot.addWidget(card)
    inside = QLabel("inside")
    card.body.addWidget(inside)
    card.show()
    assert card.title() == card.accessibleName() == "Facts <b>"
    assert card.property("role") == "card"
    assert inside.isVisible()


def test_a_card_takes_tools_and_lives_without_title(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    tool = QPushButton("Edit")
    card.add_tool(tool)
    card.show()
    assert tool.isVisible() and card.title() == ""


@pytest.mark.parametrize("kind", ["info", "warn", "error", "ok"])
def test_a_banner_shows_its_message_and_kind(qtbot: QtBot, kind: str) -> None:
    banner = Banner(kind, "Something <i>happened</i>")
    qtbot.addWidget(banner)
    assert (banner.kind(), banner.text()) == (kind, "Something <i>happened</i>")
    assert banner.accessibleName() == banner.text()
    assert not banner.isHidden()


def test_a_banner_offers_one_way_out(qtbot: QtBot) -> None:
    banner = Banner("warn", "Two answers wait.", "Show")
    qtbot.addWidget(banner)
    with qtbot.waitSignal(banner.action_requested):
        qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_a_banner_goes_when_it_has_nothing_to_say(qtbot: QtBot) -> None:
    banner = Banner("info", "x")
    qtbot.addWidget(banner)
    banner.clear()
    assert banner.isHidden()
    banner.show_message("error", "y")
    assert not banner.isHidden()


def test_an_unknown_kind_of_banner_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(KeyError):
        Banner("purple", "x").deleteLater()


def test_an_empty_state_says_one_thing_and_offers_one(qtbot: QtBot) -> None:
    empty = EmptyState("partners", "No partner yet.", "Add partner")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "No partner yet."
    with qtbot.waitSignal(empty.action_requested):
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_an_empty_state_without_action_has_no_button(qtbot: QtBot) -> None:
    empty = EmptyState("history", "Nothing happened yet.")
    qtbot.addWidget(empty)
    assert empty.findChild(QPushButton).isHidden()


@pytest.mark.parametrize(
    ("done", "total", "words", "share"), [(12, 68, "12 of 68", 12 / 68), (0, 0, "0 of 0", 1.0)]
)
def test_progress_says_its_count(
    qtbot: QtBot, done: int, total: int, words: str, share: float
) -> None:
    line = ProgressLine("Answered")
    qtbot.addWidget(line)
    line.set_progress(done, total)
    bar = line.findChild(QProgressBar)
    assert line.words() == words
    assert line.accessibleName() == f"Answered: {words}"
    assert bar.value() / bar.maximum() == share


def test_search_speaks_after_a_pause_and_only_of_news(qtbot: QtBot) -> None:
    field = SearchField("Search partners")
    qtbot.addWidget(field)
    said: list[str] = []
    field.search_changed.connect(said.append)
    with qtbot.waitSignal(field.search_changed):
        qtbot.keyClicks(field, "tana")
    assert said == ["tana"]
    qtbot.keyClicks(field, " ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.clear()
    assert said == ["tana", ""]
    assert field.accessibleName() == "Search partners"


def test_return_searches_at_once(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.setText("lima")
    with qtbot.waitSignal(field.search_changed, timeout=100):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_an_icon_label_shows_a_known_icon(qtbot: QtBot) -> None:
    label = IconLabel("lock", "accent", 24)
    qtbot.addWidget(label)
    assert label.icon_name() == label.accessibleName() == "lock"
    image = label.grab().toImage()
    side = range(image.width())
    assert len({image.pixelColor(x, y).name() for x in side for y in side}) > 1
    with pytest.raises(KeyError):
        label.set_icon("unicorn")
