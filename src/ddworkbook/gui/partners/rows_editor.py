"""Edit a short list of rows, such as identifiers: fields side by side, buttons to add and remove.

Rows are widgets, not cells of a table, so that each field has a name for a screen reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ddworkbook.core.tokens import KIND_ICONS, space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel


@dataclass(frozen=True)
class FieldSpec:
    """One field of a row: its name, its choices (value to label) or None for text, its width."""

    name: str
    choices: Mapping[str, str] | None = None
    stretch: int = 1


class EditorRow(QWidget):
    """One row of fields with a note below. Signals: changed(), remove_requested()."""

    changed = Signal()
    remove_requested = Signal()

    def __init__(self, specs: Sequence[FieldSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[QLineEdit | QComboBox] = []
        line = QHBoxLayout()
        line.setSpacing(space(1))
        for spec in specs:
            field = self._field(spec)
            self.fields.append(field)
            line.addWidget(field, spec.stretch)
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icon("remove", "muted"))
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.clicked.connect(self.remove_requested)
        line.addWidget(self.remove_button)
        self._mark = IconLabel("done", "ok", 16)
        self._note = PlainLabel(role="small", wrap=True)
        below = QHBoxLayout()
        below.setSpacing(space(1))
        below.addWidget(self._mark)
        below.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(line)
        column.addLayout(below)
        self.set_note("", "")

    def values(self) -> tuple[str, ...]:
        """Return what the fields say: the value of a choice, the text of a line."""
        return tuple(
            str(field.currentData()) if isinstance(field, QComboBox) else field.text().strip()
            for field in self.fields
        )

    def set_values(self, values: Sequence[str]) -> None:
        """Fill the fields."""
        for field, value in zip(self.fields, values, strict=True):
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(value)))
            else:
                field.setText(value)
                field.setCursorPosition(0)  # A long text is shown from its beginning.

    def is_blank(self) -> bool:
        """Return True when no text was typed; a choice alone says nothing."""
        return not any(f.text().strip() for f in self.fields if isinstance(f, QLineEdit))

    def set_note(self, kind: str, text: str) -> None:
        """Say something about the row: kind ok, warn or error; nothing when the text is empty."""
        if text:
            self._mark.set_icon(KIND_ICONS[kind], kind)
        self._note.setText(text)
        self._mark.setVisible(bool(text))
        self._note.setVisible(bool(text))
        for field in self.fields:
            field.setAccessibleDescription(text)

    def note(self) -> str:
        """Return what is said about the row."""
        return self._note.text()

    def number(self, number: int, specs: Sequence[FieldSpec], what: str) -> None:
        """Name the fields for a screen reader: "Identifier 2: Number"."""
        for field, spec in zip(self.fields, specs, strict=True):
            field.setAccessibleName(f"{what} {number}: {spec.name}")
        self.remove_button.setAccessibleName(
            self.tr("Remove {what} {number}").format(what=what, number=number)
        )
        self.remove_button.setToolTip(self.remove_button.accessibleName())

    def _field(self, spec: FieldSpec) -> QLineEdit | QComboBox:
        if spec.choices is None:
            text = QLineEdit(self)
            text.setPlaceholderText(spec.name)
            text.textChanged.connect(self.changed)
            return text
        choice = ChoiceField(self)
        choice.setMinimumContentsLength(8)
        for value, label in spec.choices.items():
            choice.addItem(label, value)
        choice.currentIndexChanged.connect(self.changed)
        return choice


class RowsEditor(QWidget):
    """A heading, the rows, and a button that adds one. Signals: changed()."""

    changed = Signal()

    def __init__(
        self, title: str, what: str, specs: Sequence[FieldSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._what = what
        self._specs = tuple(specs)
        self._rows: list[EditorRow] = []
        self.add_button = QPushButton(icon("add", "accent"), self.tr("Add"), self)
        self.add_button.setProperty("role", "quiet")
        self.add_button.setAccessibleName(self.tr("Add {what}").format(what=what))
        self.add_button.clicked.connect(self._on_add_clicked)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, role="heading"), 1)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout()
        self._column.setSpacing(space(2))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space(1))
        outer.addLayout(head)
        outer.addLayout(self._column)

    def rows(self) -> tuple[EditorRow, ...]:
        """Return the rows in which something was typed."""
        return tuple(row for row in self._rows if not row.is_blank())

    def values(self) -> list[tuple[str, ...]]:
        """Return what those rows say."""
        return [row.values() for row in self.rows()]

    def set_values(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead of those there are."""
        for row in tuple(self._rows):
            self._remove(row)
        for values in rows:
            self.add_row().set_values(values)

    def add_row(self) -> EditorRow:
        """Add an empty row and return it."""
        row = EditorRow(self._specs, self)
        row.changed.connect(partial(self._on_row_changed, row))
        row.remove_requested.connect(partial(self._remove, row))
        self._rows.append(row)
        self._column.addWidget(row)
        self._number()
        return row

    def judge(self, row: EditorRow) -> None:
        """Say at once what is right or wrong with a row; subclasses that can check do."""

    @Slot()
    def _on_add_clicked(self) -> None:
        self.add_row().fields[0].setFocus()

    def _on_row_changed(self, row: EditorRow) -> None:
        row.set_note("", "")
        self.judge(row)
        self.changed.emit()

    def _remove(self, row: EditorRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.number(number, self._specs, self._what)
