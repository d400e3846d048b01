"""Editor for a file that is itself the answer: its name and SHA-256; the file becomes evidence."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.dialogs.file_dialogs import ask_file
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.plain_label import PlainLabel


class FileEditor(Editor):
    """A button and the name of the file that was chosen."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._value: JsonValue = None
        self.button = QPushButton(icon("attach"), self.tr("Choose a file…"), self)
        self.button.setAccessibleDescription(question.text)
        self.label = PlainLabel("", self, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.button)
        row.addWidget(self.label, 1)
        self.button.clicked.connect(self._on_button_clicked)

    def value(self) -> JsonValue:
        """Return name and SHA-256, None when no file was chosen."""
        return self._value

    def set_value(self, value: JsonValue) -> None:
        """Show the name of the file."""
        self._value = value
        self.label.setText(str(value.get("name") or "") if isinstance(value, dict) else "")

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody choose another."""
        self.button.setEnabled(not read_only)

    def first_field(self) -> QWidget:
        """Return the button."""
        return self.button

    def take(self, path: Path) -> None:
        """Answer with a file; it is attached as evidence too."""
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        self.set_value({"name": path.name, "sha256": digest})
        self.file_chosen.emit(path)
        self._say()

    @Slot()
    def _on_button_clicked(self) -> None:
        path = ask_file(self, self.question.text, "")
        if path is not None:
            self.take(path)
