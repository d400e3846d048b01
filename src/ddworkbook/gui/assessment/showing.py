"""Shows widgets that were added to a page that is on the screen already."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def show_now(widget: QWidget) -> None:
    """Show a widget at once, measured with the style that it will have.

    Qt shows what is added to a visible layout by a later event, and gives children their style
    sheet only then, so that a layout that is measured in between is too small.
    """
    for child in widget.findChildren(QWidget):
        child.ensurePolished()
    widget.show()
