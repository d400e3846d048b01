"""A questionnaire as plain trees, in the shape of the YAML files; what is default is left out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression import Expression
from ddworkbook.core.questionnaire import (
    BUILT_IN_CHOICES,
    Choice,
    Column,
    DecisionTable,
    FlagRule,
    Outcome,
    Question,
    Questionnaire,
    QuestionType,
    Section,
    Source,
)

Tree = dict[str, JsonValue]


def head_tree(questionnaire: Questionnaire) -> Tree:
    """Return everything but the sections."""
    return _filled(
        {
            "code": questionnaire.code,
            "version": questionnaire.version,
            "language": questionnaire.language,
            "title": questionnaire.title,
            "purpose": questionnaire.purpose,
            "licence": questionnaire.licence,
            "depths": [_outcome(depth) for depth in questionnaire.depths],
            "facts": dict(questionnaire.facts),
            "dimensions": [_outcome(dimension) for dimension in questionnaire.dimensions],
            "retired": list(questionnaire.retired),
            "decisions": [_decision(table) for table in questionnaire.decisions],
            "sources": {key: _source(item) for key, item in questionnaire.sources.items()},
        }
    )


def section_tree(section: Section) -> Tree:
    """Return one section with its questions."""
    return _filled(
        {
            "code": section.code,
            "title": section.title,
            "introduction": section.introduction,
            "relevant": _rule(section.relevant),
            "questions": [_question(question) for question in section.questions],
        }
    )


def _question(question: Question) -> Tree:
    asks = question.type not in {QuestionType.NOTE, QuestionType.CALCULATED}
    return _filled(
        {
            "code": question.code,
            "text": question.text,
            "type": question.type.value,
            "who": question.who.value,
            "level": question.level.value,
            "sources": list(question.sources),
            "follows": question.follows,
            "depth": question.depth,
            "relevant": _rule(question.relevant),
            "required": False if asks and not question.required else None,
            "required_message": question.required_message,
            **_answer_form(question),
            "choice_filter": _rule(question.choice_filter),
            "columns": [_column(column) for column in question.columns],
            "calculate": _rule(question.calculate),
            "guidance": question.guidance,
            "evidence": question.evidence,
            "flags": [_flag(flag) for flag in question.flags],
            "action": question.action,
            "personal": question.personal or None,
            "age_limit_months": question.age_limit,
            "stage": question.stage,
            "dimension": question.dimension,
            "weight": None if question.weight == 1 else _number(question.weight),
            "tags": list(question.tags),
            "tables": list(question.tables),
        }
    )


def _answer_form(owner: Question | Column) -> Tree:
    """Return what questions and columns have in common; what is empty is left out later."""
    constraint = owner.constraint
    return {
        "choices": _choices(owner),
        "other": owner.other or None,
        "other_label": owner.other_label,
        "min": _number(owner.minimum),
        "max": _number(owner.maximum),
        "step": _number(owner.step),
        "currencies": list(owner.currencies),
        "hint": owner.hint,
        "constraint": None
        if constraint is None
        else {"holds": constraint.holds.text, "message": constraint.message},
    }


def _number(number: Decimal | None) -> str:
    """Return a number as text, which keeps it exact in every reader."""
    return "" if number is None else format(number, "f")


def _choices(owner: Question | Column) -> list[JsonValue]:
    """Return the choices, unless the type brings its own."""
    return [] if owner.type in BUILT_IN_CHOICES else [_choice(item) for item in owner.choices]


def _choice(choice: Choice) -> Tree:
    return _filled(
        {
            "value": choice.value,
            "label": choice.label,
            "alone": choice.alone or None,
            "description": choice.description,
            "score": _number(choice.score),
            "attributes": dict(choice.attributes),
        }
    )


def _column(column: Column) -> Tree:
    return _filled(
        {
            "code": column.code,
            "label": column.label,
            "type": column.type.value,
            **_answer_form(column),
            "required": column.required or None,
            "personal": column.personal or None,
        }
    )


def _flag(flag: FlagRule) -> Tree:
    return _filled(
        {
            "severity": flag.severity.value,
            "when": flag.when.text,
            "reason": flag.reason,
            "action": flag.action,
            "referral": flag.referral,
            "sources": list(flag.sources),
        }
    )


def _outcome(outcome: Outcome) -> Tree:
    return {"value": outcome.value, "label": outcome.label}


def _decision(table: DecisionTable) -> Tree:
    return {
        "code": table.code,
        "title": table.title,
        "outcomes": [_outcome(outcome) for outcome in table.outcomes],
        "rules": [
            {"outcome": rule.outcome, "when": rule.when.text, "reason": rule.reason}
            for rule in table.rules
        ],
    }


def _source(source: Source) -> Tree:
    return _filled(
        {
            "title": source.title,
            "publisher": source.publisher,
            "dated": source.dated,
            "address": source.address,
        }
    )


def _rule(rule: Expression | None) -> str:
    return "" if rule is None else rule.text


def _filled(tree: Mapping[str, JsonValue]) -> Tree:
    """Return the tree without what is empty; False is kept, it is never a default here."""
    return {key: value for key, value in tree.items() if value is False or value}
