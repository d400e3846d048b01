"""What the reviewer's list shows of each question, and which questions a filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ddworkbook.core.folding import fold
from ddworkbook.core.questionnaire import QuestionType
from ddworkbook.core.severity import Severity, worst
from ddworkbook.core.walkthrough import QuestionState
from ddworkbook.gui.tr_mark import tr_mark
from ddworkbook.usecases.assessment_views import AssessmentPage

CONTEXT = "ReviewFilter"
NOT_APPLICABLE = "na"


@dataclass(frozen=True)
class QuestionRow:
    """One question with everything that a reviewer weighs at a glance."""

    state: QuestionState
    answer: str
    comment: str
    evidence: int
    worst: Severity
    notes: int
    open_notes: int

    @property
    def code(self) -> str:
        """Return the code of the question."""
        return self.state.question.code

    @property
    def is_answered(self) -> bool:
        """Return True when there is a value."""
        return self.state.answer is not None and self.state.answer.value is not None


# name -> label and what it lets through, in the order in which they are offered.
FILTERS: Mapping[str, tuple[str, Callable[[QuestionRow], bool]]] = {
    "all": (tr_mark(CONTEXT, "All asked questions"), lambda _row: True),
    "flagged": (tr_mark(CONTEXT, "Flagged"), lambda row: row.worst is not Severity.NONE),
    "noted": (tr_mark(CONTEXT, "With notes"), lambda row: row.notes > 0),
    "unanswered": (tr_mark(CONTEXT, "Unanswered"), lambda row: not row.is_answered),
    "not-applicable": (
        tr_mark(CONTEXT, "Not applicable"),
        lambda row: row.state.answer is not None and row.state.answer.value == NOT_APPLICABLE,
    ),
}


def question_rows(page: AssessmentPage) -> tuple[QuestionRow, ...]:
    """Return every asked question in the order of the questionnaire."""
    states = [state for section in page.walkthrough.sections for state in section.questions]
    return tuple(
        _row(page, state)
        for state in states
        if state.asked and state.question.type is not QuestionType.NOTE
    )


def let_through(
    rows: tuple[QuestionRow, ...], name: str, text: str = ""
) -> tuple[QuestionRow, ...]:
    """Return the rows of one filter in which a text occurs."""
    _label, lets_through = FILTERS[name]
    wanted = fold(text)
    return tuple(row for row in rows if lets_through(row) and (not wanted or wanted in _all(row)))


def _row(page: AssessmentPage, state: QuestionState) -> QuestionRow:
    code = state.question.code
    notes = page.notes_on(code)
    return QuestionRow(
        state=state,
        answer=page.answer_texts.get(code, ""),
        comment=state.answer.comment if state.answer is not None else "",
        evidence=len(page.evidence_for(code)),
        worst=worst(flag.severity for flag in state.flags),
        notes=len(notes),
        open_notes=sum(not note.resolved for note in notes),
    )


def _all(row: QuestionRow) -> str:
    return fold(" ".join((row.code, row.state.question.text, row.answer, row.comment)))
