"""One question as the reviewer weighs it: answer, comment, evidence and flags side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.evidence import Evidence
from ddworkbook.core.tokens import space
from ddworkbook.core.walkthrough import QuestionState
from ddworkbook.gui.icons import icon
from ddworkbook.gui.review.flags_card import FlagView
from ddworkbook.gui.review.notes_view import NotesView
from ddworkbook.gui.sign_off_words import when
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.assessment_views import AssessmentPage


class QuestionDetail(QScrollArea):
    """Signals: question_requested(str); note_written(code, text); settle_requested(Note)."""

    question_requested = Signal(str)
    note_written = Signal(str, str)
    settle_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The question in hand"))
        content = QWidget(self)
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, space(3), space(3), 0)
        column.setSpacing(space(3))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(space(2))
        self.notes = NotesView(content)
        column.addLayout(self._parts)
        column.addWidget(self.notes)
        column.addStretch(1)
        self.setWidget(content)
        self._code = ""
        self.notes.note_written.connect(self._on_notes_note_written)
        self.notes.settle_requested.connect(self.settle_requested)

    def show_question(self, page: AssessmentPage, code: str) -> None:
        """Show one question; the notes on the whole when the code is ""."""
        if code != self._code:
            self.notes.forget_draft()
        self._code = code
        empty(self._parts)
        state = _state_of(page, code)
        if state is not None:
            self._show_parts(page, state)
        # Notes help in every state but the last, where nothing of the record may change.
        refusal = (
            self.tr("It is frozen: notes were part of the review.") if page.fingerprint else ""
        )
        self.notes.show_notes(page.notes_on(code), refusal)

    def _show_parts(self, page: AssessmentPage, state: QuestionState) -> None:
        code = state.question.code
        self._parts.addLayout(self._head(state))
        answer = page.answer_texts.get(code, "")
        self._parts.addWidget(
            PlainLabel(answer or self.tr("Not answered"), wrap=True, selectable=True)
        )
        if state.answer is not None and state.answer.comment:
            told = self.tr("Comment: {comment}").format(comment=state.answer.comment)
            self._parts.addWidget(PlainLabel(told, wrap=True, selectable=True))
        if by := self._given_by(page, state):
            self._parts.addWidget(PlainLabel(by, wrap=True, role="small"))
        for problem in state.problems:
            told = f"{problem.what} {problem.repair}"
            self._parts.addWidget(PlainLabel(told, wrap=True, role="danger"))
        for item in page.evidence_for(code):
            self._parts.addLayout(self._evidence(item))
        for flag in state.flags:
            self._parts.addWidget(FlagView(flag, parent=self))

    def _head(self, state: QuestionState) -> QHBoxLayout:
        code = state.question.code
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(PlainLabel(f"{code}  {state.question.text}", wrap=True, role="heading"), 1)
        button = QPushButton(icon("open", "accent"), self.tr("Go to the question"), self)
        button.setProperty("role", "quiet")
        button.clicked.connect(partial(self._go_to, code))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _given_by(self, page: AssessmentPage, state: QuestionState) -> str:
        if state.answer is None:
            return ""
        person = page.people.get(state.answer.actor)
        source = state.answer.respondent
        said = self.tr("from {respondent}").format(respondent=source) if source else ""
        entered = person.name if person is not None else ""
        return ", ".join(part for part in (said, entered, when(state.answer.at)) if part)

    def _evidence(self, item: Evidence) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(IconLabel("attach", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        dates = [
            self.tr("issued {day}").format(day=item.issued_on) if item.issued_on else "",
            self.tr("expires {day}").format(day=item.expires_on) if item.expires_on else "",
        ]
        told = " · ".join(part for part in (item.name, *dates) if part)
        row.addWidget(PlainLabel(told, wrap=True), 1)
        return row

    def _go_to(self, code: str, _checked: bool = False) -> None:
        self.question_requested.emit(code)

    @Slot(str)
    def _on_notes_note_written(self, text: str) -> None:
        self.note_written.emit(self._code, text)


def _state_of(page: AssessmentPage, code: str) -> QuestionState | None:
    states = (state for section in page.walkthrough.sections for state in section.questions)
    return next((state for state in states if state.question.code == code), None)
