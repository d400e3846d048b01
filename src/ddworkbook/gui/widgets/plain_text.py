"""Text from people for places in Qt that would read it as markup or as a shortcut."""

from __future__ import annotations

from html import escape

from ddworkbook.core.text_runs import visible


def tool_tip(text: str) -> str:
    """Return text for `setToolTip` that shows exactly this text.

    Qt guesses whether a tool tip is rich text, so it is always given as escaped rich text.
    """
    lines = "<br/>".join(escape(line) for line in visible(text).split("\n"))
    return f"<qt>{lines}</qt>" if text else ""


def button_text(text: str) -> str:
    """Return text for buttons, menus and tabs, where a single & would mark a shortcut."""
    return visible(text).replace("&", "&&")
