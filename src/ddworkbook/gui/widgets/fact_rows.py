"""Facts in two columns: what it is, and the value, which can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.plain_label import PlainLabel


class FactRows(QWidget):
    """Empty values are left out unless they are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(4))
        self._grid.setVerticalSpacing(space(2))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, space(25))
        self._count = 0

    def add(self, name: str, value: str) -> None:
        """Add a fact; an empty value is left out."""
        if value:
            self.add_widget(name, PlainLabel(value, wrap=True, selectable=True))

    def add_widget(self, name: str, widget: QWidget) -> None:
        """Add a fact that is shown by a widget."""
        label = PlainLabel(name, role="muted")
        label.setBuddy(widget)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, self._count, 0, top)
        # A badge keeps its size; without a side it would keep its column from growing too.
        fixed = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        where = top | Qt.AlignmentFlag.AlignLeft if fixed else top
        self._grid.addWidget(widget, self._count, 1, where)
        self._count += 1

    def clear(self) -> None:
        """Take all facts out."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._count = 0

    def is_empty(self) -> bool:
        """Return True while there is no fact."""
        return self._count == 0
