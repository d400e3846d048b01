"""Questions that wait for each other: asked or calculated only when they are themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.expression import names
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_linter.placed_rules import question_place


def cycle_problems(questionnaire: Questionnaire, places: Mapping[str, str]) -> Iterator[Problem]:
    """Give a problem for each ring of questions, at the first question of it."""
    waits = {question.code: _waits_for(question) for question in questionnaire.questions}
    where = {
        question.code: question_place(section, question, places)
        for section in questionnaire.sections
        for question in section.questions
    }
    done: set[str] = set()
    for code in waits:
        ring = _ring_from(code, waits, done)
        if ring:
            yield Problem(
                "cycle",
                f"{where[ring[0]]}, relevant",
                f"Questions wait for each other: {' needs '.join([*ring, ring[0]])}.",
                "Make one of them depend on something else.",
            )


def _waits_for(question: Question) -> tuple[str, ...]:
    """Return the codes that decide whether a question is asked, or what it calculates."""
    rules = [rule for rule in (question.relevant, question.calculate) if rule is not None]
    found = [name for rule in rules for name in names(rule)]
    return tuple(dict.fromkeys([*found, question.follows] if question.follows else found))


def _ring_from(start: str, waits: Mapping[str, tuple[str, ...]], done: set[str]) -> list[str]:
    """Return the first ring that can be reached from a question, or []; marks what was visited."""
    way: list[str] = []
    branches = [iter([start])]
    while branches:
        code = next(branches[-1], None)
        if code is None:
            branches.pop()
            if way:
                done.add(way.pop())
        elif code in way:
            done.update(way)
            return way[way.index(code) :]
        elif code not in done and code in waits:
            way.append(code)
            branches.append(iter(waits[code]))
    return []
