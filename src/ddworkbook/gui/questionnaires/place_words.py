"""What the texts of a questionnaire are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ddworkbook.core.edition_editing import TextPlace
from ddworkbook.core.tokens import GRID

# Texts without line breaks; all others may have several paragraphs.
_LINES = frozenset(
    {"title", "label", "other_label", "referral", "hint", "required_message", "message"}
)
# The labels of outcomes stand under their values, which can be any word.
_LABELS = ("depths.", "dimensions.", "facts.")
NAME_PX = 29 * GRID


def place_words(place: TextPlace) -> str:
    """Return what a text is called."""
    parts = place.key.split(".")
    if len(parts) > 2 and parts[-3] in ("choices", "columns") and place.field == "label":
        return parts[-2]
    known = {
        "text": _tr("Question"),
        "hint": _tr("Hint"),
        "guidance": _tr("Guidance"),
        "evidence": _tr("Evidence"),
        "action": _tr("Action"),
        "referral": _tr("Refer to"),
        "reason": _tr("Reason"),
        "message": _tr("When it does not fit"),
        "required_message": _tr("When it is missing"),
        "other_label": _tr("Name of “other”"),
        "description": _tr("What it means"),
        "title": _tr("Title"),
        "introduction": _tr("Introduction"),
        "purpose": _tr("Purpose"),
        "label": _tr("Label"),
    }
    return known.get(place.field, place.field)


def is_one_line(place: TextPlace) -> bool:
    """Say whether a text has no line breaks of its own."""
    is_label = place.key.startswith(_LABELS) or ".outcomes." in place.key
    return is_label or place.field in _LINES


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlaceWords", text)
