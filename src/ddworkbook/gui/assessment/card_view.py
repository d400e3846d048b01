"""What one card shows and what comes back from it, as values."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.walkthrough import QuestionState, SectionState
from ddworkbook.usecases.assessment_views import AssessmentPage, Note

VALUE, COMMENT, RESPONDENT = "value", "comment", "respondent"


@dataclass(frozen=True)
class CardView:
    """One question as a card shows it."""

    state: QuestionState
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]

    @property
    def code(self) -> str:
        """Return the code of the question."""
        return self.state.question.code

    @property
    def value(self) -> JsonValue:
        """Return the answer, None when there is none."""
        return self.state.answer.value if self.state.answer is not None else None

    @property
    def comment(self) -> str:
        """Return the comment."""
        return self.state.answer.comment if self.state.answer is not None else ""

    @property
    def respondent(self) -> str:
        """Return who supplied the answer."""
        return self.state.answer.respondent if self.state.answer is not None else ""


@dataclass(frozen=True)
class Edit:
    """One thing that somebody did to an answer: `part` is value, comment or respondent."""

    code: str
    part: str
    value: JsonValue


def asked_views(page: AssessmentPage, section: SectionState) -> tuple[CardView, ...]:
    """Return the cards of the questions of a section that are asked."""
    return tuple(card_view(page, state) for state in section.questions if state.asked)


def kept_views(page: AssessmentPage, section: SectionState) -> tuple[CardView, ...]:
    """Return the questions of a section that are not asked now, but keep an answer."""
    return tuple(
        card_view(page, state)
        for state in section.questions
        if not state.asked and state.answer is not None and state.answer.value is not None
    )


def card_view(page: AssessmentPage, state: QuestionState) -> CardView:
    """Return one question as a card shows it."""
    code = state.question.code
    return CardView(state, page.evidence_for(code), page.notes_on(code))
