"""One text of an own copy to be typed, and beside it the same text in another language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.core.translation import TranslatedText, text_mark
from ddworkbook.gui.editors.typing_fields import TextField
from ddworkbook.gui.editors.typing_pause import TypingPause
from ddworkbook.gui.widgets.plain_label import PlainLabel


class PlaceField(QWidget):
    """A field that says what was typed after a pause; `note` says what is up with it.

    A text of `one_line` wraps, but has no line breaks of its own.

    Signals: text_edited(str) after a pause or on leaving; confirmed(str) when the button of the
    note was pressed, with the text that stands there.
    """

    text_edited = Signal(str)
    confirmed = Signal(str)

    def __init__(self, name: str, one_line: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one_line = one_line
        self.field = TextField(self, least_lines=1 if one_line else 2)
        self.field.setAccessibleName(name)
        self.note = PlainLabel("", self, wrap=True, role="small")
        self.button = QPushButton(_tr("Still right"), self)
        self.button.setProperty("role", "link")
        self.button.setAccessibleName(f"{_tr('Still right')}: {name}")
        self._pause = TypingPause(self.field)
        self._is_filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        line = QHBoxLayout()
        line.setSpacing(space(2))
        line.addWidget(self.note, 1)
        line.addWidget(self.button)
        column.addWidget(self.field)
        column.addLayout(line)
        self.say("")
        self.field.textChanged.connect(self._on_field_text_changed)
        self._pause.ended.connect(self._on_pause_ended)
        self.button.clicked.connect(self._on_button_clicked)

    def text(self) -> str:
        """Return what stands in the field."""
        text = self.field.toPlainText().strip()
        return " ".join(text.split()) if self._one_line else text

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody types or it is there already."""
        if self._pause.is_active() or self.text() == text.strip():
            return
        self._is_filling = True
        self.field.setPlainText(text)
        self._is_filling = False

    def say(self, note: str, *, danger: bool = False, can_confirm: bool = False) -> None:
        """Say under the field what is up with it."""
        self.note.setProperty("role", "danger" if danger else "small")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.button.setVisible(can_confirm)

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        self._pause.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the field take the height that its text needs at the new width."""
        super().resizeEvent(event)
        # The layout that is at work just now would not hear it.
        QTimer.singleShot(0, self.field, self.field.updateGeometry)

    def _on_field_text_changed(self) -> None:
        if not self._is_filling:
            self._pause.touch()

    @Slot()
    def _on_pause_ended(self) -> None:
        self.text_edited.emit(self.text())

    @Slot()
    def _on_button_clicked(self) -> None:
        self.confirmed.emit(self.text())


def show_translation(field: PlaceField, source: str, said: TranslatedText | None) -> None:
    """Show a text in another language, and whether it still says what the first one says."""
    field.setEnabled(bool(source))
    field.show_text(said.text if said is not None else "")
    if not source:
        field.say("")
    elif said is None or not said.text:
        field.say(_tr("Not translated yet."))
    elif said.of != text_mark(source):
        field.say(_tr("The text was changed since."), danger=True, can_confirm=True)
    else:
        field.say("")


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlaceField", text)
