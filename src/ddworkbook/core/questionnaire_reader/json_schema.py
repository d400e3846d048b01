"""The JSON Schema of questionnaire files, for editors that check while one types.

Made from the same tables as the reader. A schema cannot judge rules; the linter does.
Source: JSON Schema, draft 2020-12.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ddworkbook.core.question_type import TYPED_FIELDS, TYPES, UNANSWERED, QuestionType
from ddworkbook.core.questionnaire_reader.part_tables import PARTS, FieldSpec, Shape
from ddworkbook.core.severity import Severity

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": ["string", "integer"]}
_NUMBER: Schema = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": "^[+-]?[0-9]{1,18}(\\.[0-9]{1,8})?$"},
    ]
}
_SIMPLE: Mapping[Shape, Schema] = {
    Shape.TEXT: _TEXT,
    Shape.CODE: {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,39}$"},
    Shape.TRUTH: {"type": "boolean"},
    Shape.NUMBER: _NUMBER,
    Shape.RULE: {"type": "string"},
    Shape.FILTER: {"type": "string"},
    Shape.TEXTS: {"type": "array", "items": {"type": "string"}},
    Shape.TEXTS_BY_NAME: {"type": "object", "additionalProperties": _TEXT},
}


def file_schemas() -> dict[str, Schema]:
    """Return the schema of each sort of file, by the name of the schema's own file."""
    return {
        "questionnaire.schema.json": _file_schema("questionnaire", "The head of a questionnaire"),
        "section.schema.json": _file_schema("section", "A section of a questionnaire"),
    }


def _file_schema(part: str, title: str) -> Schema:
    """Return the schema of a file that holds one part, with all parts inside it."""
    inner: dict[str, Schema] = {}
    whole = _part(part, inner)
    return {"$schema": DRAFT, "title": title, **whole, "$defs": dict(sorted(inner.items()))}


def _part(part: str, inner: dict[str, Schema]) -> Schema:
    """Return the schema of a part; those of parts inside are added to `inner`."""
    specs = PARTS[part]
    schema: Schema = {
        "type": "object",
        "properties": {spec.name: _field(spec, part, inner) for spec in specs},
        "required": [spec.name for spec in specs if spec.required],
        "additionalProperties": False,
    }
    if part in {"question", "column"}:
        schema["allOf"] = _by_type({spec.name for spec in specs})
    return schema


def _field(spec: FieldSpec, part: str, inner: dict[str, Schema]) -> Schema:
    """Return the schema of one field, with what it means."""
    says = {"description": spec.says}
    if spec.shape is Shape.WORD and spec.words is not None:
        return {**says, "enum": [word.value for word in spec.words if _allowed(word, part)]}
    if spec.shape in _SIMPLE:
        return {**says, **_SIMPLE[spec.shape]}
    name = spec.part.replace(" ", "-")
    if name not in inner:
        inner[name] = {}
        inner[name] = _part(spec.part, inner)
    one = {"$ref": f"#/$defs/{name}"}
    if spec.shape is Shape.PARTS:
        return {**says, "type": "array", "items": one}
    if spec.shape is Shape.PARTS_BY_NAME:
        return {**says, "type": "object", "additionalProperties": one}
    return {**says, **one}


def _allowed(word: object, part: str) -> bool:
    """Say whether a word may stand in a part: no flag is none, no column is a table or a note."""
    return word is not Severity.NONE and not (
        part == "column" and word in UNANSWERED | {QuestionType.TABLE}
    )


def _by_type(names: set[str]) -> list[Schema]:
    """Return which fields go with which types, and which types cannot do without."""
    rules = []
    for name in sorted((TYPED_FIELDS & names) - {"calculate"}):
        taking = [kind.value for kind in QuestionType if name in TYPES[kind].fields]
        rule: Schema = {
            "if": {"properties": {"type": {"enum": taking}}},
            "else": {"properties": {name: False}},
        }
        if name in {"choices", "columns"}:
            rule["then"] = {"required": [name], "properties": {name: {"minItems": 1}}}
        rules.append(rule)
    return rules
