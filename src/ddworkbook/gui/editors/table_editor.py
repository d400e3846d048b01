"""Editor for a table: rows of typed columns, filled by typing or by pasting from a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.rows_view import RowsView
from ddworkbook.gui.editors.table_model import TableModel
from ddworkbook.gui.icons import icon


class TableEditor(Editor):
    """The table, and below it: add a row, remove the marked one, nothing to list."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.model = TableModel(question.columns, self)
        self.view = RowsView(self.model, question.text, self)
        self.add_button = self._small_button("add", self.tr("Add a row"))
        self.remove_button = self._small_button("remove", self.tr("Remove the row"))
        self.nothing_box = QCheckBox(self.tr("There is nothing to list"), self)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        for widget in (self.add_button, self.remove_button, self.nothing_box):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.view)
        column.addLayout(row)
        self._connect()
        self._allow()

    def value(self) -> JsonValue:
        """Return the rows with content; [] when there is nothing to list; None when unanswered."""
        return self.model.rows() or ([] if self.nothing_box.isChecked() else None)

    def set_value(self, value: JsonValue) -> None:
        """Show the rows."""
        self.model.set_rows(value)
        self.nothing_box.setChecked(isinstance(value, list | tuple) and not value)
        self._allow()

    def shows(self, value: JsonValue) -> bool:
        """Return True also while an empty row waits to be filled."""
        return super().shows(value)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change the rows."""
        self.model.is_read_only = read_only
        for widget in (self.add_button, self.remove_button, self.nothing_box):
            widget.setVisible(not read_only)
        self._allow()

    def first_field(self) -> QWidget:
        """Return the table, or the button that begins it."""
        if self.model.rowCount() == 0 and not self.add_button.isHidden():
            return self.add_button
        return self.view

    def _connect(self) -> None:
        self.model.rows_edited.connect(self._on_model_rows_edited)
        self.view.end_passed.connect(self.add_button.setFocus)
        self.add_button.clicked.connect(self._on_add_button_clicked)
        self.remove_button.clicked.connect(self._on_remove_button_clicked)
        self.nothing_box.clicked.connect(self._on_nothing_box_clicked)

    @Slot()
    def _on_model_rows_edited(self) -> None:
        if self.model.rows():
            self.nothing_box.setChecked(False)
        self._allow()
        self._say()

    @Slot()
    def _on_add_button_clicked(self) -> None:
        at = self.model.add_row()
        self._allow()
        index = self.model.index(at, 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus()
        self.view.edit(index)

    @Slot()
    def _on_remove_button_clicked(self) -> None:
        at = self.view.currentIndex().row()
        if at >= 0:
            self.model.remove_row(at)
            self._allow()

    @Slot()
    def _on_nothing_box_clicked(self) -> None:
        self._say()

    def _allow(self) -> None:
        """Say why a control cannot be used now."""
        filled = bool(self.model.rows())
        self.nothing_box.setEnabled(not filled)
        self.nothing_box.setToolTip(self.tr("Remove the rows first.") if filled else "")
        has_rows = self.model.rowCount() > 0
        self.remove_button.setEnabled(has_rows)
        self.remove_button.setToolTip("" if has_rows else self.tr("There is no row."))
        self.view.setVisible(has_rows)
        self.view.fit()

    def _small_button(self, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(icon(icon_name, "accent"), text, self)
        button.setProperty("role", "link")
        return button
