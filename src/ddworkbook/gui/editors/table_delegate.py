"""Editors of the cells of a table: a list where a column has choices, else a line."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ddworkbook.core.questionnaire import QuestionType
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
SIDES_PX, TOP_AND_BOTTOM_PX = space(6), space(4)


class TableDelegate(QStyledItemDelegate):
    """Makes the editor of a cell and carries its text."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list for columns with choices, else a line."""
        model = index.model()
        if not isinstance(model, TableModel):
            raise TypeError(model)
        column = model.columns[index.column()]
        if column.choices and column.type is not QuestionType.MULTI:
            box = QComboBox(parent)
            box.addItems(["", *(choice.label for choice in column.choices)])
            box.setAccessibleName(column.label)
            return box
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName(column.label)
        return line

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of the text, wrapped inside the margins of the style sheet."""
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 0
        room = QRect(0, 0, max(width - SIDES_PX, SIDES_PX), 10_000)
        text = str(index.data() or "")
        words = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(words.width() + SIDES_PX, words.height() + TOP_AND_BOTTOM_PX)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the text of the cell."""
        text = str(index.data(2) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the text back."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
