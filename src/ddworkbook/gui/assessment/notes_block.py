"""The reviewer's notes on the question in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ddworkbook.gui.assessment.side_block import SideBlock
from ddworkbook.gui.icons import icon
from ddworkbook.usecases.assessment_views import Note


class NotesBlock(SideBlock):
    """Signals: resolve_requested(str) with the id of a note."""

    resolve_requested = Signal(str)

    def __init__(
        self, notes: Sequence[Note], read_only: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(QCoreApplication.translate("NotesBlock", "Reviewer's notes"), parent)
        for note in notes:
            when = note.at[:16].replace("T", " ")
            self.add_line(f"{when}  {note.author_name}", "small")
            self.add_line(note.text)
            if note.reply:
                self.add_line(self.tr("Reply: {text}").format(text=note.reply), "muted")
            if note.resolved:
                self.add_line(self.tr("Dealt with"), "small")
            elif not read_only:
                self._offer_to_resolve(note)

    def _offer_to_resolve(self, note: Note) -> None:
        button = QPushButton(icon("done", "accent"), self.tr("Mark as dealt with"), self)
        button.setProperty("role", "link")
        button.setProperty("note", note.id)
        button.setAccessibleDescription(note.text)
        button.clicked.connect(self._on_button_clicked)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_button_clicked(self) -> None:
        self.resolve_requested.emit(str(self.sender().property("note")))
