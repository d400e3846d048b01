"""What can be written in a questionnaire, as tables: the parts, their fields, what each means.

The reader, the JSON Schema for editors and the author's manual all come from them.
Not here: reading (parts.py), what belongs to which type (question_type.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Level, Who
from ddworkbook.core.severity import Severity


class Shape(Enum):
    """How a field is written."""

    TEXT = auto()
    CODE = auto()
    TRUTH = auto()
    NUMBER = auto()
    RULE = auto()
    FILTER = auto()
    WORD = auto()
    TEXTS = auto()
    TEXTS_BY_NAME = auto()
    PART = auto()
    PARTS = auto()
    PARTS_BY_NAME = auto()


@dataclass(frozen=True)
class FieldSpec:
    """One field: its name, how it is written, what it means.

    `words` are those that a WORD may be; `part` names the table of parts inside.
    """

    name: str
    shape: Shape
    says: str
    required: bool = False
    words: type[StrEnum] | None = None
    part: str = ""


def _text(name: str, says: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, Shape.TEXT, says, required)


def _rule(name: str, says: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, Shape.RULE, says, required)


def _truth(name: str, says: str) -> FieldSpec:
    return FieldSpec(name, Shape.TRUTH, says)


def _number(name: str, says: str) -> FieldSpec:
    return FieldSpec(name, Shape.NUMBER, says)


def _texts(name: str, says: str) -> FieldSpec:
    return FieldSpec(name, Shape.TEXTS, says)


def _parts(name: str, part: str, says: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, Shape.PARTS, says, required, part=part)


_CODE = FieldSpec(
    "code",
    Shape.CODE,
    "Stable for ever, never reused: up to 40 letters, digits, - and _, beginning with a letter.",
    required=True,
)
_TYPE = FieldSpec("type", Shape.WORD, "The type of the answer.", True, QuestionType)
_CONSTRAINT = FieldSpec(
    "constraint", Shape.PART, "A condition that a given answer has to meet.", part="constraint"
)
_ANSWER_FORM = (
    _parts("choices", "choice", "What can be chosen."),
    _truth("other", "Whether something else than the choices may be given, in words."),
    _text("other_label", "What that is called; “Other” when left out."),
    _number("min", "The least number."),
    _number("max", "The greatest number."),
    _number("step", "Numbers go up in steps of this, from min or from 0."),
    _texts("currencies", "The currencies (ISO 4217) that are taken; all when left out."),
    _text("hint", "A short line under the question, always shown."),
)
_VALUE = _text("value", "What is stored; no spaces.", required=True)
_LABEL = _text("label", "What people read.", required=True)

PARTS: Mapping[str, tuple[FieldSpec, ...]] = {
    "questionnaire": (
        _CODE,
        _text("version", "The edition, such as 2026.1, in quotation marks.", required=True),
        _text("language", "The language of the texts, as a BCP 47 tag.", required=True),
        _text("title", "The title.", required=True),
        _text("purpose", "What it is for, in a sentence or two.", required=True),
        _text("licence", "The licence of the texts, as an SPDX name."),
        _parts("depths", "outcome", "The depths, from shallow to deep."),
        FieldSpec(
            "facts",
            Shape.TEXTS_BY_NAME,
            "What rules may use besides answers: triage answers and policy lines, each in words.",
        ),
        _parts("dimensions", "outcome", "What scores are about."),
        FieldSpec("sections", Shape.TEXTS, "The section files, in order, without .yaml.", True),
        _parts("decisions", "decision", "Decision tables, such as which depth is needed."),
        _texts("retired", "Codes of questions that were taken out; they are never used again."),
        FieldSpec(
            "sources", Shape.PARTS_BY_NAME, "Where questions are from, by key.", part="source"
        ),
    ),
    "section": (
        _CODE,
        _text("title", "The title.", required=True),
        _text("introduction", "What the section is about."),
        _rule("relevant", "The whole section is asked only when this is true."),
        _parts("questions", "question", "The questions, in order.", required=True),
    ),
    "question": (
        _TYPE,
        _CODE,
        _text("text", "The question.", required=True),
        FieldSpec("who", Shape.WORD, "Who answers.", True, Who),
        FieldSpec(
            "level", Shape.WORD, "Whose answer it is; the body's can be used again.", True, Level
        ),
        _texts("sources", "Keys of the sources."),
        _text("follows", "The main question of the section that this one belongs to."),
        _text("depth", "The least deep questionnaire that asks it."),
        _rule("relevant", "It is asked only when this is true."),
        _truth("required", "Whether an answer is needed for sign-off (true when left out)."),
        _text("required_message", "What is said when the answer is missing."),
        _CONSTRAINT,
        *_ANSWER_FORM,
        FieldSpec(
            "choice_filter",
            Shape.FILTER,
            "A choice is offered only when this is true; bare names are attributes of the choice.",
        ),
        _parts("columns", "column", "The columns of a table."),
        _rule("calculate", "What a calculated value is."),
        _text("guidance", "How to answer, in plain words."),
        _text("evidence", "What proves the answer."),
        _parts("flags", "flag", "Rules that raise a flag."),
        _text("action", "What people usually do when a flag is raised."),
        _truth("personal", "Whether the answer is about people; it is sealed then."),
        _number("age_limit_months", "How long an organisation's answer may be used again."),
        _text("stage", "The stage of the work that it belongs to."),
        _text("dimension", "The dimension that its score counts in."),
        _number("weight", "How much its score counts (1 when left out)."),
        _texts("tags", "Places in outside frameworks, such as ISO-27001:A.5."),
        _texts("tables", "Reference tables in which the answer is looked up, by name."),
    ),
    "choice": (
        _VALUE,
        _LABEL,
        _truth("alone", "Whether it excludes all others, as “none” does."),
        _text("description", "What it means; every level of maturity needs one."),
        _number("score", "What it counts in scores."),
        FieldSpec("attributes", Shape.TEXTS_BY_NAME, "What a choice filter looks at."),
    ),
    "column": (
        _TYPE,
        _CODE,
        _LABEL,
        *_ANSWER_FORM,
        _CONSTRAINT,
        _truth("required", "Whether every row needs it for sign-off."),
        _truth("personal", "Whether the cells are about people."),
    ),
    "constraint": (
        _rule("holds", "The condition; the dot (.) is the answer.", required=True),
        _text("message", "What is said when it does not hold, with the way out.", required=True),
    ),
    "flag": (
        FieldSpec("severity", Shape.WORD, "How grave it is.", True, Severity),
        _rule("when", "The flag is raised when this is true.", required=True),
        _text("reason", "Why, in a sentence that reads well in a report.", required=True),
        _text("action", "What people usually do then."),
        _text("referral", "Who has to be asked."),
        _texts("sources", "Keys of the sources; those of the question when left out."),
    ),
    "outcome": (_VALUE, _LABEL),
    "decision": (
        _text("code", "The code of the table.", required=True),
        _text("title", "The title.", required=True),
        _parts("outcomes", "outcome", "The outcomes, from shallow to deep."),
        _parts("rules", "decision rule", "The rows; the deepest that is true wins."),
    ),
    "decision rule": (
        _text("outcome", "The outcome that it gives.", required=True),
        _rule("when", "It gives it when this is true.", required=True),
        _text("reason", "Why, in a sentence.", required=True),
    ),
    "source": (
        _text("title", "The title.", required=True),
        _text("publisher", "Who published it.", required=True),
        _text("dated", "The date, or when it was seen.", required=True),
        _text("address", "Its web address."),
    ),
}
