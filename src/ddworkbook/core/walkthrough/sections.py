"""How one question and one section stand, for a walk and for walking again."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.answer import Answer
from ddworkbook.core.answer_value import json_of
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, QuestionType, Section
from ddworkbook.core.severity import worst
from ddworkbook.core.walkthrough.flagging import promotion, question_flags
from ddworkbook.core.walkthrough.offering import answer_problems, offered_choices
from ddworkbook.core.walkthrough.picture import Flag, QuestionState, SectionState
from ddworkbook.core.walkthrough.scoring import Earned, all_earned, score_of
from ddworkbook.core.walkthrough.standing import Asking, Standing
from ddworkbook.core.walkthrough.why import why, why_section


@dataclass(frozen=True)
class SectionPart:
    """A section's share of the picture."""

    state: SectionState
    flags: tuple[Flag, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    earned: tuple[Earned, ...]


def question_state(standing: Standing, question: Question) -> QuestionState:
    """Return how one question stands."""
    answer = standing.answers.get(question.code)
    if standing.asking(question) is not Asking.ASKED:
        return QuestionState(question, False, why(standing, question), answer)
    if question.type is QuestionType.CALCULATED:
        value = json_of(standing.value(question.code))
        answer = None if value is None else Answer(question.code, value)
    offered = offered_choices(standing, question)
    problems = () if answer is None else tuple(answer_problems(standing, question, answer, offered))
    flags = question_flags(standing, question, answer)
    return QuestionState(question, True, why(standing, question), answer, problems, flags, offered)


def section_part(
    standing: Standing, section: Section, states: tuple[QuestionState, ...]
) -> SectionPart:
    """Return a section's share of the picture from the states of its questions."""
    flags = tuple(flag for state in states for flag in state.flags)
    flags += promotion(standing, section, flags)
    asked = [state for state in states if state.asked and state.question.asks]
    found = all_earned(states)
    return SectionPart(
        state=SectionState(
            code=section.code,
            title=section.title,
            questions=states,
            asked=len(asked),
            answered=sum(s.answer is not None and s.answer.value is not None for s in asked),
            worst=worst(flag.severity for flag in flags),
            why=why_section(standing, section),
            score=score_of(section.code, section.title, found),
        ),
        flags=flags,
        missing=tuple(state.question.code for state in states if state.missing),
        problems=tuple(problem for state in states for problem in state.problems),
        earned=found,
    )
