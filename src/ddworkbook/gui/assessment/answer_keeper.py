"""Saves each answer at once, and remembers what could not be saved with the reason.

It marks notes as dealt with, too.

Not here: what is shown (answer_tab.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from ddworkbook.core.answer_check import check_value, normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.walkthrough import QuestionState
from ddworkbook.gui.assessment.card_view import COMMENT, VALUE, Edit
from ddworkbook.gui.assessment.finding import state_of
from ddworkbook.gui.bridge import Bridge
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.reviewing import resolve_note
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class Refused:
    """What was typed and not saved, and why."""

    value: JsonValue
    sentence: str


class AnswerKeeper(QObject):
    """Works on one assessment at a time.

    It keeps the session that the assessment was read in, so that what was typed last is saved even
    while the workbook is being closed.
    """

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._session: Session | None = None
        self._page: AssessmentPage | None = None
        self.refused: dict[str, Refused] = {}

    def show_assessment(self, page: AssessmentPage) -> None:
        """Save into this assessment from now on."""
        if self._page is None or self._page.id != page.id:
            self.refused.clear()
        self._page = page
        self._session = self._bridge.session

    def forget(self) -> None:
        """Know no assessment."""
        self._page = self._session = None
        self.refused.clear()

    def save(self, edit: Edit) -> str:
        """Save one edit and return why it was not saved, "" when it was."""
        state = state_of(self._page.walkthrough, edit.code) if self._page is not None else None
        if state is None:
            return ""
        if edit.part == VALUE:
            return self._save_value(state, edit)
        return self._save_words(state, edit)

    @Slot(str)
    def resolve(self, note: str) -> None:
        """Mark a reviewer's note as dealt with."""
        if self._session is not None and self._page is not None:
            self._bridge.do(resolve_note, self._session, self._page.id, note)

    def _save_value(self, state: QuestionState, edit: Edit) -> str:
        value = normal_value(state.question, edit.value)
        problems = check_value(state.question, value)
        sentence = " ".join(f"{problem.what} {problem.repair}" for problem in problems)
        stored = state.answer.value if state.answer is not None else None
        if not sentence and value != normal_value(state.question, stored):
            sentence = self._store(edit.code, value)
        if sentence:
            self.refused[edit.code] = Refused(edit.value, sentence)
        else:
            self.refused.pop(edit.code, None)
        return sentence

    def _save_words(self, state: QuestionState, edit: Edit) -> str:
        """Save a comment or the respondent beside the answer that is there."""
        answer, words = state.answer, str(edit.value or "")
        value = answer.value if answer is not None else None
        if edit.part == COMMENT:
            if words == (answer.comment if answer is not None else ""):
                return ""
            return self._store(edit.code, value, comment=words)
        if words == (answer.respondent if answer is not None else ""):
            return ""
        return self._store(edit.code, value, respondent=words)

    def _store(
        self,
        code: str,
        value: JsonValue,
        comment: str | None = None,
        respondent: str | None = None,
    ) -> str:
        if self._session is None or self._page is None:
            return ""
        error = self._bridge.ask(
            answer_question, self._session, self._page.id, code, value, comment, respondent
        )
        if error is None:
            return ""
        if comment is not None or respondent is not None:
            # The card says why a value was refused; it has no room for this beside words.
            self._bridge.refused.emit(error)
        return " ".join((error.sentence, *error.details))
