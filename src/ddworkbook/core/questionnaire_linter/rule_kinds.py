"""Do the parts of a rule fit together: numbers with numbers, choices that exist?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ddworkbook.core.expression import Kind, kind_findings, kind_of_tree, nodes
from ddworkbook.core.expression.tree import Call, Comparison, Itself, Node, Reference, Text
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import OTHER, Column, Question, QuestionType
from ddworkbook.core.questionnaire_linter.known import KINDS, Known
from ddworkbook.core.questionnaire_linter.placed_rules import PlacedRule
from ddworkbook.core.questionnaire_linter.structure import nearest

# Calculated values that lean on each other are followed this far; rings are found elsewhere.
_MAX_LEANING = 10


def kind_problems(placed: PlacedRule, known: Known) -> Iterator[Problem]:
    """Give what does not fit together in one rule."""

    def kind_of(reference: Reference | None) -> Kind:
        node = Itself() if reference is None else reference
        if reference is not None and reference.column and not known.in_row(placed, reference):
            return Kind.COLUMN
        return _kind(known.subject(placed, node), known, 0)

    for finding in kind_findings(placed.rule, kind_of, placed.condition):
        yield Problem("kinds", placed.where, finding.what, finding.repair)


def choice_problems(placed: PlacedRule, known: Known) -> Iterator[Problem]:
    """Give choices that a rule names and that the question does not have."""
    named = chain.from_iterable(_named_choices(node) for node in nodes(placed.rule))
    for subject, value in dict.fromkeys(named):
        owner = known.subject(placed, subject)
        if owner is None or not owner.choices or owner.type is QuestionType.MATURITY:
            continue
        values = [choice.value for choice in owner.choices]
        values.extend([OTHER] if owner.other else [])
        if value not in values:
            yield Problem(
                "unknown-choice",
                placed.where,
                f"{owner.code} has no choice {value!r}.",
                nearest(value, values, f"Use one of: {', '.join(values)}."),
            )


def _kind(owner: Question | Column | None, known: Known, leaning: int) -> Kind:
    """Return the kind of a question's value; that of a calculated one is that of its rule."""
    if owner is None:
        return Kind.ANY
    rule = owner.calculate if isinstance(owner, Question) else None
    if owner.type is not QuestionType.CALCULATED or rule is None or leaning == _MAX_LEANING:
        return KINDS[owner.type]

    def kind_of(reference: Reference | None) -> Kind:
        if reference is None or reference.code in known.doubtful:
            return Kind.ANY
        if reference.column:
            return Kind.COLUMN
        return _kind(known.questions.get(reference.code), known, leaning + 1)

    found = kind_of_tree(rule, kind_of)
    # A condition may be asked for by its name, or compared with nothing at all.
    return Kind.ANY if found is Kind.CONDITION else found


def _named_choices(node: Node) -> Iterator[tuple[Reference | Itself, str]]:
    """Give each choice that a node names, with whose choice it should be."""
    if isinstance(node, Comparison):
        for subject, named in ((node.left, node.right), (node.right, node.left)):
            if isinstance(subject, Reference | Itself) and isinstance(named, Text):
                yield subject, named.value
    elif isinstance(node, Call) and node.name in {"selected", "selected-any"}:
        subject, named = node.arguments
        if isinstance(subject, Reference | Itself) and isinstance(named, Text):
            values = named.value.split() if node.name == "selected-any" else [named.value]
            for value in values:
                yield subject, value
