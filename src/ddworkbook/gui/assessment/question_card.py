"""The card of one question: its text, the editor, what is up with it, and the small extras."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, QuestionType, Who
from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.card_extras import CardExtras
from ddworkbook.gui.assessment.card_view import VALUE, CardView, Edit
from ddworkbook.gui.assessment.carried_line import CarriedLine
from ddworkbook.gui.assessment.flag_line import FlagList
from ddworkbook.gui.editors.number_keys import pressed_number
from ddworkbook.gui.editors.registry import make_editor
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import tool_tip

INDENT_PX = space(8)
# Lines about what is wrong that one card shows.
MOST_PROBLEMS = 6


class QuestionCard(QFrame):
    """Shows one question.

    Signals: edited(Edit); chosen(str) when somebody clicks the card; evidence_requested(str),
    confirm_requested(str) and reopen_requested(str) with the code; files_dropped(str, tuple) with
    code and paths.
    """

    edited = Signal(object)
    chosen = Signal(str)
    evidence_requested = Signal(str)
    files_dropped = Signal(str, object)
    confirm_requested = Signal(str)
    reopen_requested = Signal(str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{question.code}. {question.text}")
        self.text = PlainLabel(question.text, self, wrap=True, role="heading")
        self.chip = StatusChip("", "plain", self)
        self.to_confirm = StatusChip(self.tr("To confirm"), "warn", self)
        self.missing = PlainLabel(self.tr("To answer"), self, role="small")
        self.editor = make_editor(question, self)
        self.carried = CarriedLine(question.code, self)
        self.extras = CardExtras(question.code, self)
        self.problem = PlainLabel("", self, wrap=True, role="danger")
        self.flags = FlagList(self)
        self._refused = False
        self._is_held = self._is_closed = False
        self._lay_out()
        self._connect()

    def show_view(self, view: CardView) -> None:
        """Show how the question stands; what somebody is typing stays."""
        editor = self.editor
        if not self._refused and not editor.is_pending() and not editor.shows(view.value):
            editor.set_value(view.value)
        editor.set_offered(view.state.offered)
        self.text.setBuddy(editor.first_field())
        needs_reason = any(problem.code == "na-without-reason" for problem in view.state.problems)
        self.extras.show_view(view, comment_wanted=needs_reason)
        self._is_held = view.carried is not None and view.carried.held
        self.carried.show_carried(view.carried)
        self._show_chip(view)
        if not self._refused:
            self._say_problem(problems_text(view.state.problems))
        self.flags.show_flags(view.state.flags)

    def show_refused(self, value: JsonValue, sentence: str) -> None:
        """Keep what was typed and say why it was not saved."""
        self._refused = True
        if self.editor.value() != value:
            self.editor.set_value(value)
        self._say_problem(sentence)

    def accept_answer(self) -> bool:
        """Follow the stored answer again; return True when one was refused before."""
        was_refused, self._refused = self._refused, False
        return was_refused

    def take_focus(self) -> None:
        """Put the cursor into the editor; onto the card while nothing can be edited."""
        field = self.editor.first_field()
        (field if field.isEnabled() else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change anything; a held answer cannot be changed until it is reopened."""
        self.carried.set_read_only(read_only)
        closed = read_only or self._is_held
        reopened, self._is_closed = self._is_closed and not closed, closed
        self.editor.set_read_only(closed)
        self.extras.set_read_only(closed)
        self.setAcceptDrops(not closed)
        if reopened and self.carried.button.hasFocus():
            # The button that reopened it confirms now: the next key is meant for the answer.
            self.take_focus()

    def set_current(self, current: bool) -> None:
        """Show whether this is the question in hand."""
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        self.editor.flush()
        self.extras.flush()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the question in hand."""
        super().mousePressEvent(event)
        self.chosen.emit(self.question.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let number keys choose also while the card itself has the focus."""
        if self.hasFocus() and pressed_number(event) is not None:
            self.editor.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files to this question."""
        paths = dropped_paths(event.mimeData())
        event.acceptProposedAction()
        self.files_dropped.emit(self.question.code, paths)

    def _lay_out(self) -> None:
        question = self.question
        code = PlainLabel(question.code, self, role="small")
        who = PlainLabel(who_answers(question), self, role="small")
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(code)
        head.addWidget(who)
        head.addStretch(1)
        head.addWidget(self.missing)
        head.addWidget(self.to_confirm)
        head.addWidget(self.chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(2))
        column.setSpacing(space(2))
        column.addLayout(head)
        column.addWidget(self.text)
        if question.hint:
            column.addWidget(PlainLabel(question.hint, self, wrap=True, role="small"))
        column.addWidget(self.editor)
        column.addWidget(self.carried)
        column.addWidget(self.problem)
        column.addWidget(self.flags)
        column.addWidget(self.extras)
        self.text.setBuddy(self.editor.first_field())
        self.problem.hide()
        if not question.asks:
            self.extras.hide()
        if question.type is QuestionType.NOTE:
            self.editor.hide()

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_editor_edited)
        self.editor.file_chosen.connect(self._on_editor_file_chosen)
        self.extras.edited.connect(self.edited)
        code = self.question.code
        self.extras.evidence_requested.connect(partial(self.evidence_requested.emit, code))
        self.carried.confirm_requested.connect(partial(self.confirm_requested.emit, code))
        self.carried.reopen_requested.connect(partial(self.reopen_requested.emit, code))

    @Slot(object)
    def _on_editor_edited(self, value: JsonValue) -> None:
        self.edited.emit(Edit(self.question.code, VALUE, value))

    @Slot(object)
    def _on_editor_file_chosen(self, path: Path) -> None:
        self.files_dropped.emit(self.question.code, (path,))

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _show_chip(self, view: CardView) -> None:
        open_notes = sum(not note.resolved for note in view.notes)
        if open_notes:
            words = self.tr("{count} notes").format(count=open_notes)
            self.chip.set_status(words if open_notes > 1 else self.tr("Note"), "info", "comment")
        self.chip.setVisible(bool(open_notes))
        self.to_confirm.setVisible(view.carried is not None and view.carried.waits)
        self.missing.setVisible(view.state.missing)
        self.missing.setToolTip(tool_tip(view.state.missing_sentence))


def problems_text(problems: Sequence[Problem]) -> str:
    """Return what is wrong and how to repair it, a line for each, with the row where in a table."""
    lines = []
    for problem in problems:
        _, _, row = problem.where.partition(", row ")
        words = f"{problem.what} {problem.repair}"
        at = QCoreApplication.translate("QuestionCard", "Row {number}: {words}")
        lines.append(at.format(number=row.split(",")[0], words=words) if row else words)
    if len(lines) > MOST_PROBLEMS:
        more = QCoreApplication.translate("QuestionCard", "and {count} more")
        lines[MOST_PROBLEMS:] = [more.format(count=len(lines) - MOST_PROBLEMS)]
    return "\n".join(lines)


def who_answers(question: Question) -> str:
    """Return in words who supplies the answer."""
    words = {
        Who.PARTNER: QCoreApplication.translate("QuestionCard", "The partner answers"),
        Who.LEAD: QCoreApplication.translate("QuestionCard", "The project lead answers"),
        Who.RESEARCH_OFFICE: QCoreApplication.translate(
            "QuestionCard", "The research office answers"
        ),
    }
    return words[question.who] if question.asks else ""


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of a drop or of the clipboard."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
