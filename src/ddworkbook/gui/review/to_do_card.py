"""What is missing or wrong before an assessment can be submitted; a line leads to the question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ddworkbook.core.states import State
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.link_line import LinkLine
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.assessment_views import AssessmentPage

MOST_LINES = 8  # Enough to work on; the rest follows when these are done.


class ToDoCard(Card):
    """Hidden when nothing is missing or the assessment is no longer open for answers.

    Signals: question_requested(str) with the code of a question.
    """

    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.lines: list[LinkLine] = []

    def show_assessment(self, page: AssessmentPage) -> None:
        """List what is missing and what is wrong, in the order of the questionnaire."""
        empty(self.body)
        found = _findings(page)
        self.lines = []
        self.set_title(self.tr("Before it can be submitted ({number})").format(number=len(found)))
        for code, text, wrong in found[:MOST_LINES]:
            word = self.tr("wrong") if wrong else self.tr("missing")
            chip = StatusChip(word, "error" if wrong else "warn")
            line = LinkLine(f"{code}  {text}", wrong, (chip,), self)
            line.clicked.connect(partial(self.question_requested.emit, code))
            self.body.addWidget(line)
            self.lines.append(line)
        if len(found) > MOST_LINES:
            rest = self.tr("and {number} more").format(number=len(found) - MOST_LINES)
            self.body.addWidget(PlainLabel(rest, role="small"))
        is_open = page.state in {State.DRAFT, State.CHANGES_REQUESTED}
        self.setVisible(is_open and bool(found))


def _findings(page: AssessmentPage) -> list[tuple[str, str, str]]:
    """Return code, question and what is wrong ("" when it is only missing) of each finding."""
    found = []
    for section in page.walkthrough.sections:
        for state in section.questions:
            wrong = "\n".join(f"{one.what} {one.repair}" for one in state.problems)
            if state.asked and (state.missing or wrong):
                found.append((state.question.code, state.question.text, wrong))
    return found
