"""The one way tables look and answer to keys: Enter or double click opens, a heading sorts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ddworkbook.gui.tables.column import Row
from ddworkbook.gui.tables.rating_delegate import RatingDelegate
from ddworkbook.gui.tables.table_model import ROW_ROLE, TableModel

ROW_HEIGHT = 36  # px


class TableView(QTableView):
    """Shows a table model.

    Signals: row_opened(row) on Enter or double click; row_chosen(row) when the cursor moved.
    """

    row_opened = Signal(object)
    row_chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setAccessibleName(self.tr("Headings: {name}").format(name=name))
        self.setItemDelegate(RatingDelegate(self))
        self.doubleClicked.connect(self._on_double_clicked)

    def show_model(
        self, model: TableModel[Row], stretch: int = 0, widths: Mapping[int, int] | None = None
    ) -> None:
        """Show a model; column `stretch` takes the room that the others (in px) leave."""
        self.setModel(model)
        header = self.horizontalHeader()
        for column, width in (widths or {}).items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(48)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def sort_by_headings(self, column: int, *, descending: bool = False) -> None:
        """Let headings sort, beginning with this column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)
        self.setSortingEnabled(True)

    def wrap_rows(self) -> None:
        """Let rows grow so that no text is cut; for tables of hundreds of rows at most."""
        self.setWordWrap(True)
        header = self.verticalHeader()
        header.setMinimumSectionSize(ROW_HEIGHT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def current_row(self) -> object | None:
        """Return the row under the cursor, or None."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Enter; everything else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_opened.emit(self.current_row())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(index.data(ROW_ROLE))

    @Slot(QModelIndex)
    def _on_current_row_changed(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.data(ROW_ROLE))
