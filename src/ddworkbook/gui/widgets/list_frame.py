"""The frame of a page with one list: head, filter, search, the table, and steps for a row."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField

_SEARCH_WIDTH = 360  # px
_FILTER_WIDTH = 200  # px
# px; two lines of text, so that long texts and names can be read without opening them.
_TWO_LINES = 52


class ListFrame(QWidget):
    """Shows the table, or what to do while there is nothing, or that nothing was found."""

    def __init__(
        self,
        header: PageHeader,
        search: SearchField,
        table: QTableView,
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table, self.empty, self.search = table, empty, search
        self.nothing = EmptyState("search", self.tr("Nothing fits. Change the search or filter."))
        self.filter = ChoiceField(self)
        self.filter.setAccessibleName(self.tr("Which ones"))
        self.count = PlainLabel(role="muted")
        table.setWordWrap(True)
        table.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(space(2))
        self._steps.addStretch(1)
        self._lay_out(header)

    def add_step(self, text: str, icon_name: str) -> QPushButton:
        """Add a button for the row under the cursor and return it."""
        button = QPushButton(icon(icon_name), text, self)
        self._steps.insertWidget(self._steps.count() - 1, button)
        return button

    def show_count(self, shown: int, *, is_narrowed: bool) -> None:
        """Show the table, or why it is empty: `is_narrowed` by search or filter, or nothing yet."""
        words = self.tr("{count} found") if is_narrowed else self.tr("{count} in all")
        self.count.setText(words.format(count=f"{shown:,}"))
        page = self.table if shown else self.nothing if is_narrowed else self.empty
        self._stack.setCurrentWidget(page)
        self._bar.setVisible(bool(shown) or is_narrowed)
        self._bottom.setVisible(bool(shown))

    def _lay_out(self, header: PageHeader) -> None:
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(space(5), space(4), space(5), 0)
        bar.setSpacing(space(2))
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.filter.setMinimumWidth(_FILTER_WIDTH)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.filter)
        bar.addStretch(1)
        bar.addWidget(self.count)
        self._stack = QStackedWidget(self)
        for widget in (self.table, self.empty, self.nothing):
            self._stack.addWidget(widget)
        self._bottom = QWidget(self)
        self._bottom.setLayout(self._steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        framed = QVBoxLayout()
        framed.setContentsMargins(space(5), space(3), space(5), space(4))
        framed.setSpacing(space(3))
        framed.addWidget(self._stack, 1)
        framed.addWidget(self._bottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._bar)
        column.addLayout(framed, 1)
