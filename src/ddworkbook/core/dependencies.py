"""Which questions depend on which: the graph behind cycles, chains and walking again.

A node is the code of a question, or that of a section behind SECTION. Facts are no nodes: they
stand still while a questionnaire is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from ddworkbook.core.expression import Expression
from ddworkbook.core.questionnaire import Question, Questionnaire, Section

Reader = TypeVar("Reader", str, int)

# No code of a question begins with this sign.
SECTION = "§"


@dataclass(frozen=True)
class Dependencies:
    """The graph of one questionnaire, from what is read to what reads it.

    `order` gives each node a place behind everything that it waits for; it is empty when nodes
    wait for each other in a ring. `waiting` lists the nodes whose asking or value reads a node,
    `showing` the questions whose flags, constraints or choices do, `deciding` the places of the
    decision tables that do, `home` the place of the section of each question.
    """

    order: Mapping[str, int]
    waiting: Mapping[str, tuple[str, ...]]
    showing: Mapping[str, tuple[str, ...]]
    deciding: Mapping[str, tuple[int, ...]]
    home: Mapping[str, int]


def dependencies_of(questionnaire: Questionnaire) -> Dependencies:
    """Return the graph of a questionnaire."""
    waits = waits_by_node(questionnaire)
    shows = {question.code: _shown(question) for question in questionnaire.questions}
    decides = {
        place: _names(rule.when for rule in table.rules)
        for place, table in enumerate(questionnaire.decisions)
    }
    return Dependencies(
        order=_order(waits),
        waiting=_turned(waits),
        showing=_turned(shows),
        deciding=_turned(decides),
        home={
            question.code: place
            for place, section in enumerate(questionnaire.sections)
            for question in section.questions
        },
    )


def waits_by_node(questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """Return, for every node, the nodes and facts that decide whether it is asked, or its value."""
    waits: dict[str, tuple[str, ...]] = {}
    for section in questionnaire.sections:
        if section.relevant is not None:
            waits[SECTION + section.code] = section.relevant.names
        for question in section.questions:
            waits[question.code] = tuple(dict.fromkeys(_waits_for(question, section)))
    return waits


def _waits_for(question: Question, section: Section) -> Iterator[str]:
    """Give what decides whether a question is asked, or what it calculates."""
    for rule in (question.relevant, question.calculate):
        if rule is not None:
            yield from rule.names
    if question.follows:
        yield question.follows
    if section.relevant is not None:
        yield SECTION + section.code


def _shown(question: Question) -> tuple[str, ...]:
    """Return what the flags, constraints and choices of a question look at."""
    constraints = [question.constraint, *(column.constraint for column in question.columns)]
    rules = [constraint.holds for constraint in constraints if constraint is not None]
    rules.extend(flag.when for flag in question.flags)
    if question.choice_filter is not None:
        rules.append(question.choice_filter)
    return _names(rules)


def _names(rules: Iterable[Expression]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for rule in rules for name in rule.names))


def _turned(reads: Mapping[Reader, tuple[str, ...]]) -> dict[str, tuple[Reader, ...]]:
    """Return, for everything that is read, what reads it."""
    readers: dict[str, list[Reader]] = {}
    for reader, names in reads.items():
        for name in names:
            readers.setdefault(name, []).append(reader)
    return {name: tuple(found) for name, found in readers.items()}


def _order(waits: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return the place of every node in an order in which each comes after what it waits for."""
    try:
        ordered = tuple(TopologicalSorter(waits).static_order())
    except CycleError:
        return {}
    return {node: place for place, node in enumerate(ordered)}
