"""A new edition beside an older one: codes that come back with another meaning, or just vanish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_linter.placed_rules import question_place

# Below this share of words in common, two texts ask two questions.
_ALIKE = 0.4


def edition_problems(
    questionnaire: Questionnaire, older: Questionnaire, places: Mapping[str, str]
) -> Iterator[Problem]:
    """Give codes of the older edition that the new one uses otherwise, or lost without a word."""
    for section in questionnaire.sections:
        for question in section.questions:
            where = question_place(section, question, places)
            before = older.question(question.code)
            if before is not None:
                yield from _reused(question, before, where)
            elif question.code in older.retired:
                yield Problem(
                    "retired-code",
                    f"{where}, code",
                    f"{question.code} was taken out before edition {older.version}.",
                    "Give the question a code that was never used.",
                )
    now = {question.code for question in questionnaire.questions}
    gone = [q.code for q in older.questions if q.code not in now]
    for code in dict.fromkeys([*gone, *older.retired]):
        if code not in questionnaire.retired and code not in now:
            yield Problem(
                "not-retired",
                "retired",
                f"{code} of edition {older.version} is neither asked nor retired.",
                f"Add {code} to `retired`, so that it is never used again.",
            )


def _reused(question: Question, before: Question, where: str) -> Iterator[Problem]:
    """Give a problem when a code or a choice stands for something else than before."""
    if question.type is not before.type or not _alike(question.text, before.text):
        what = f"{before.code} asked “{before.text}” ({before.type}) in the older edition."
        yield Problem(
            "code-reused", f"{where}, code", what, "Give a new question a code never used before."
        )
        return
    labels = {choice.value: choice.label for choice in before.choices}
    for number, choice in enumerate(question.choices, start=1):
        label = labels.get(choice.value)
        # A label may be said better; a short one shares few words even then.
        if label is not None and label != choice.label and not _alike(label, choice.label):
            yield Problem(
                "choice-reused",
                f"{where}, choices[{number}].value",
                f"{choice.value!r} stood for “{label}” in the older edition.",
                "Give a new choice a value never used before.",
            )


def _alike(one: str, other: str) -> bool:
    """Say whether two texts are versions of one."""
    words = one.casefold().split(), other.casefold().split()
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE
