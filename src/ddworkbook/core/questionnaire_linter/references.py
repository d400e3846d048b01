"""What rules refer to: codes, columns, attributes of choices, the dot and the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.expression import nodes
from ddworkbook.core.expression.tree import Attribute, Call, Itself, Node, Reference
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_linter.known import Known, known_of
from ddworkbook.core.questionnaire_linter.placed_rules import PlacedRule, placed_rules
from ddworkbook.core.questionnaire_linter.rule_kinds import choice_problems, kind_problems
from ddworkbook.core.questionnaire_linter.structure import nearest

# Names that every choice has besides its own attributes.
_OF_EVERY_CHOICE = ("name", "label")


def reference_problems(
    questionnaire: Questionnaire,
    fact_questions: Mapping[str, Question],
    places: Mapping[str, str],
    doubtful: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Give everything that rules refer to and that is not there or does not fit.

    Of the `doubtful` codes it is only known that they are there.
    """
    known = known_of(questionnaire, fact_questions, doubtful)
    for placed in placed_rules(questionnaire, places):
        found = [
            problem for node in nodes(placed.rule) for problem in _unknown(placed, node, known)
        ]
        yield from found
        yield from choice_problems(placed, known)
        if not found:
            yield from kind_problems(placed, known)


def _unknown(placed: PlacedRule, node: Node, known: Known) -> Iterator[Problem]:
    """Give what one node names and what is not there."""
    if isinstance(node, Itself) and not placed.constraint:
        yield Problem(
            "dot-outside-constraint",
            placed.where,
            "The dot (.) has a meaning only in constraints.",
            "Name the question, as in ${C07}.",
        )
    elif isinstance(node, Call) and node.name == "position" and placed.column is None:
        yield Problem(
            "position-outside-row",
            placed.where,
            "position(..) has a meaning only in the constraint of a column.",
            "Move the rule to a column, or remove it.",
        )
    elif isinstance(node, Attribute):
        yield from _unknown_attribute(placed, node.name)
    elif isinstance(node, Reference):
        yield from _unknown_reference(placed, node, known)


def _unknown_reference(placed: PlacedRule, node: Reference, known: Known) -> Iterator[Problem]:
    """Give a code or a column that does not exist."""
    if node.code not in known.names:
        yield Problem(
            "unknown-reference",
            placed.where,
            f"There is no question or fact {node.code}.",
            nearest(node.code, known.names, "Correct the code, or add the fact to the head."),
        )
    elif node.column and node.code in known.questions and node.code not in known.doubtful:
        columns = [column.code for column in known.questions[node.code].columns]
        if node.column not in columns:
            yield Problem(
                "unknown-column",
                placed.where,
                f"{node.code} has no column {node.column!r}.",
                nearest(node.column, columns, "Name a column of a table."),
            )


def _unknown_attribute(placed: PlacedRule, name: str) -> Iterator[Problem]:
    """Give an attribute in a choice filter that no choice of the question has."""
    choices = placed.question.choices if placed.question is not None else ()
    found = {key for choice in choices for key in choice.attributes}
    if name not in found and name not in _OF_EVERY_CHOICE:
        yield Problem(
            "unknown-attribute",
            placed.where,
            f"No choice has the attribute {name!r}.",
            nearest(name, sorted(found), "Add it to the attributes of the choices."),
        )
