"""Walks through the questions for the keys: next open one, next flag, next section, by code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ddworkbook.core.walkthrough import QuestionState
from ddworkbook.gui.assessment.answer_tab import AnswerTab
from ddworkbook.gui.assessment.finding import (
    is_flagged,
    is_held,
    is_unanswered,
    is_waiting,
    next_code,
    says,
    section_of,
    state_of,
    written_code,
)


class Walker(QObject):
    """Moves the question in hand of an answer tab.

    Signals: noticed(str) with a short sentence when there is nowhere to go.
    """

    noticed = Signal(str)

    def __init__(self, tab: AnswerTab) -> None:
        super().__init__(tab)
        self._tab = tab

    def steps(self) -> dict[str, Callable[[], None]]:
        """Return what the keys do, by the names of page_keys."""
        tab = self._tab
        return {
            "next_open": partial(self.go_open, 1),
            "previous_open": partial(self.go_open, -1),
            "next_flag": partial(self.go_flag, 1),
            "previous_flag": partial(self.go_flag, -1),
            "next_section": partial(self.go_section, 1),
            "previous_section": partial(self.go_section, -1),
            "attach": partial(self._with_code, tab.desk.ask_and_attach),
            "paste": partial(self._with_code, tab.desk.paste),
            "confirm": self.confirm,
            "reopen": self.reopen,
            "comment": self.comment,
            "panel": tab.toggle_panel,
        }

    def go_open(self, step: int) -> None:
        """Go to the next (1) or previous (-1) question without an answer."""
        self._go(is_unanswered, step, self.tr("Every question that is asked has an answer."))

    def go_flag(self, step: int) -> None:
        """Go to the next or previous question with a flag or a problem."""
        self._go(is_flagged, step, self.tr("There is no flag."))

    def go_section(self, step: int) -> None:
        """Go to the next or previous section in which something is asked."""
        page = self._tab.page
        if page is None:
            return
        codes = [section.code for section in page.walkthrough.sections if section.asked]
        here = self._tab.sections.current_code()
        at = codes.index(here) + step if here in codes else 0
        if 0 <= at < len(codes):
            self._tab.show_section(codes[at])
            self._tab.go_to_code(self._tab.code)

    def go_written(self, typed: str) -> bool:
        """Go to the question with this code, else to the next with these words.

        Return True when a code led to a question that is asked.
        """
        page = self._tab.page
        if page is None:
            return False
        code = written_code(page.walkthrough, typed)
        if code:
            return self.go_to(code)
        code = next_code(page.walkthrough, self._tab.code, partial(says, typed))
        if code:
            # More of the same words may follow: the field keeps them, and the focus.
            self._tab.go_to_code(code, focus=False)
        else:
            words = self.tr("No question that is asked has the code or the words “{words}”.")
            self.noticed.emit(words.format(words=typed.strip()))
        return False

    def go_to(self, code: str) -> bool:
        """Go to a question; where it is not asked, to its section, saying why."""
        page = self._tab.page
        if page is None:
            return False
        if self._tab.go_to_code(code):
            return True
        state = state_of(page.walkthrough, code)
        section = section_of(page.walkthrough, code)
        if state is not None and section is not None:
            self._tab.show_section(section.code)
            words = self.tr("{code} is not asked now. {why}").format(code=code, why=state.why)
            self.noticed.emit(words)
        return False

    def comment(self) -> None:
        """Put the cursor into the comment of the question in hand."""
        card = self._tab.cards.card(self._tab.code)
        if card is not None and not self._tab.refusal():
            card.extras.open_comment().field.setFocus()

    def confirm(self) -> None:
        """Confirm the answer in hand where it came along, and go to the next that waits."""
        self._tab.flush()
        state = self._in_hand()
        if state is not None and is_waiting(state) and not self._tab.refusal():
            self._tab.carrying.confirm(self._tab.code)
        self._go(is_waiting, 1, self.tr("No answer waits to be confirmed."))

    def reopen(self) -> None:
        """Open the held answer in hand, so that it can be changed."""
        state = self._in_hand()
        if state is None or not is_held(state):
            self.noticed.emit(self.tr("Only a held answer can be reopened."))
        elif not self._tab.refusal():
            self._tab.carrying.reopen(self._tab.code)
            self._tab.go_to_code(self._tab.code)

    def _in_hand(self) -> QuestionState | None:
        page = self._tab.page
        return None if page is None else state_of(page.walkthrough, self._tab.code)

    def _go(self, wanted: Callable[[QuestionState], bool], step: int, otherwise: str) -> None:
        page = self._tab.page
        if page is None:
            return
        self._tab.flush()
        # The flush may have changed which questions are asked.
        page = self._tab.page or page
        code = next_code(page.walkthrough, self._tab.code, wanted, step)
        if code:
            self._tab.go_to_code(code)
        else:
            self.noticed.emit(otherwise)

    def _with_code(self, step: Callable[[str], None]) -> None:
        if self._tab.code and not self._tab.refusal():
            step(self._tab.code)
