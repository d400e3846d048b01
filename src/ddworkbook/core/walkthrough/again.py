"""Walk again after an answer: only what depends on it is worked out anew.

The picture is equal to that of a full walk with the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from ddworkbook.core.answer import Answer
from ddworkbook.core.dependencies import SECTION, Dependencies, dependencies_of
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.walkthrough.picture import Decision, Profile, Walkthrough
from ddworkbook.core.walkthrough.sections import SectionPart, question_state, section_part
from ddworkbook.core.walkthrough.standing import Asking, Standing
from ddworkbook.core.walkthrough.walk import all_decisions, all_parts, decision, put_together


@dataclass(frozen=True)
class Walk:
    """A picture that can be continued: with what was worked out for it, and what depends on what.

    Make the first with begin_walk, the next with walk_again.
    """

    walkthrough: Walkthrough
    standing: Standing
    dependencies: Dependencies
    parts: tuple[SectionPart, ...]


def begin_walk(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    profile: Profile,
    today: date,
) -> Walk:
    """Return the whole picture of an assessment, ready to be continued."""
    return _full(
        Standing(questionnaire, dict(answers), profile, today), dependencies_of(questionnaire)
    )


def walk_again(previous: Walk, answers: Mapping[str, Answer], changed_codes: Iterable[str]) -> Walk:
    """Return the picture with other answers; `changed_codes` names all that differ.

    Questionnaire, profile and day stay as they were; when they change, begin anew.
    """
    dependencies, before = previous.dependencies, previous.standing
    changed = {code for code in changed_codes if before.questionnaire.question(code) is not None}
    standing = before.with_answers(dict(answers))
    if not dependencies.order:
        # Questions in a ring have no order; only tests of such rings come here.
        return _full(
            Standing(before.questionnaire, answers, before.profile, before.scope.today),
            dependencies,
        )
    touched, settled = _settle(before, standing, dependencies, changed)
    again = {node for node in settled if not node.startswith(SECTION)}
    for code in touched:
        again.update(dependencies.showing.get(code, ()))
    parts = _parts(previous.parts, standing, dependencies, again, settled - again)
    decisions = _decisions(previous.walkthrough.decisions, standing, dependencies, touched)
    return Walk(put_together(standing, parts, decisions), standing, dependencies, parts)


def changed_codes(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> frozenset[str]:
    """Return the codes whose answers differ."""
    return frozenset(code for code in {*before, *after} if before.get(code) != after.get(code))


def _full(standing: Standing, dependencies: Dependencies) -> Walk:
    parts = all_parts(standing)
    for question in standing.questionnaire.questions:
        standing.value(question.code)
    return Walk(
        put_together(standing, parts, all_decisions(standing)), standing, dependencies, parts
    )


def _settle(
    before: Standing, standing: Standing, dependencies: Dependencies, changed: set[str]
) -> tuple[set[str], set[str]]:
    """Work out anew what waits for changed answers, in order, and stop where nothing changes.

    Returns the nodes that stand otherwise than before, and all that were worked out.
    """
    order = dependencies.order
    waiting = [(order[code], code) for code in changed]
    heapify(waiting)
    touched: set[str] = set()
    settled: set[str] = set()
    while waiting:
        _, node = heappop(waiting)
        if node in settled:
            continue
        settled.add(node)
        if standing.settle(node) == before.settled(node) and node not in changed:
            continue
        touched.add(node)
        for reader in dependencies.waiting.get(node, ()):
            heappush(waiting, (order[reader], reader))
    return touched, settled


def _parts(
    before: tuple[SectionPart, ...],
    standing: Standing,
    dependencies: Dependencies,
    again: set[str],
    sections: set[str],
) -> tuple[SectionPart, ...]:
    """Return the sections' shares, new where questions or their own conditions were settled."""
    by_place: dict[int, set[str]] = {}
    for code in again:
        by_place.setdefault(dependencies.home[code], set()).add(code)
    parts = list(before)
    for place, section in enumerate(standing.questionnaire.sections):
        codes = by_place.get(place, set())
        if SECTION + section.code in sections:
            # Why its questions are hidden is said with the section's condition.
            hidden = standing.asking_section(section) is not Asking.ASKED
            codes |= {question.code for question in section.questions if hidden}
        elif not codes:
            continue
        states = tuple(
            question_state(standing, state.question) if state.question.code in codes else state
            for state in before[place].state.questions
        )
        parts[place] = section_part(standing, section, states)
    return tuple(parts)


def _decisions(
    before: tuple[Decision, ...],
    standing: Standing,
    dependencies: Dependencies,
    touched: set[str],
) -> tuple[Decision, ...]:
    """Return the decisions, new where a table reads what changed."""
    places = {place for code in touched for place in dependencies.deciding.get(code, ())}
    return tuple(
        decision(standing, table) if place in places else before[place]
        for place, table in enumerate(standing.questionnaire.decisions)
    )
