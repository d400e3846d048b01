"""Every rule of a questionnaire with the place where it stands, for checks that look at rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ddworkbook.core.expression import Expression
from ddworkbook.core.questionnaire import Column, Question, Questionnaire, Section


@dataclass(frozen=True)
class PlacedRule:
    """A rule, its place in words, the question it belongs to, and whether it is a condition."""

    where: str
    rule: Expression
    question: Question | None
    condition: bool = True
    constraint: bool = False
    column: Column | None = None
    choice_filter: bool = False


def placed_rules(questionnaire: Questionnaire, places: Mapping[str, str]) -> Iterator[PlacedRule]:
    """Give every rule, in the order of the questionnaire; decisions come last."""
    for section in questionnaire.sections:
        if section.relevant is not None:
            yield PlacedRule(f"{section_place(section, places)}, relevant", section.relevant, None)
        for question in section.questions:
            yield from _question_rules(question, question_place(section, question, places))
    for table in questionnaire.decisions:
        for number, rule in enumerate(table.rules, start=1):
            where = f"decision {table.code}, rules[{number}].when"
            yield PlacedRule(where, rule.when, None)


def question_place(section: Section, question: Question, places: Mapping[str, str]) -> str:
    """Return where a question stands, with the file of its section when that is known."""
    return f"{section_place(section, places)}, question {question.code}"


def section_place(section: Section, places: Mapping[str, str]) -> str:
    """Return where a section stands: its file when that is known."""
    return places.get(section.code, f"section {section.code}")


def _question_rules(question: Question, where: str) -> Iterator[PlacedRule]:
    """Give the rules of one question."""
    if question.relevant is not None:
        yield PlacedRule(f"{where}, relevant", question.relevant, question)
    if question.constraint is not None:
        yield PlacedRule(
            f"{where}, constraint.holds", question.constraint.holds, question, constraint=True
        )
    if question.calculate is not None:
        yield PlacedRule(f"{where}, calculate", question.calculate, question, condition=False)
    if question.choice_filter is not None:
        yield PlacedRule(
            f"{where}, choice_filter", question.choice_filter, question, choice_filter=True
        )
    for number, column in enumerate(question.columns, start=1):
        if column.constraint is not None:
            place = f"{where}, columns[{number}].constraint.holds"
            yield PlacedRule(
                place, column.constraint.holds, question, constraint=True, column=column
            )
    for number, flag in enumerate(question.flags, start=1):
        yield PlacedRule(f"{where}, flags[{number}].when", flag.when, question)
