"""Read the parts of a questionnaire, each from its mapping: questions, flags, decisions."""

from __future__ import annotations

from decimal import Decimal

from ddworkbook.core.question_type import TYPED_FIELDS, TYPES, UNANSWERED
from ddworkbook.core.questionnaire import (
    BUILT_IN_CHOICES,
    OTHER,
    Choice,
    Column,
    Constraint,
    DecisionRule,
    DecisionTable,
    FlagRule,
    Outcome,
    Question,
    QuestionType,
    Section,
    Source,
)
from ddworkbook.core.questionnaire_reader.fields import Fields
from ddworkbook.core.questionnaire_reader.taking import Taken, take
from ddworkbook.core.severity import Severity

_LEVELS = ("0", "1", "2", "3", "4")


def read_section(fields: Fields, file: str, doubtful: set[str] | None = None) -> Section:
    """Return a section; problems name the file and the code of the question.

    The codes of questions with problems are added to `doubtful`.
    """
    taken = take(fields, "section")
    questions = []
    for number, item in enumerate(taken.pop("questions"), start=1):
        code = item.text("code")
        item.where = f"{file}, question {code or number}"
        item.joint = ", "
        before = len(fields.problems)
        questions.append(_question(item))
        if doubtful is not None and len(fields.problems) > before:
            doubtful.add(questions[-1].code)
    if not questions:
        fields.fault("questions", "missing", "The section has no question.", "Add one.")
    fields.finish()
    return Section(questions=tuple(questions), **taken)


def _question(fields: Fields) -> Question:
    taken = take(fields, "question", leave="required")
    kind: QuestionType = taken["type"]
    asks = kind not in UNANSWERED
    if kind is QuestionType.CALCULATED and taken["calculate"] is None:
        fields.text("calculate", required=True)
    _refuse_foreign_fields(fields, kind)
    taken.update(
        required=fields.truth("required", asks) and asks,
        personal=taken["personal"] or kind is QuestionType.PERSON,
        constraint=_constraint(taken["constraint"]),
        columns=tuple(_column(item) for item in taken["columns"]),
        choices=_choices(fields, kind, taken),
        flags=tuple(
            _flag(item, f"{taken['code']}/{number}")
            for number, item in enumerate(taken["flags"], start=1)
        ),
        age_limit=int(taken.pop("age_limit_months") or 0),
        weight=Decimal(1) if taken["weight"] is None else taken["weight"],
    )
    if kind is QuestionType.TABLE and not taken["columns"]:
        fields.fault("columns", "missing", "The table has no columns.", "Add one or more.")
    fields.finish()
    return Question(**_with_bounds(taken))


def _column(fields: Fields) -> Column:
    taken = take(fields, "column")
    kind: QuestionType = taken["type"]
    if kind in UNANSWERED | {QuestionType.TABLE}:
        fields.fault("type", "not-here", f"A column cannot be a {kind}.", "Use a simple type.")
    if taken["code"] == "id":
        fields.fault("code", "bad-code", "Every row has an id already.", "Name it otherwise.")
    _refuse_foreign_fields(fields, kind)
    taken.update(
        personal=taken["personal"] or kind is QuestionType.PERSON,
        constraint=_constraint(taken["constraint"]),
        choices=_choices(fields, kind, taken),
    )
    fields.finish()
    return Column(**_with_bounds(taken))


def _with_bounds(taken: Taken) -> Taken:
    """Return the fields under the names that the values have; min and max are functions there."""
    return {
        **{name: value for name, value in taken.items() if name not in {"min", "max"}},
        "minimum": taken["min"],
        "maximum": taken["max"],
    }


def _refuse_foreign_fields(fields: Fields, kind: QuestionType) -> None:
    """Note every field that belongs to other types than this one."""
    # Older editions may carry a rule under `calculate` that was never used.
    for name in sorted(TYPED_FIELDS - TYPES[kind].fields - {"calculate"}):
        if fields.has(name):
            fields.fault(name, "not-here", f"A {kind} takes no {name}.", "Remove it.")


def _constraint(fields: Fields | None) -> Constraint | None:
    if fields is None:
        return None
    taken = take(fields, "constraint")
    fields.finish()
    return Constraint(**taken)


def _flag(fields: Fields, code: str) -> FlagRule:
    taken = take(fields, "flag")
    if taken["severity"] is Severity.NONE and fields.text("severity") == Severity.NONE.value:
        fields.fault("severity", "unknown-word", "A flag cannot be none.", "Use amber-minor.")
    fields.finish()
    return FlagRule(code=code, **taken)


def _choices(fields: Fields, kind: QuestionType, taken: Taken) -> tuple[Choice, ...]:
    """Return the choices of a question or column; some types bring their own."""
    given = tuple(_choice(item) for item in taken["choices"])
    if "choices" not in TYPES[kind].fields:
        return BUILT_IN_CHOICES.get(kind, ())
    if not given:
        fields.fault("choices", "missing", "There are no choices.", "Add two or more.")
    if taken["other"] and OTHER in {choice.value for choice in given}:
        fields.fault(
            "choices",
            "bad-value",
            "A choice has the value other, which `other: true` brings.",
            "Remove the choice, or name its value otherwise.",
        )
    levels = tuple(choice.value for choice in given)
    described = all(choice.description for choice in given)
    if kind is QuestionType.MATURITY and given and (levels != _LEVELS or not described):
        fields.fault(
            "choices",
            "bad-levels",
            "The levels are not 0, 1, 2, 3 and 4, each described.",
            "List the five in order, each with value, label and description.",
        )
    return given


def _choice(fields: Fields) -> Choice:
    taken = take(fields, "choice")
    if " " in taken["value"]:
        fields.fault("value", "bad-value", "A value holds a space.", "Use a hyphen instead.")
    fields.finish()
    return Choice(**taken)


def read_outcome(fields: Fields) -> Outcome:
    """Return an outcome, a depth or a dimension: a value and its label."""
    taken = take(fields, "outcome")
    fields.finish()
    return Outcome(**taken)


def read_decision(fields: Fields) -> DecisionTable:
    """Return a decision table."""
    taken = take(fields, "decision")
    taken.update(
        outcomes=tuple(read_outcome(item) for item in taken["outcomes"]),
        rules=tuple(_decision_rule(item) for item in taken["rules"]),
    )
    fields.finish()
    return DecisionTable(**taken)


def _decision_rule(fields: Fields) -> DecisionRule:
    taken = take(fields, "decision rule")
    fields.finish()
    return DecisionRule(**taken)


def read_source(fields: Fields, key: str) -> Source:
    """Return a source under its key."""
    taken = take(fields, "source")
    fields.finish()
    return Source(key=key, **taken)
