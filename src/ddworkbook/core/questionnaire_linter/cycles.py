"""Questions that wait for each other: in a ring, or one after the other in too long a chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.dependencies import SECTION, waits_by_node
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_linter.placed_rules import question_place, section_place

# The walk works out a chain in one go; a longer one is a mistake or an attack.
MAX_CHAIN = 40


def cycle_problems(questionnaire: Questionnaire, places: Mapping[str, str]) -> Iterator[Problem]:
    """Give a problem for each ring of questions, at its first question, and for long chains."""
    waits = waits_by_node(questionnaire)
    where = _places(questionnaire, places)
    lengths: dict[str, int] = {}
    for code in waits:
        ring = _ring_from(code, waits, lengths)
        if ring:
            names = [_name(node) for node in [*ring, ring[0]]]
            yield Problem(
                "cycle",
                f"{where[ring[0]]}, relevant",
                f"Questions wait for each other: {' needs '.join(names)}.",
                "Make one of them depend on something else.",
            )
        elif lengths[code] > MAX_CHAIN:
            yield Problem(
                "long-chain",
                f"{where[code]}, relevant",
                f"It waits for {lengths[code]} questions, one after the other.",
                f"Keep chains to {MAX_CHAIN} questions.",
            )
            return


def _places(questionnaire: Questionnaire, places: Mapping[str, str]) -> dict[str, str]:
    """Return where each question and section stands."""
    found = {}
    for section in questionnaire.sections:
        found[SECTION + section.code] = section_place(section, places)
        for question in section.questions:
            found[question.code] = question_place(section, question, places)
    return found


def _ring_from(
    start: str, waits: Mapping[str, tuple[str, ...]], lengths: dict[str, int]
) -> list[str]:
    """Return the first ring that can be reached from a question, or [].

    Notes in `lengths`, for each question visited, how long the longest chain below it is.
    """
    way: list[str] = []
    branches = [iter([start])]
    while branches:
        code = next(branches[-1], None)
        if code is None:
            branches.pop()
            if way:
                left = way.pop()
                lengths[left] = 1 + max((lengths.get(other, 0) for other in waits[left]), default=0)
        elif code in way:
            lengths.update(dict.fromkeys(way, 0))
            return way[way.index(code) :]
        elif code not in lengths and code in waits:
            way.append(code)
            branches.append(iter(waits[code]))
    return []


def _name(node: str) -> str:
    """Return a node as people call it."""
    return f"section {node.removeprefix(SECTION)}" if node.startswith(SECTION) else node
