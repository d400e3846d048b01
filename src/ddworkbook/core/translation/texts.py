"""Every text of a questionnaire that people read, under its key: `C07.text`, `C07.flags.1.reason`.

One walk serves both ways: to list the texts, and to put others in their place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ddworkbook.core.questionnaire import (
    BUILT_IN_CHOICES,
    Choice,
    Column,
    Constraint,
    DecisionTable,
    FlagRule,
    Outcome,
    Question,
    Questionnaire,
    Section,
)

# say(key, text) gives the text to stand under a key; "" is asked for only where that is wanted.
Say = Callable[[str, str], str]


def translatable_texts(questionnaire: Questionnaire) -> dict[str, str]:
    """Return every text by its key, in the order of the questionnaire."""
    found: dict[str, str] = {}

    def note(key: str, text: str) -> str:
        found.setdefault(key, text)
        return text

    with_texts(questionnaire, note)
    return found


def with_texts(questionnaire: Questionnaire, say: Say, *, empty: bool = False) -> Questionnaire:
    """Return the questionnaire with the texts that `say` gives; with `empty`, empty ones too."""

    def said(key: str, text: str) -> str:
        return say(key, text) if text or empty else text

    return replace(
        questionnaire,
        title=said("title", questionnaire.title),
        purpose=said("purpose", questionnaire.purpose),
        depths=_outcomes(questionnaire.depths, "depths", said),
        dimensions=_outcomes(questionnaire.dimensions, "dimensions", said),
        facts={code: said(f"facts.{code}", text) for code, text in questionnaire.facts.items()},
        decisions=tuple(_decision(table, said) for table in questionnaire.decisions),
        sections=tuple(_section(section, said) for section in questionnaire.sections),
    )


def _outcomes(outcomes: tuple[Outcome, ...], key: str, say: Say) -> tuple[Outcome, ...]:
    return tuple(replace(one, label=say(f"{key}.{one.value}", one.label)) for one in outcomes)


def _decision(table: DecisionTable, say: Say) -> DecisionTable:
    key = f"decisions.{table.code}"
    return replace(
        table,
        title=say(f"{key}.title", table.title),
        outcomes=_outcomes(table.outcomes, f"{key}.outcomes", say),
        rules=tuple(
            replace(rule, reason=say(f"{key}.rules.{number}.reason", rule.reason))
            for number, rule in enumerate(table.rules, start=1)
        ),
    )


def _section(section: Section, say: Say) -> Section:
    return replace(
        section,
        title=say(f"{section.code}.title", section.title),
        introduction=say(f"{section.code}.introduction", section.introduction),
        questions=tuple(_question(question, say) for question in section.questions),
    )


def _question(question: Question, say: Say) -> Question:
    key = question.code
    return replace(
        question,
        text=say(f"{key}.text", question.text),
        hint=say(f"{key}.hint", question.hint),
        guidance=say(f"{key}.guidance", question.guidance),
        evidence=say(f"{key}.evidence", question.evidence),
        action=say(f"{key}.action", question.action),
        required_message=say(f"{key}.required_message", question.required_message),
        other_label=say(f"{key}.other_label", question.other_label),
        constraint=_constraint(question.constraint, key, say),
        choices=_choices(question, key, say),
        columns=tuple(_column(one, f"{key}.columns.{one.code}", say) for one in question.columns),
        flags=tuple(
            _flag(flag, f"{key}.flags.{number}", say)
            for number, flag in enumerate(question.flags, start=1)
        ),
    )


def _column(column: Column, key: str, say: Say) -> Column:
    return replace(
        column,
        label=say(f"{key}.label", column.label),
        hint=say(f"{key}.hint", column.hint),
        other_label=say(f"{key}.other_label", column.other_label),
        constraint=_constraint(column.constraint, key, say),
        choices=_choices(column, key, say),
    )


def _constraint(constraint: Constraint | None, key: str, say: Say) -> Constraint | None:
    if constraint is None:
        return None
    return replace(constraint, message=say(f"{key}.constraint.message", constraint.message))


def _choices(owner: Question | Column, key: str, say: Say) -> tuple[Choice, ...]:
    """Return the choices; those that a type brings have one key in the whole questionnaire."""
    built_in = owner.type in BUILT_IN_CHOICES
    found = []
    for choice in owner.choices:
        place = f"answers.{choice.value}" if built_in else f"{key}.choices.{choice.value}"
        label = say(place if built_in else f"{place}.label", choice.label)
        described = say(f"{place}.description", choice.description)
        found.append(replace(choice, label=label, description=described))
    return tuple(found)


def _flag(flag: FlagRule, key: str, say: Say) -> FlagRule:
    return replace(
        flag,
        reason=say(f"{key}.reason", flag.reason),
        action=say(f"{key}.action", flag.action),
        referral=say(f"{key}.referral", flag.referral),
    )
