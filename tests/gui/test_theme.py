from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ddworkbook.core.tokens import DARK, HIGH_CONTRAST, LIGHT, SCHEMES
from ddworkbook.gui.style_sheet import style_sheet
from ddworkbook.gui.theme import CHOICES, apply_theme, body_font, current_scheme, theme_of
from tests.gui.gallery import gallery


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, "light")
    yield qapp
    apply_theme(qapp, "light")


def luminance_of(colour: QColor) -> float:
    return colour.lightnessF()


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_a_look_sets_palette_and_style_sheet(app: QApplication, name: str) -> None:
    apply_theme(app, name)
    assert current_scheme() == SCHEMES[name]
    assert app.palette().color(QPalette.ColorRole.Window).name() == SCHEMES[name].window
    assert SCHEMES[name].accent in app.styleSheet()


def test_switching_is_live_and_said_once(app: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Press")
    qtbot.addWidget(button)
    theme = theme_of(app)
    assert theme is not None
    with qtbot.waitSignal(theme.scheme_changed) as said:
        assert apply_theme(app, "dark") is theme
    assert said.args == [DARK]
    middle = button.grab().toImage().pixelColor(4, button.height() // 2)
    assert luminance_of(middle) < 0.3


def test_an_unknown_look_is_refused(app: QApplication) -> None:
    with pytest.raises(KeyError, match="pink"):
        apply_theme(app, "pink")


@pytest.mark.parametrize(
    ("system", "expected"),
    [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)],
)
def test_system_follows_the_system(
    app: QApplication, system: Qt.ColorScheme, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform's hint is the environment, which the offscreen platform does not have."""
    hints = app.styleHints()

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return system

        def accessibility(self) -> object:
            return hints.accessibility()

        def unsetColorScheme(self) -> None:
            hints.unsetColorScheme()

    monkeypatch.setattr(app, "styleHints", Hints, raising=False)
    theme = apply_theme(app, "system")
    assert theme.scheme == expected
    monkeypatch.undo()
    theme.choose("dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.scheme == DARK  # a choice of one's own is kept


def test_choices_are_what_settings_offer() -> None:
    assert CHOICES == ("system", "light", "dark", "high-contrast")


def test_the_bundled_font_is_used(app: QApplication) -> None:
    assert QFontInfo(app.font()).family() == "Noto Sans"
    assert QFontInfo(body_font(12, bold=True)).bold()


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("Noto Sans Arabic", "جامعة"),
        ("Noto Sans Devanagari", "हिन्दी"),
        ("Noto Sans Ethiopic", "አዲስ"),
        ("Droid Sans Fallback", "北京大学"),
        ("Noto Sans KR", "한국"),
        ("Noto Emoji", "😀"),
    ],
)
def test_each_script_has_a_bundled_font(app: QApplication, family: str, text: str) -> None:
    font = QFont()
    font.setFamilies([family])
    raw = QRawFont.fromFont(font)
    assert raw.familyName() == family
    assert 0 not in raw.glyphIndexesForString(text)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda s: s.name)
def test_the_style_sheet_is_complete(scheme: object) -> None:
    sheet = style_sheet(scheme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert min(float(size) for size in re.findall(r"font-size: ([\d.]+)pt", sheet)) >= 9
    for path in re.findall(r"url\((.*?)\)", sheet):
        assert QFile.exists(path), path


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_the_gallery_fits_the_smallest_screen(app: QApplication, qtbot: QtBot, name: str) -> None:
    apply_theme(app, name)
    window = gallery()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    image = window.grab().toImage()
    assert (image.width(), image.height()) == (1366, 768)
    seen = {image.pixelColor(x, y).name() for x in range(0, 1366, 3) for y in range(0, 768, 3)}
    scheme = SCHEMES[name]
    wanted = {tone.background for tone in scheme.ratings.values()}
    assert wanted | {scheme.window, scheme.accent, scheme.rail} <= seen
