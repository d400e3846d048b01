"""Icons by meaning, in the colours of the look that is on.

Not here: which look is on is decided in theme.py; colours live in core/tokens.py.
Python subclasses of QIconEngine crash when Qt copies them (PySide6 6.11.3), so an icon is a set of
drawn pixmaps, and `refresh` exchanges it where it is shown when the look changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from ddworkbook.core.tokens import LIGHT, Scheme
from ddworkbook.gui._generated import rc_ddworkbook  # noqa: F401  (registers the files)

# Sides in device pixels. Qt scales down from the next larger one and never up, so every usual
# size is sharp from 100 % to 300 %.
_SIDES = (16, 20, 24, 30, 32, 40, 48, 64, 96, 144)
_APP_SIDES = (16, 24, 32, 48, 64, 128, 256)


class _Look:
    """The scheme icons are drawn for, and what is known about each icon given out."""

    def __init__(self) -> None:
        self.scheme = LIGHT
        self.given: dict[int, tuple[str, str, str]] = {}


_look = _Look()


def icon(name: str, ink: str = "text", on: str = "") -> QIcon:
    """Return the icon of a meaning such as "flag_red" or "search".

    Shape: `ink` names a colour of tokens.Scheme ("text", "muted", "accent", "on_accent" on primary
    buttons, …); `on` the colour while checked or selected, by default the same. Disabled is drawn
    in the disabled colour. When the look changes, buttons and actions get theirs anew.
    Raises: KeyError when there is no such icon.
    """
    scheme = _look.scheme
    made = _drawn_icon(name, getattr(scheme, ink), getattr(scheme, on or ink), scheme.disabled)
    _look.given[made.cacheKey()] = (name, ink, on)
    return made


def rail_icon(name: str) -> QIcon:
    """Return an icon for a checkable button of the dark navigation rail."""
    return icon(name, "rail_text", "on_rail_selected")


@cache
def app_icon() -> QIcon:
    """Return the icon of the program, for windows and the task bar."""
    made = QIcon()
    for side in _APP_SIDES:
        made.addPixmap(_pixmap("ddworkbook", "#000000", side))
    return made


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw an icon of one colour, sharp at any device pixel ratio."""
    _renderer(name, colour).render(painter, rect)


def require_icon(name: str) -> str:
    """Return the name, if there is such an icon; for widgets that will paint it later.

    Raises: KeyError.
    """
    _source(name)
    return name


def icon_names() -> list[str]:
    """Return every meaning for which there is an icon."""
    return sorted(file.removesuffix(".svg") for file in QDir(":/icons").entryList(["*.svg"]))


def use_scheme(scheme: Scheme) -> None:
    """Draw icons for this look from now on."""
    _look.scheme = scheme


def refresh(widgets: Iterable[QWidget]) -> None:
    """Give every button and action among the widgets its icon in the colours of the look."""
    for widget in widgets:
        owners: list[QAbstractButton | QAction] = [*widget.findChildren(QAction)]
        if isinstance(widget, QAbstractButton):
            owners.append(widget)
        for owner in owners:
            known = _look.given.get(owner.icon().cacheKey())
            if known is not None:
                owner.setIcon(icon(*known))


@cache
def _drawn_icon(name: str, off: str, on: str, disabled: str) -> QIcon:
    made = QIcon()
    colours = {
        (QIcon.Mode.Normal, QIcon.State.Off): off,
        (QIcon.Mode.Normal, QIcon.State.On): on,
        (QIcon.Mode.Disabled, QIcon.State.Off): disabled,
    }
    for (mode, state), colour in colours.items():
        for side in _SIDES:
            made.addPixmap(_pixmap(name, colour, side), mode, state)
    return made


def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    # Looked up first: an exception while a painter is active on a pixmap crashes Qt.
    renderer = _renderer(name, colour)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = _source(name).replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(source))


@cache
def _source(name: str) -> bytes:
    file = QFile(f":/icons/{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise KeyError(name)
    return bytes(file.readAll().data())
