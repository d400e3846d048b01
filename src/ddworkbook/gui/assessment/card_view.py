"""What one card shows and what comes back from it, as values."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.questionnaire import Section
from ddworkbook.core.walkthrough import QuestionState, SectionState
from ddworkbook.gui.assessment.finding import section_named
from ddworkbook.gui.assessment.not_applicable import rest_of
from ddworkbook.usecases.assessment_views import AssessmentPage, CarriedView, Note

VALUE, COMMENT, RESPONDENT = "value", "comment", "respondent"


@dataclass(frozen=True)
class CardView:
    """One question as a card shows it; `carried` tells how its answer came along."""

    state: QuestionState
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]
    carried: CarriedView | None = None

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


@dataclass(frozen=True)
class SectionView:
    """One section with its cards.

    `kept` are answered and not asked now, `waiting` the codes to be confirmed, `rest` those that
    could be marked as not applicable at once. `why` says what asks or hides the section.
    """

    section: Section
    asked: tuple[CardView, ...]
    kept: tuple[CardView, ...]
    why: str
    waiting: tuple[str, ...]
    rest: tuple[str, ...]


def section_view(page: AssessmentPage, code: str) -> SectionView | None:
    """Return a section as it is shown, None when there is none of this code."""
    state = section_named(page.walkthrough, code)
    section = page.questionnaire.section(code)
    if state is None or section is None:
        return None
    asked = asked_views(page, state)
    waiting = tuple(view.code for view in asked if view.code in page.to_confirm)
    rest = rest_of(page, code)
    return SectionView(section, asked, kept_views(page, state), state.why, waiting, rest)


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
    carried = page.carried.get(code)
    return CardView(state, page.evidence_for(code), page.notes_on(code), carried)
