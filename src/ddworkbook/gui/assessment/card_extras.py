"""The lower part of a card: comment, who answered, evidence; each appears when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.evidence import Evidence
from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.card_view import COMMENT, RESPONDENT, CardView, Edit
from ddworkbook.gui.assessment.showing import show_now
from ddworkbook.gui.editors.typing_fields import LineField, TextField
from ddworkbook.gui.editors.typing_pause import TypingPause
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import button_text, tool_tip


class CardExtras(QWidget):
    """Signals: edited(Edit) for comment and respondent; evidence_requested()."""

    edited = Signal(object)
    evidence_requested = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._is_read_only = False
        self.comment: CommentField | None = None
        self.respondent: RespondentField | None = None
        self._evidence: tuple[Evidence, ...] = ()
        self._fields = QVBoxLayout()
        self._fields.setSpacing(space(2))
        self.comment_button = self._quiet("comment", self.tr("Comment"))
        self.respondent_button = self._quiet("person", self.tr("Answered by"))
        self.evidence_button = self._quiet("attach", self.tr("Evidence"))
        self.comment_button.setToolTip(self.tr("Add a comment (Ctrl+Shift+C)"))
        self.evidence_button.setToolTip(self.tr("Attach a file (Ctrl+E)"))
        buttons = QHBoxLayout()
        buttons.setSpacing(space(4))
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.comment_button, self.evidence_button, self.respondent_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(self._fields)
        column.addLayout(buttons)
        self._connect()

    def show_view(self, view: CardView, *, comment_wanted: bool = False) -> None:
        """Show comment, respondent and evidence as they stand."""
        if view.comment or comment_wanted:
            self.open_comment().show_text(view.comment)
        elif self.comment is not None:
            self.comment.show_text("")
        if view.respondent:
            self.open_respondent().show_text(view.respondent)
        elif self.respondent is not None:
            self.respondent.show_text("")
        if view.evidence != self._evidence or not self.evidence_button.text():
            self._evidence = view.evidence
            self._show_evidence(view.evidence)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change anything."""
        self._is_read_only = read_only
        for field in (self.comment, self.respondent):
            if field is not None:
                field.field.set_read_only(read_only)
        self.comment_button.setVisible(not read_only and self.comment is None)
        self.respondent_button.setVisible(not read_only and self.respondent is None)
        self.evidence_button.setVisible(not read_only or bool(self._evidence))

    def open_comment(self) -> CommentField:
        """Return the comment's field, which appears."""
        if self.comment is None:
            self.comment = CommentField(self._code, self)
            self.comment.text_edited.connect(self._on_comment_text_edited)
            self.comment.field.set_read_only(self._is_read_only)
            self._fields.insertWidget(0, self.comment)
            show_now(self.comment)
            self.comment_button.hide()
        return self.comment

    def open_respondent(self) -> RespondentField:
        """Return the respondent's field, which appears."""
        if self.respondent is None:
            self.respondent = RespondentField(self._code, self)
            self.respondent.text_edited.connect(self._on_respondent_text_edited)
            self.respondent.field.set_read_only(self._is_read_only)
            self._fields.addWidget(self.respondent)
            show_now(self.respondent)
            self.respondent_button.hide()
        return self.respondent

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        for field in (self.comment, self.respondent):
            if field is not None:
                field.flush()

    def _connect(self) -> None:
        self.comment_button.clicked.connect(self._on_comment_button_clicked)
        self.respondent_button.clicked.connect(self._on_respondent_button_clicked)
        self.evidence_button.clicked.connect(self.evidence_requested)

    @Slot()
    def _on_comment_button_clicked(self) -> None:
        self.open_comment().field.setFocus()

    @Slot()
    def _on_respondent_button_clicked(self) -> None:
        self.open_respondent().field.setFocus()

    @Slot(str)
    def _on_comment_text_edited(self, text: str) -> None:
        self.edited.emit(Edit(self._code, COMMENT, text))

    @Slot(str)
    def _on_respondent_text_edited(self, text: str) -> None:
        self.edited.emit(Edit(self._code, RESPONDENT, text))

    def _show_evidence(self, evidence: Sequence[Evidence]) -> None:
        names = ", ".join(item.name for item in evidence)
        text = self.tr("Evidence ({count})").format(count=len(evidence))
        self.evidence_button.setText(text if evidence else self.tr("Evidence"))
        self.evidence_button.setToolTip(
            tool_tip(names) if evidence else self.tr("Attach a file (Ctrl+E)")
        )
        self.evidence_button.setAccessibleDescription(names)

    def _quiet(self, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(icon(icon_name, "accent"), button_text(text), self)
        button.setProperty("role", "link")
        button.setAccessibleName(f"{text}, {self._code}")
        return button


class CommentField(QWidget):
    """Signals: text_edited(str) after a pause or on leaving."""

    text_edited = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(self)
        self.field.setPlaceholderText(self.tr("Comment"))
        self.field.setAccessibleName(self.tr("Comment on {code}").format(code=code))
        self._pause = TypingPause(self.field)
        self._is_filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.field.textChanged.connect(self._on_field_text_changed)
        self._pause.ended.connect(self._on_pause_ended)

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody types or it is there already."""
        if self._pause.is_active() or self.field.toPlainText().strip() == text:
            return
        self._is_filling = True
        self.field.setPlainText(text)
        self._is_filling = False

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    @Slot()
    def _on_field_text_changed(self) -> None:
        if not self._is_filling:
            self._pause.touch()

    @Slot()
    def _on_pause_ended(self) -> None:
        self.text_edited.emit(self.field.toPlainText().strip())


class RespondentField(QWidget):
    """Signals: text_edited(str) after a pause or on leaving."""

    text_edited = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(self)
        self.field.setPlaceholderText(self.tr("A name or a post"))
        self.field.setMaximumWidth(space(80))
        label = PlainLabel(self.tr("Answered by"), self, role="small")
        label.setBuddy(self.field)
        self.field.setAccessibleName(self.tr("{code} was answered by").format(code=code))
        self._pause = TypingPause(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.field, 1)
        row.addStretch(1)
        self.field.textEdited.connect(self._pause.touch)
        self._pause.ended.connect(self._on_pause_ended)

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody types or it is there already."""
        if not self._pause.is_active() and self.field.text().strip() != text:
            self.field.setText(text)

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    @Slot()
    def _on_pause_ended(self) -> None:
        self.text_edited.emit(self.field.text().strip())
