"""One question as it would be asked: its editor, and what the answer sets off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.tokens import space
from ddworkbook.core.walkthrough import Flag, QuestionState
from ddworkbook.gui.editors.registry import make_editor
from ddworkbook.gui.editors.typing_fields import LineField
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty


class TryCard(Card):
    """A question that is not asked says why instead.

    Signals: answered(str, object, str) with code, value and comment.
    """

    answered = Signal(str, object, str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(f"{question.code}  {question.text}", parent)
        self.question = question
        self.hint = PlainLabel(question.hint, self, wrap=True, role="small")
        self.editor = make_editor(question, self)
        self.comment = LineField(self)
        self.comment.setPlaceholderText(self.tr("Comment"))
        self.comment.setAccessibleName(self.tr("Comment on {code}").format(code=question.code))
        self.problem = PlainLabel("", self, wrap=True, role="danger")
        self.why = PlainLabel("", self, wrap=True, role="small")
        self._flags = QVBoxLayout()
        self._flags.setSpacing(space(2))
        self._has_comment = question.type is QuestionType.YES_PARTLY_NO_NA
        for widget in (self.hint, self.editor, self.comment, self.problem):
            self.body.addWidget(widget)
        self.body.addLayout(self._flags)
        self.body.addWidget(self.why)
        self.editor.edited.connect(self._on_editor_edited)
        self.comment.editingFinished.connect(self._on_comment_editing_finished)

    def show_state(self, state: QuestionState) -> None:
        """Show how the question stands; what somebody is typing stays."""
        value = state.answer.value if state.answer is not None else None
        if not self.editor.is_pending() and not self.editor.shows(value):
            self.editor.set_value(value)
        self.editor.set_offered(state.offered)
        self.setEnabled(True)
        for widget in (self.editor, self.problem):
            widget.setVisible(state.asked)
        self.editor.setVisible(state.asked and self.question.type is not QuestionType.NOTE)
        self.hint.setVisible(state.asked and bool(self.question.hint))
        self.comment.setVisible(state.asked and self._has_comment)
        self.show_problem(" ".join(f"{one.what} {one.repair}" for one in state.problems))
        self.why.setText(state.why)
        self.why.setVisible(bool(state.why))
        self._show_flags(state.flags if state.asked else ())

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the answer."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _show_flags(self, flags: tuple[Flag, ...]) -> None:
        empty(self._flags)
        for flag in flags:
            row = QHBoxLayout()
            row.setSpacing(space(2))
            row.addWidget(RatingBadge(flag.severity, self), 0, Qt.AlignmentFlag.AlignTop)
            lines = [flag.reason, *flag.because]
            row.addWidget(PlainLabel("\n".join(lines), self, wrap=True), 1)
            self._flags.addLayout(row)

    @Slot(object)
    def _on_editor_edited(self, value: JsonValue) -> None:
        self.answered.emit(self.question.code, value, self.comment.text().strip())

    @Slot()
    def _on_comment_editing_finished(self) -> None:
        value = self.editor.value()
        self.answered.emit(self.question.code, value, self.comment.text().strip())
