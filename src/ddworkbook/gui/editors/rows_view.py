"""The view of a table answer: as high as its rows, walked cell by cell with Tab and Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ddworkbook.core.tokens import SMALL, space
from ddworkbook.gui.clipboard import clipboard_data
from ddworkbook.gui.editors.column_widths import column_widths
from ddworkbook.gui.editors.table_delegate import TableDelegate
from ddworkbook.gui.editors.table_model import TableModel
from ddworkbook.gui.editors.typing_fields import is_evidence
from ddworkbook.gui.theme import body_font

ROW_HEIGHT_PX = space(9)
MOST_ROWS_SHOWN = 8
# More rows than these tell nothing new about the widths.
MOST_ROWS_MEASURED = 50
# Beside the words of a cell or heading: padding of both sides and the line between columns.
SIDES_PX = space(6)
# No column asks for more than this in one line; longer texts wrap.
WIDEST_PX = space(60)


class RowsView(QTableView):
    """A table as high as its rows; Enter edits and goes on, Ctrl+V pastes cells.

    Signals: end_passed() when somebody goes on from the last cell.
    """

    end_passed = Signal()

    def __init__(self, model: TableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_fitting = False
        self.setModel(model)
        self.setItemDelegate(TableDelegate(self))
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().sectionResized.connect(self.fit)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(space(10))
        # PySide6 gives no type for an alignment with a text flag.
        wrapped = Qt.AlignmentFlag(
            Qt.AlignmentFlag.AlignLeft.value
            | Qt.AlignmentFlag.AlignVCenter.value
            | Qt.TextFlag.TextWordWrap.value
        )
        self.horizontalHeader().setDefaultAlignment(wrapped)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )

    def fit(self) -> None:
        """Take the height of the rows, within limits."""
        if self._is_fitting:
            return
        self._is_fitting = True
        self._fit_columns()
        # Rows would follow their columns by a later event, with a height that is wrong till then.
        self.verticalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        heading = self._heading_height()
        self.horizontalHeader().setFixedHeight(heading)
        rows = max(self.verticalHeader().length(), ROW_HEIGHT_PX)
        self.setFixedHeight(heading + min(rows, MOST_ROWS_SHOWN * ROW_HEIGHT_PX) + space(1))
        self._is_fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let cells and headings wrap anew."""
        super().resizeEvent(event)
        self.fit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next cell after Enter as after Tab, and out of the table at its end."""
        hints = QAbstractItemDelegate.EndEditHint
        if hint is hints.SubmitModelCache:
            hint = hints.EditNextItem
        last = self._model.index(self._model.rowCount() - 1, self._model.columnCount() - 1)
        if hint is hints.EditNextItem and self.currentIndex() == last:
            super().closeEditor(editor, hints.NoHint)
            self.end_passed.emit()
        else:
            super().closeEditor(editor, hint)

    def _fit_columns(self) -> None:
        """Give each column the width that its words need, and long texts more."""
        heads, cells = QFontMetrics(body_font(SMALL, bold=True)), self.fontMetrics()
        least, wanted = [], []
        for column, about in enumerate(self._model.columns):
            texts = [str(self._model.index(n, column).data() or "") for n in self._rows_measured()]
            words = [(heads, word) for word in about.label.split()]
            words += [(cells, word) for text in texts for word in text.split()]
            need = max((metrics.horizontalAdvance(word) for metrics, word in words), default=0)
            whole = [heads.horizontalAdvance(about.label), *map(cells.horizontalAdvance, texts)]
            least.append(min(need, WIDEST_PX) + SIDES_PX)
            wanted.append(min(max(whole), WIDEST_PX) + SIDES_PX)
        for column, width in enumerate(column_widths(least, wanted, self.viewport().width())):
            self.horizontalHeader().resizeSection(column, width)

    def _rows_measured(self) -> range:
        return range(min(self._model.rowCount(), MOST_ROWS_MEASURED))

    def _heading_height(self) -> int:
        """Return the height of the headings, which wrap in their columns."""
        header = self.horizontalHeader()
        metrics = QFontMetrics(body_font(SMALL, bold=True))
        most = ROW_HEIGHT_PX
        for column, about in enumerate(self._model.columns):
            room = QRect(0, 0, max(header.sectionSize(column) - SIDES_PX, space(8)), 1000)
            words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), about.label)
            most = max(most, words.height() + space(5))
        return most

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+V for cells, unless the clipboard holds a file or a picture."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pastes = event.matches(QKeySequence.StandardKey.Paste)
            if pastes and not is_evidence(clipboard_data()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit on Enter, paste on Ctrl+V."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and not self._model.is_read_only:
            text = QGuiApplication.clipboard().text()
            if text:
                self._model.paste(text, max(index.row(), 0), max(index.column(), 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            # The Return that ends an edit arrives here too, while the cell's editor closes.
            if (
                self.state() != QAbstractItemView.State.EditingState
                and not self._model.is_read_only
            ):
                self.edit(index)
        else:
            super().keyPressEvent(event)
