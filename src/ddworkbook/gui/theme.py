"""The look of the window: palette, fonts and the one style sheet, switched while running.

Not here: the colours (core/tokens.py), the rules of the style sheet (style_sheet.py), icons.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QLoggingCategory, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ddworkbook.core.tokens import (
    BODY,
    DARK,
    FONT_FAMILIES,
    HIGH_CONTRAST,
    LIGHT,
    SCHEMES,
    Scheme,
)
from ddworkbook.formats.fonts import FONT_FILES, font_folder
from ddworkbook.gui import icons
from ddworkbook.gui.style_sheet import style_sheet

SYSTEM = "system"
CHOICES = (SYSTEM, LIGHT.name, DARK.name, HIGH_CONTRAST.name)


class Theme(QObject):
    """The look of one application; there is one, made by `apply_theme`.

    Signals: scheme_changed(Scheme), after everything has its new colours.
    """

    scheme_changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = SYSTEM
        self.scheme: Scheme = LIGHT
        _load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(body_font())
        app.setWindowIcon(icons.app_icon())
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: str) -> None:
        """Show the look of this name, one of CHOICES, now."""
        self._choice = choice
        hints = self._app.styleHints()
        if choice == SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = SCHEMES[choice].dark
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._show(_wanted(self._app, choice))

    def _show(self, scheme: Scheme) -> None:
        self.scheme = scheme
        icons.use_scheme(scheme)
        self._app.setPalette(palette(scheme))
        self._app.setStyleSheet(style_sheet(scheme))
        icons.refresh(self._app.allWidgets())
        self.scheme_changed.emit(scheme)

    @Slot(Qt.ColorScheme)
    def _on_system_changed(self, _system: Qt.ColorScheme) -> None:
        if self._choice == SYSTEM:
            self._show(_wanted(self._app, SYSTEM))


def apply_theme(app: QApplication, scheme: str = SYSTEM) -> Theme:
    """Give the application a look, one of CHOICES; may be called again to switch it.

    Raises: KeyError for a name that is not among CHOICES.
    """
    if scheme not in CHOICES:
        raise KeyError(scheme)
    theme = theme_of(app) or Theme(app)
    theme.choose(scheme)
    return theme


def theme_of(app: QObject) -> Theme | None:
    """Return the theme of the application, or None before `apply_theme`."""
    return cast("Theme | None", app.findChild(Theme))


def current_scheme() -> Scheme:
    """Return the colours that are on; for widgets that paint themselves."""
    app = QApplication.instance()
    theme = theme_of(app) if app is not None else None
    return theme.scheme if theme is not None else LIGHT


def body_font(size: float = BODY, *, bold: bool = False) -> QFont:
    """Return the bundled font, with the other scripts behind it."""
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def palette(scheme: Scheme) -> QPalette:
    """Return Qt's palette for a look, for everything that the style sheet leaves to Fusion."""
    role = QPalette.ColorRole
    colours = {
        role.Window: scheme.window,
        role.WindowText: scheme.text,
        role.Base: scheme.surface,
        role.AlternateBase: scheme.sunken,
        role.Text: scheme.text,
        role.PlaceholderText: scheme.disabled,
        role.Button: scheme.surface,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.danger,
        role.Highlight: scheme.accent_soft,
        role.HighlightedText: scheme.on_accent_soft,
        role.Accent: scheme.accent,
        role.Link: scheme.accent,
        role.LinkVisited: scheme.accent,
        role.ToolTipBase: scheme.text,
        role.ToolTipText: scheme.surface,
        role.Light: scheme.surface,
        role.Midlight: scheme.sunken,
        role.Mid: scheme.rule,
        role.Dark: scheme.border,
        role.Shadow: scheme.border,
    }
    made = QPalette()
    for where, colour in colours.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(scheme.disabled))
    return made


def _wanted(app: QApplication, choice: str) -> Scheme:
    """Return the look for a choice; "system" asks for contrast first, then for light or dark."""
    if choice != SYSTEM:
        return SCHEMES[choice]
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _load_fonts() -> None:
    # Qt 6.11 notes on stderr each family in which it did not find a script before it goes on to
    # the next one, which is what our list of families is for.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    folder = font_folder()
    for name in FONT_FILES.values():
        QFontDatabase.addApplicationFont(str(folder / name))
