"""Empties a layout whose widgets come from data, before it is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Throw away everything in a layout; what is thrown away is hidden at once."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # Deleted only when the event loop is back, and until then it must not show.
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
