"""Take all fields of a part out of its mapping, as its table says.

Values come in the shape that the part's dataclass has; parts inside come as Fields, to be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from ddworkbook.core.expression import parse_expression
from ddworkbook.core.questionnaire_reader.fields import Fields
from ddworkbook.core.questionnaire_reader.part_tables import PARTS, FieldSpec, Shape

# What was taken, by field name; the tables say what each is.
Taken: TypeAlias = dict[str, Any]

# What `${CODE}` can name; the dot in a reference leads to a column.
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")

# Stands in for a faulty rule while reading goes on; the problem keeps it from ever being used.
_NEVER = parse_expression("1 = 0")


def take(fields: Fields, part: str, *, leave: str = "") -> Taken:
    """Return the values of all fields that the table of a part lists, but for the one to leave."""
    return {
        spec.name: _TAKERS[spec.shape](fields, spec) for spec in PARTS[part] if spec.name != leave
    }


def _code(fields: Fields, spec: FieldSpec) -> str:
    code = fields.text(spec.name, required=spec.required)
    if code and not _CODE.fullmatch(code):
        fields.fault(
            spec.name,
            "bad-code",
            f"{code!r} is not a code.",
            "Use up to 40 letters, digits, - and _, beginning with a letter.",
        )
    return code


def _rule(fields: Fields, spec: FieldSpec) -> Any:
    rule = fields.rule(spec.name, required=spec.required)
    return _NEVER if rule is None and spec.required else rule


def _word(fields: Fields, spec: FieldSpec) -> Any:
    return None if spec.words is None else fields.word(spec.name, spec.words)


def _texts_by_name(fields: Fields, spec: FieldSpec) -> dict[str, str]:
    item = fields.item(spec.name)
    return {} if item is None else {name: item.text(name, required=True) for name in item.names()}


def _parts_by_name(fields: Fields, spec: FieldSpec) -> dict[str, Fields]:
    item = fields.item(spec.name)
    names = () if item is None else item.names()
    found = {name: item.item(name) for name in names if item is not None}
    return {name: part for name, part in found.items() if part is not None}


_TAKERS: dict[Shape, Callable[[Fields, FieldSpec], Any]] = {
    Shape.TEXT: lambda fields, spec: fields.text(spec.name, required=spec.required),
    Shape.CODE: _code,
    Shape.TRUTH: lambda fields, spec: fields.truth(spec.name, False),
    Shape.NUMBER: lambda fields, spec: fields.number(spec.name),
    Shape.RULE: _rule,
    Shape.FILTER: lambda fields, spec: fields.rule(spec.name, attributes=True),
    Shape.WORD: _word,
    Shape.TEXTS: lambda fields, spec: fields.texts(spec.name),
    Shape.TEXTS_BY_NAME: _texts_by_name,
    Shape.PART: lambda fields, spec: fields.item(spec.name),
    Shape.PARTS: lambda fields, spec: fields.items(spec.name),
    Shape.PARTS_BY_NAME: _parts_by_name,
}
