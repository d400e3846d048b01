"""The names that questions, columns, facts and sections have in a form: each used once.

A form knows one name for all, while a questionnaire has columns inside of tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Column, Question, Questionnaire
from ddworkbook.formats.xlsform.names import shaped_code

DEPTH, DEPTH_LEVEL, FACTS = "ddw_depth", "ddw_depth_level", "ddw_facts"


@dataclass
class FormNames:
    """The names of one form; `types` are those of what a name stands for."""

    questions: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    types: dict[str, QuestionType] = field(default_factory=dict)
    depth: str = DEPTH
    depth_level: str = DEPTH_LEVEL
    facts_group: str = FACTS
    _taken: set[str] = field(default_factory=set)

    def give(self, wanted: str) -> str:
        """Return a name that nothing has yet."""
        name, number = wanted, 2
        while name in self._taken:
            name = f"{wanted}_{number}"
            number += 1
        self._taken.add(name)
        return name


def form_names(questionnaire: Questionnaire) -> FormNames:
    """Return the names of everything that a questionnaire becomes in a form."""
    names = FormNames()
    # Questions first: their codes stay as they are.
    for question in questionnaire.questions:
        names.questions[question.code] = names.give(question.code)
        names.types[names.questions[question.code]] = question.type
    for fact in questionnaire.facts:
        names.facts[fact] = names.give(shaped_code(fact))
    for question in questionnaire.questions:
        _companions(question, names.questions[question.code], names)
        for column in question.columns:
            name = names.give(f"{question.code}_{column.code}")
            names.columns[question.code, column.code] = name
            names.types[name] = column.type
            _companions(column, name, names)
    for section in questionnaire.sections:
        names.sections[section.code] = names.give(section.code)
    names.depth = names.give(DEPTH)
    names.depth_level = names.give(DEPTH_LEVEL)
    names.facts_group = names.give(FACTS)
    return names


def _companions(owner: Question | Column, name: str, names: FormNames) -> None:
    """Name the questions beside one: the currency of an amount, what something else is."""
    if owner.type is QuestionType.MONEY:
        names.currencies[name] = names.give(f"{name}_currency")
    if owner.other:
        names.others[name] = names.give(f"{name}_other")
