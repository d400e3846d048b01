"""Where scores are used: choices that earn nothing, dimensions in which nothing can be earned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Choice, Question, Questionnaire, QuestionType
from ddworkbook.core.questionnaire_linter.placed_rules import question_place

# Nobody earns or loses anything by these; they are left out of the score.
_OUTSIDE_SCORES = frozenset({"na", "not-applicable", "unsure"})


def scoring_problems(questionnaire: Questionnaire, places: Mapping[str, str]) -> Iterator[Problem]:
    """Give choices without a score beside others with one, and empty dimensions."""
    used = set()
    for section in questionnaire.sections:
        for question in section.questions:
            where = question_place(section, question, places)
            if _scored(question):
                used.add(question.dimension)
                yield from _unscored_choices(question, where)
            elif question.dimension:
                yield Problem(
                    "never-scored",
                    f"{where}, dimension",
                    "It counts in a dimension, but none of its choices has a score.",
                    "Give the choices scores, or take the dimension away.",
                )
    for dimension in questionnaire.dimensions:
        if dimension.value not in used:
            yield Problem(
                "unused-dimension",
                f"dimensions, {dimension.value}",
                "No scored question counts in it.",
                "Remove it, or name it in a question.",
            )


def _scored(question: Question) -> bool:
    if question.type is QuestionType.MATURITY:
        return True
    return any(choice.score is not None for choice in question.choices)


def _unscored_choices(question: Question, where: str) -> Iterator[Problem]:
    """Give each choice of a scored question that has no score."""
    if question.type is QuestionType.MATURITY:
        return
    for number, choice in enumerate(question.choices, start=1):
        if choice.score is None and not _outside(choice):
            yield Problem(
                "choice-not-scored",
                f"{where}, choices[{number}]",
                f"“{choice.label}” has no score, the other choices have.",
                "Give it one; 0 is one too.",
            )


def _outside(choice: Choice) -> bool:
    return choice.value in _OUTSIDE_SCORES
