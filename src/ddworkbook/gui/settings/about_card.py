"""Versions and licences."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QCoreApplication, qVersion

from ddworkbook import __version__
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.fact_rows import FactRows


def about_card() -> Card:
    """Return the card."""
    rows = FactRows()
    rows.add(_tr("Program"), f"ddworkbook {__version__}, Apache-2.0")
    rows.add(_tr("Python"), platform.python_version())
    rows.add(_tr("Qt"), f"{qVersion()}, PySide6 {PySide6.__version__}, LGPL-3.0")
    rows.add(
        _tr("Fonts"),
        _tr(
            "Noto Sans, Noto Emoji and Noto Sans KR (SIL Open Font License 1.1), DejaVu Sans "
            "(Bitstream Vera), Droid Sans Fallback (Apache-2.0)"
        ),
    )
    rows.add(_tr("Icons"), _tr("Lucide (ISC); rating icons drawn for ddworkbook (Apache-2.0)"))
    rows.add(_tr("Directory"), _tr("Research Organization Registry data is CC0"))
    card = Card(_tr("About"))
    card.body.addWidget(rows)
    return card


def _tr(text: str) -> str:
    return QCoreApplication.translate("AboutCard", text)
