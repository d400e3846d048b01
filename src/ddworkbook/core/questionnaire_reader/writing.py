"""A questionnaire as plain trees, in the shape of the YAML files; what is default is left out."""

from __future__ import annotations

from collections.abc import Mapping

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
            "questions": [_question(question) for question in section.questions],
        }
    )


def _question(question: Question) -> Tree:
    asks = question.type not in {QuestionType.NOTE, QuestionType.CALCULATED}
    constraint = question.constraint
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
            "constraint": None
            if constraint is None
            else {"holds": constraint.holds.text, "message": constraint.message},
            "choices": _choices(question),
            "columns": [_column(column) for column in question.columns],
            "calculate": _rule(question.calculate),
            "guidance": question.guidance,
            "evidence": question.evidence,
            "flags": [_flag(flag) for flag in question.flags],
            "action": question.action,
            "personal": question.personal or None,
        }
    )


def _choices(owner: Question | Column) -> list[JsonValue]:
    """Return the choices, unless the type brings its own."""
    return [] if owner.type in BUILT_IN_CHOICES else [_choice(item) for item in owner.choices]


def _choice(choice: Choice) -> Tree:
    return _filled({"value": choice.value, "label": choice.label, "alone": choice.alone or None})


def _column(column: Column) -> Tree:
    return _filled(
        {
            "code": column.code,
            "label": column.label,
            "type": column.type.value,
            "choices": _choices(column),
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
