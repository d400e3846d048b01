"""Read the parts of a questionnaire, each from its mapping: questions, flags, decisions."""

from __future__ import annotations

import re

from ddworkbook.core.expression import Expression, parse_expression
from ddworkbook.core.questionnaire import (
    BUILT_IN_CHOICES,
    Choice,
    Column,
    Constraint,
    DecisionRule,
    DecisionTable,
    FlagRule,
    Level,
    Outcome,
    Question,
    QuestionType,
    Section,
    Source,
    Who,
)
from ddworkbook.core.questionnaire_reader.fields import Fields
from ddworkbook.core.severity import Severity

# What `${CODE}` can name; the dot in a reference leads to a column.
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")

# Stands in for a faulty rule while reading goes on; the problem keeps it from ever being used.
_NEVER = parse_expression("1 = 0")

_UNANSWERED_TYPES = frozenset({QuestionType.NOTE, QuestionType.CALCULATED})


def read_section(fields: Fields, file: str) -> Section:
    """Return a section; problems name the file and the code of the question."""
    questions = []
    for number, item in enumerate(fields.items("questions"), start=1):
        code = item.text("code")
        item.where = f"{file}, question {code or number}"
        item.joint = ", "
        questions.append(_question(item))
    section = Section(
        code=read_code(fields),
        title=fields.text("title", required=True),
        questions=tuple(questions),
        introduction=fields.text("introduction"),
    )
    if not questions:
        fields.fault("questions", "missing", "The section has no question.", "Add one.")
    fields.finish()
    return section


def read_code(fields: Fields) -> str:
    """Return a code that rules can refer to."""
    code = fields.text("code", required=True)
    if code and not _CODE.fullmatch(code):
        fields.fault(
            "code",
            "bad-code",
            f"{code!r} is not a code.",
            "Use up to 40 letters, digits, - and _, beginning with a letter.",
        )
    return code


def _question(fields: Fields) -> Question:
    kind = fields.word("type", QuestionType)
    asks = kind not in _UNANSWERED_TYPES
    code = read_code(fields)
    question = Question(
        code=code,
        text=fields.text("text", required=True),
        type=kind,
        who=fields.word("who", Who),
        level=fields.word("level", Level),
        sources=fields.texts("sources"),
        follows=fields.text("follows"),
        depth=fields.text("depth"),
        relevant=fields.rule("relevant"),
        required=fields.truth("required", asks) and asks,
        constraint=_constraint(fields.item("constraint")),
        choices=_choices(fields, kind),
        columns=_columns(fields, kind),
        calculate=fields.rule("calculate", required=kind is QuestionType.CALCULATED),
        guidance=fields.text("guidance"),
        evidence=fields.text("evidence"),
        flags=tuple(
            _flag(item, f"{code}/{number}")
            for number, item in enumerate(fields.items("flags"), start=1)
        ),
        action=fields.text("action"),
        personal=fields.truth("personal", False),
    )
    fields.finish()
    return question


def _constraint(fields: Fields | None) -> Constraint | None:
    if fields is None:
        return None
    constraint = Constraint(_rule(fields, "holds"), fields.text("message", required=True))
    fields.finish()
    return constraint


def _flag(fields: Fields, code: str) -> FlagRule:
    flag = FlagRule(
        code=code,
        severity=fields.word("severity", Severity),
        when=_rule(fields, "when"),
        reason=fields.text("reason", required=True),
        action=fields.text("action"),
        referral=fields.text("referral"),
        sources=fields.texts("sources"),
    )
    if flag.severity is Severity.NONE and fields.text("severity") == Severity.NONE.value:
        fields.fault("severity", "unknown-word", "A flag cannot be none.", "Use amber-minor.")
    fields.finish()
    return flag


def _choices(fields: Fields, kind: QuestionType) -> tuple[Choice, ...]:
    """Return the choices of a question or column; some types bring their own."""
    given = tuple(_choice(item) for item in fields.items("choices"))
    if kind in {QuestionType.CHOICE, QuestionType.MULTI}:
        if not given:
            fields.fault("choices", "missing", "There are no choices.", "Add two or more.")
        return given
    if given:
        fields.fault("choices", "not-here", f"A {kind} takes no choices.", "Remove them.")
    return BUILT_IN_CHOICES.get(kind, ())


def _choice(fields: Fields) -> Choice:
    choice = Choice(
        fields.text("value", required=True),
        fields.text("label", required=True),
        fields.truth("alone", False),
    )
    if " " in choice.value:
        fields.fault("value", "bad-value", "A value holds a space.", "Use a hyphen instead.")
    fields.finish()
    return choice


def _columns(fields: Fields, kind: QuestionType) -> tuple[Column, ...]:
    columns = tuple(_column(item) for item in fields.items("columns"))
    if kind is QuestionType.TABLE and not columns:
        fields.fault("columns", "missing", "The table has no columns.", "Add one or more.")
    if kind is not QuestionType.TABLE and columns:
        fields.fault("columns", "not-here", f"A {kind} takes no columns.", "Remove them.")
    return columns


def _column(fields: Fields) -> Column:
    kind = fields.word("type", QuestionType)
    if kind in _UNANSWERED_TYPES | {QuestionType.TABLE}:
        fields.fault("type", "not-here", f"A column cannot be a {kind}.", "Use a simple type.")
    column = Column(
        code=read_code(fields),
        label=fields.text("label", required=True),
        type=kind,
        choices=_choices(fields, kind),
        required=fields.truth("required", False),
        personal=fields.truth("personal", False),
    )
    if column.code == "id":
        fields.fault("code", "bad-code", "Every row has an id already.", "Name it otherwise.")
    fields.finish()
    return column


def read_outcome(fields: Fields) -> Outcome:
    """Return an outcome or a depth: a value and its label."""
    outcome = Outcome(fields.text("value", required=True), fields.text("label", required=True))
    fields.finish()
    return outcome


def read_decision(fields: Fields) -> DecisionTable:
    """Return a decision table."""
    table = DecisionTable(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        outcomes=tuple(read_outcome(item) for item in fields.items("outcomes")),
        rules=tuple(_decision_rule(item) for item in fields.items("rules")),
    )
    fields.finish()
    return table


def _decision_rule(fields: Fields) -> DecisionRule:
    rule = DecisionRule(
        outcome=fields.text("outcome", required=True),
        when=_rule(fields, "when"),
        reason=fields.text("reason", required=True),
    )
    fields.finish()
    return rule


def read_source(fields: Fields, key: str) -> Source:
    """Return a source under its key."""
    source = Source(
        key=key,
        title=fields.text("title", required=True),
        publisher=fields.text("publisher", required=True),
        dated=fields.text("dated", required=True),
        address=fields.text("address"),
    )
    fields.finish()
    return source


def _rule(fields: Fields, name: str) -> Expression:
    return fields.rule(name, required=True) or _NEVER
