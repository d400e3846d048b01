"""What a questionnaire lacks though it works: guidance, sources, rules that can come true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ddworkbook.core.expression import Expression, names
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_linter.placed_rules import (
    placed_rules,
    question_place,
    section_place,
)
from ddworkbook.core.questionnaire_linter.reach import can_be_true
from ddworkbook.core.questionnaire_linter.scoring import scoring_problems
from ddworkbook.core.translation.texts import translatable_texts

# Controls, zero-width characters and marks of direction; line breaks and tabs are seen.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def quality_problems(
    questionnaire: Questionnaire,
    fact_questions: Mapping[str, Question],
    places: Mapping[str, str],
    faulty: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Give what the authors forgot, and rules that can never do anything.

    Rules at the `faulty` places have problems of their own already.
    """
    known = {**fact_questions, **{q.code: q for q in questionnaire.questions}}
    for section in questionnaire.sections:
        hidden = set()
        asked = [] if section.relevant is None else [section.relevant]
        section_never = bool(asked) and not can_be_true(asked, known)
        if section_never:
            yield _never_true(f"{section_place(section, places)}, relevant", "section", "is asked")
        for question in section.questions:
            where = question_place(section, question, places)
            yield from _forgotten(question, where)
            found = list(_never(question, asked, known, where)) if not section_never else []
            found = [problem for problem in found if problem.where not in faulty]
            yield from found
            own = any(problem.where.endswith(", relevant") for problem in found)
            if section_never or own or question.follows in hidden:
                hidden.add(question.code)
                yield from _required_but_hidden(question, where)
    for table in questionnaire.decisions:
        for number, rule in enumerate(table.rules, start=1):
            if not can_be_true([rule.when], known):
                yield _never_true(f"decision {table.code}, rules[{number}].when", "row", "applies")
    yield from _unused(questionnaire, places)
    yield from scoring_problems(questionnaire, places)
    yield from _hidden_characters(questionnaire, places)


def _required_but_hidden(question: Question, where: str) -> Iterator[Problem]:
    """Give a problem for a required question that can never be asked."""
    if question.required:
        yield Problem(
            "required-but-hidden",
            f"{where}, required",
            "It is required, but can never be asked.",
            "Correct when it is asked, or take the question out.",
        )


def _forgotten(question: Question, where: str) -> Iterator[Problem]:
    """Give what a question should say and does not."""
    if question.asks and not question.guidance:
        yield Problem(
            "no-guidance", where, "It has no guidance.", "Say how to answer it, in plain words."
        )
    if question.asks and not question.sources:
        yield Problem("no-source", where, "It has no source.", "Name where the question is from.")
    for number, flag in enumerate(question.flags, start=1):
        if not flag.action and not question.action:
            yield Problem(
                "no-action",
                f"{where}, flags[{number}]",
                "Neither the flag nor the question names an action.",
                "Say what people usually do then.",
            )


def _never(
    question: Question, section: list[Expression], known: Mapping[str, Question], where: str
) -> Iterator[Problem]:
    """Give rules of a question that can never be true where its section is asked."""
    asked = [*section, *([] if question.relevant is None else [question.relevant])]
    if question.relevant is not None and not can_be_true(asked, known):
        yield _never_true(f"{where}, relevant", "question", "is asked")
        return
    for number, flag in enumerate(question.flags, start=1):
        if not can_be_true([*asked, flag.when], known):
            yield _never_true(f"{where}, flags[{number}].when", "flag", "fires")


def _never_true(where: str, what: str, does: str) -> Problem:
    """Return the problem for a rule that no answers make true."""
    return Problem(
        "never-true",
        where,
        f"No answers make this true, so the {what} never {does}.",
        "Compare the rule with the choices, and with when the question is asked.",
    )


def _unused(questionnaire: Questionnaire, places: Mapping[str, str]) -> Iterator[Problem]:
    """Give facts and sources that nothing uses."""
    used = {name for placed in placed_rules(questionnaire, places) for name in names(placed.rule)}
    for fact in questionnaire.facts:
        # The number of flags that promote is read by the engine, not by a rule.
        if fact not in used and not fact.startswith("policy_"):
            yield Problem("unused-fact", f"facts, {fact}", "No rule uses it.", "Remove it.")
    cited = {key for question in questionnaire.questions for key in question.sources}
    cited |= {k for q in questionnaire.questions for flag in q.flags for k in flag.sources}
    for key in questionnaire.sources:
        if key not in cited:
            yield Problem("unused-source", f"sources, {key}", "Nothing cites it.", "Remove it.")


def _hidden_characters(
    questionnaire: Questionnaire, places: Mapping[str, str]
) -> Iterator[Problem]:
    """Give texts with characters that nobody sees, which can turn a line round or split a word."""
    where = {
        question.code: question_place(section, question, places)
        for section in questionnaire.sections
        for question in section.questions
    }
    for key, text in translatable_texts(questionnaire).items():
        found = _HIDDEN.search(text)
        if found is not None:
            code, _, rest = key.partition(".")
            yield Problem(
                "hidden-character",
                f"{where[code]}, {rest}" if code in where else key,
                f"It holds the invisible character U+{ord(found[0]):04X}.",
                "Remove it; translations may hold joiners, the source text does not need any.",
            )
