"""What rules refer to: codes, columns, choices, and whether the kinds fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from ddworkbook.core.expression import Kind, kind_findings, nodes
from ddworkbook.core.expression.tree import Call, Comparison, Itself, Node, Reference, Text
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Choice, Question, Questionnaire, QuestionType
from ddworkbook.core.questionnaire_linter.placed_rules import PlacedRule, placed_rules
from ddworkbook.core.questionnaire_linter.structure import nearest

_KINDS = {
    QuestionType.YES_NO: Kind.CHOICE,
    QuestionType.YES_NO_UNSURE: Kind.CHOICE,
    QuestionType.YES_PARTLY_NO_NA: Kind.CHOICE,
    QuestionType.CHOICE: Kind.CHOICE,
    QuestionType.MULTI: Kind.MULTI,
    QuestionType.TEXT: Kind.TEXT,
    QuestionType.LONG_TEXT: Kind.TEXT,
    QuestionType.INTEGER: Kind.NUMBER,
    QuestionType.DECIMAL: Kind.NUMBER,
    QuestionType.PERCENT: Kind.NUMBER,
    QuestionType.MONEY: Kind.MONEY,
    QuestionType.DATE: Kind.DATE,
    QuestionType.TABLE: Kind.TABLE,
    QuestionType.NOTE: Kind.ANY,
    QuestionType.CALCULATED: Kind.ANY,
}


def reference_problems(
    questionnaire: Questionnaire,
    fact_questions: Mapping[str, Question],
    places: Mapping[str, str],
) -> Iterator[Problem]:
    """Give everything that rules refer to and that is not there or does not fit."""
    known = {
        **{code: fact_questions[code] for code in questionnaire.facts if code in fact_questions},
        **{question.code: question for question in questionnaire.questions},
    }
    names = {*known, *questionnaire.facts}
    for placed in placed_rules(questionnaire, places):
        found = list(_unknown(placed, known, names))
        yield from found
        yield from _unknown_choices(placed, known)
        if not found:
            yield from _kind_problems(placed, known)


def _unknown(
    placed: PlacedRule, known: Mapping[str, Question], names: set[str]
) -> Iterator[Problem]:
    """Give codes and columns that do not exist, and a dot outside a constraint."""
    for node in nodes(placed.rule):
        if isinstance(node, Itself) and not placed.constraint:
            yield Problem(
                "dot-outside-constraint",
                placed.where,
                "The dot (.) has a meaning only in constraints.",
                "Name the question, as in ${C07}.",
            )
        elif isinstance(node, Reference) and node.code not in names:
            yield Problem(
                "unknown-reference",
                placed.where,
                f"There is no question or fact {node.code}.",
                nearest(node.code, names, "Correct the code, or add the fact to the head."),
            )
        elif isinstance(node, Reference) and node.column and node.code in known:
            columns = [column.code for column in known[node.code].columns]
            if node.column not in columns:
                yield Problem(
                    "unknown-column",
                    placed.where,
                    f"{node.code} has no column {node.column!r}.",
                    nearest(node.column, columns, "Name a column of a table."),
                )


def _kind_problems(placed: PlacedRule, known: Mapping[str, Question]) -> Iterator[Problem]:
    """Give what does not fit together in one rule."""

    def kind_of(reference: Reference | None) -> Kind:
        if reference is None:
            question = placed.question
        elif reference.column:
            return Kind.COLUMN
        else:
            question = known.get(reference.code)
        return Kind.ANY if question is None else _KINDS[question.type]

    for finding in kind_findings(placed.rule, kind_of, placed.condition):
        yield Problem("kinds", placed.where, finding.what, finding.repair)


def _unknown_choices(placed: PlacedRule, known: Mapping[str, Question]) -> Iterator[Problem]:
    """Give choices that a rule names and that the question does not have."""
    named = chain.from_iterable(_named_choices(node) for node in nodes(placed.rule))
    for subject, value in dict.fromkeys(named):
        question = known.get(subject.code) if isinstance(subject, Reference) else placed.question
        choices: tuple[Choice, ...] = question.choices if question is not None else ()
        values = [choice.value for choice in choices]
        if question is not None and values and value not in values:
            yield Problem(
                "unknown-choice",
                placed.where,
                f"{question.code} has no choice {value!r}.",
                nearest(value, values, f"Use one of: {', '.join(values)}."),
            )


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
