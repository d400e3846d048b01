"""The types of question, each with its line in the author's manual and the JSON form of an answer.

Not here: checking answers (answer_check), reading questions (questionnaire_reader).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ddworkbook.core.canonical import JsonValue


class QuestionType(StrEnum):
    """What kind of answer a question takes."""

    YES_NO = "yes-no"
    YES_NO_UNSURE = "yes-no-unsure"
    YES_PARTLY_NO_NA = "yes-partly-no-na"
    CHOICE = "choice"
    MULTI = "multi"
    MATURITY = "maturity"
    TEXT = "text"
    LONG_TEXT = "long-text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    FILE = "file"
    TABLE = "table"
    NOTE = "note"
    CALCULATED = "calculated"


@dataclass(frozen=True)
class TypeSpec:
    """What authors need to know of a type.

    `example` is one answer in its JSON form, None where nobody answers. `fields` are the fields
    of a question that only some types take, here those that this type takes.
    """

    says: str
    example: JsonValue
    fields: frozenset[str] = frozenset()


_RANGE = frozenset({"min", "max", "step"})
_LISTED = frozenset({"choices", "choice_filter", "other", "other_label"})

TYPES: Mapping[QuestionType, TypeSpec] = {
    QuestionType.YES_NO: TypeSpec("Yes or no.", "yes"),
    QuestionType.YES_NO_UNSURE: TypeSpec(
        "Yes, no or unsure; unsure is at least an amber flag.", "unsure"
    ),
    QuestionType.YES_PARTLY_NO_NA: TypeSpec(
        "Yes, partly, no or not applicable, which needs a reason in the comment.", "partly"
    ),
    QuestionType.CHOICE: TypeSpec(
        'One of the choices, or `{"other": "what it is"}` where `other: true`.',
        "gfgp",
        _LISTED,
    ),
    QuestionType.MULTI: TypeSpec(
        'Some of the choices; the list may end with one `{"other": "what it is"}`.',
        ["audit", {"other": "a visit"}],
        _LISTED,
    ),
    QuestionType.MATURITY: TypeSpec(
        "A level from 0 to 4, each described; rules see the number.",
        "3",
        frozenset({"choices"}),
    ),
    QuestionType.TEXT: TypeSpec("One line of text.", "Kisumu"),
    QuestionType.LONG_TEXT: TypeSpec("Text of several lines.", "Two offices.\nOne store."),
    QuestionType.INTEGER: TypeSpec("A whole number.", 12, _RANGE),
    QuestionType.DECIMAL: TypeSpec("A number with a point, written as text.", "12.5", _RANGE),
    QuestionType.PERCENT: TypeSpec("A share in per cent, written as text.", "40", _RANGE),
    QuestionType.MONEY: TypeSpec(
        "An amount with its currency (ISO 4217); `currencies` says which are taken.",
        {"amount": "25000.00", "currency": "GBP"},
        _RANGE | {"currencies"},
    ),
    QuestionType.DATE: TypeSpec("A day, as year-month-day.", "2026-11-21"),
    QuestionType.COUNTRY: TypeSpec(
        "A country by its ISO 3166-1 code of two letters; rules see the code.", "KE"
    ),
    QuestionType.ORGANISATION: TypeSpec(
        "A body: its name and, where known, its ROR id and its partner id in this workbook; "
        "rules see the name.",
        {"name": "Lakeside Institute"},
    ),
    QuestionType.PERSON: TypeSpec(
        "A person: name and, where needed, role, organisation and email; always personal; "
        "rules see the name.",
        {"name": "A. Example", "role": "Director"},
    ),
    QuestionType.FILE: TypeSpec(
        "A file that is kept as evidence: its name and SHA-256; rules see the name.",
        {"name": "accounts.pdf", "sha256": "0" * 64},
    ),
    QuestionType.TABLE: TypeSpec(
        "Rows with typed columns; each row keeps its id; `[]` says that there is nothing to list.",
        [{"id": "1", "name": "Depot", "share": "40"}],
        frozenset({"columns"}),
    ),
    QuestionType.NOTE: TypeSpec("Words between questions; nobody answers it.", None),
    QuestionType.CALCULATED: TypeSpec(
        "A value that an expression gives; nobody answers it.", None, frozenset({"calculate"})
    ),
}

UNANSWERED = frozenset({QuestionType.NOTE, QuestionType.CALCULATED})

# Fields that stand in the table above belong to the types that name them and to no other.
TYPED_FIELDS = frozenset(name for spec in TYPES.values() for name in spec.fields)
