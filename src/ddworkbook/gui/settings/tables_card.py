"""Which reference tables the workbook decides with, and buttons to import, read and save one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.settings.table_columns import (
    MARKS,
    WIDTHS,
    ListColumn,
    list_columns,
    state_of,
)
from ddworkbook.gui.tables.marked_model import MarkedModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.allow import allow
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.reference_tables import TableLine


class TablesCard(Card):
    """Signals: import_requested(); look_requested(TableLine); save_requested(TableLine)."""

    import_requested = Signal()
    look_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reference tables"), parent)
        words = self.tr(
            "The dated lists that rules decide with. Those of your institution go before the "
            "shipped ones; what was signed keeps the version it was decided with."
        )
        self.body.addWidget(PlainLabel(words, role="small", wrap=True))
        self.model: MarkedModel[TableLine] = MarkedModel(
            list_columns(self.tr, today),
            ListColumn.STATE,
            lambda line: MARKS[state_of(line, today())],
        )
        self.table = _WholeTable(self.tr("Reference tables"), self)
        self.table.show_model(self.model, ListColumn.TITLE, WIDTHS)
        self.table.sort_by_headings(ListColumn.TITLE)
        self.import_button = QPushButton(icon("upload"), self.tr("Import a &table…"), self)
        self.look_button = QPushButton(icon("search"), self.tr("Look &at…"), self)
        self.save_button = QPushButton(icon("save"), self.tr("Sa&ve as a file…"), self)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self.import_button, self.look_button, self.save_button):
            row.addWidget(button)
        row.addStretch(1)
        # Above the list, because that is longer than the screen.
        self.body.addLayout(row)
        self.body.addSpacing(space(1))
        self.body.addWidget(self.table)
        self._connect()

    def show_tables(self, lines: Sequence[TableLine], refusal: str) -> None:
        """Show these versions; `refusal` says why none can be imported, "" when one can."""
        chosen = self.chosen()
        self.model.set_rows(lines)
        self.table.fit()
        self.choose(chosen.version if chosen is not None else "")
        allow(self.import_button, refusal, self.tr("From a CSV, Excel or YAML file"))

    def choose(self, version: str) -> None:
        """Put the cursor on a version, or nowhere when it is not there."""
        rows = self.model.rows()
        place = next((n for n, line in enumerate(rows) if line.version == version), -1)
        self.table.setCurrentIndex(self.model.index(place, ListColumn.TITLE))
        self._show_steps()

    def chosen(self) -> TableLine | None:
        """Return the version under the cursor, or None."""
        row = self.table.current_row()
        return row if isinstance(row, TableLine) else None

    def _show_steps(self) -> None:
        refusal = "" if self.chosen() is not None else self.tr("Choose a table in the list first.")
        allow(self.look_button, refusal, self.tr("Its rows, where they are from, and since when"))
        allow(self.save_button, refusal, self.tr("As CSV or YAML, which can be imported again"))

    def _connect(self) -> None:
        self.table.row_opened.connect(self.look_requested)
        self.table.row_chosen.connect(self._on_table_row_chosen)
        self.import_button.clicked.connect(self.import_requested)
        self.look_button.clicked.connect(self._on_look_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)

    @Slot(object)
    def _on_table_row_chosen(self, _line: TableLine | None) -> None:
        self._show_steps()

    @Slot()
    def _on_look_clicked(self) -> None:
        self.look_requested.emit(self.chosen())

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save_requested.emit(self.chosen())


class _WholeTable(TableView):
    """As high as its rows, so that the page scrolls and not a part of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.wrap_rows()
        self.verticalHeader().sectionResized.connect(self.fit)
        self._is_fitting = False

    def fit(self) -> None:
        """Take the height of the rows."""
        if self._is_fitting:
            return
        self._is_fitting = True
        # Rows would follow their columns by a later event, with a height that is wrong till then.
        self.verticalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + 2 * self.frameWidth())
        self._is_fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let long titles wrap anew."""
        super().resizeEvent(event)
        self.fit()
