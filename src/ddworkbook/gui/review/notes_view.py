"""The reviewer's notes on one question, or on the whole: write, answer, settle."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.sign_off_words import when
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import tool_tip
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.assessment_views import Note


class NotesView(QWidget):
    """Signals: note_written(str) with the text; settle_requested(Note) to answer and settle."""

    note_written = Signal(str)
    settle_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout()
        self._list.setSpacing(space(2))
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(self.tr("Write a note for whoever prepares this"))
        self.edit.setAccessibleName(self.tr("New note"))
        self.add_button = QPushButton(icon("comment"), self.tr("Add &note"), self)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.edit, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(self._list)
        column.addLayout(row)
        self._refusal = ""
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.edit.returnPressed.connect(self._on_add_clicked)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.settle_buttons: list[QPushButton] = []

    def show_notes(self, notes: tuple[Note, ...], refusal: str = "") -> None:
        """Show these notes; `refusal` says why none can be added."""
        empty(self._list)
        self.settle_buttons = []
        for note in notes:
            self._list.addWidget(self._note(note))
        self._refusal = refusal
        self.edit.setEnabled(not refusal)
        self._on_edit_text_changed()

    def forget_draft(self) -> None:
        """Empty the field, after the note was stored or another question came."""
        self.edit.clear()

    def _note(self, note: Note) -> QWidget:
        view = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(note.text, wrap=True, selectable=True))
        words.addWidget(PlainLabel(f"{note.author_name}, {when(note.at)}", wrap=True, role="small"))
        if note.reply:
            told = self.tr("Answer: {reply}").format(reply=note.reply)
            words.addWidget(PlainLabel(told, wrap=True, selectable=True))
        row = QHBoxLayout(view)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        if note.resolved:
            settled = StatusChip(self.tr("settled"), "ok")
            row.addWidget(settled, 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(self._settle_button(note), 0, Qt.AlignmentFlag.AlignTop)
        return view

    def _settle_button(self, note: Note) -> QPushButton:
        button = QPushButton(icon("check", "accent"), self.tr("Answer and settle…"), self)
        button.setProperty("role", "quiet")
        button.clicked.connect(partial(self._settle, note))
        self.settle_buttons.append(button)
        return button

    def _settle(self, note: Note, _checked: bool = False) -> None:
        self.settle_requested.emit(note)

    @Slot()
    def _on_edit_text_changed(self) -> None:
        typed = bool(self.edit.text().strip())
        why = self._refusal or ("" if typed else self.tr("Write the note first."))
        self.add_button.setEnabled(not why)
        self.add_button.setToolTip(tool_tip(why))

    @Slot()
    def _on_add_clicked(self) -> None:
        if self.add_button.isEnabled():
            self.note_written.emit(self.edit.text().strip())
