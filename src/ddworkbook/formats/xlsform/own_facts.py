"""What only questionnaires have: in columns that begin with `ddw::` and in a sheet of its own.

ODK ignores both. Texts stand as they are, lists and parts as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire_reader.part_tables import PARTS, Shape
from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.masking import masked, unmasked
from ddworkbook.formats.xlsform.tables import Row
from ddworkbook.formats.xlsform.vocabulary import OWN

_AS_TEXT = frozenset({Shape.TEXT, Shape.CODE, Shape.RULE, Shape.FILTER, Shape.WORD, Shape.NUMBER})
_SHAPES = {part: {spec.name: spec.shape for spec in specs} for part, specs in PARTS.items()}
_RULES = frozenset({Shape.RULE, Shape.FILTER})
# Where the form needs a rule and the questionnaire has none.
NONE = "-"
# Columns of ours that are not fields.
_NOT_FIELDS = frozenset({"part", "code", "edited"})


def encoded(part: str, name: str, value: JsonValue) -> str:
    """Return a field as it stands in a cell."""
    if isinstance(value, str) and _SHAPES[part].get(name) in _AS_TEXT:
        return masked(value)
    return masked(json.dumps(value, ensure_ascii=False))


def decoded(part: str, name: str, text: str, place: Place, findings: Findings) -> JsonValue:
    """Return the field that a cell holds, or None with a problem."""
    text = unmasked(text)
    if _SHAPES[part].get(name) in _AS_TEXT:
        return text
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError):
        findings.problem("bad-own-fact", place)
        return None
    return value


def own_fields(part: str, row: Row, findings: Findings) -> dict[str, JsonValue]:
    """Return the fields that the columns of ours in a row hold."""
    found: dict[str, JsonValue] = {}
    for column, text in row.cells.items():
        name = column.removeprefix(OWN)
        if not column.startswith(OWN) or name in _NOT_FIELDS:
            continue
        if text == NONE and _SHAPES[part].get(name) in _RULES:
            found[name] = ""
        else:
            found[name] = decoded(part, name, text, row.place(column), findings)
    return found


def head_rows(head: Mapping[str, JsonValue]) -> list[tuple[str, str, str]]:
    """Return the head as rows of field, key and value: one for each item of a list or mapping."""
    rows: list[tuple[str, str, str]] = []
    for name, value in head.items():
        if isinstance(value, list):
            rows.extend(
                (name, str(number), json.dumps(item, ensure_ascii=False))
                for number, item in enumerate(value, start=1)
            )
        elif isinstance(value, dict):
            rows.extend(
                (name, key, json.dumps(item, ensure_ascii=False)) for key, item in value.items()
            )
        else:
            rows.append((name, "", str(value)))
    return rows


def head_of(rows: tuple[Row, ...], findings: Findings) -> dict[str, JsonValue]:
    """Return the head that the sheet of ours holds."""
    head: dict[str, JsonValue] = {}
    for row in rows:
        name, key, text = row.get("field"), row.get("key"), row.get("value")
        if not name or not text:
            continue
        shape = _SHAPES["questionnaire"].get(name)
        if shape in _AS_TEXT:
            head[name] = text
            continue
        try:
            value: JsonValue = json.loads(text)
        except (ValueError, RecursionError):
            findings.problem("bad-own-fact", row.place("value"))
            continue
        if shape in {Shape.TEXTS_BY_NAME, Shape.PARTS_BY_NAME}:
            mapping = head.setdefault(name, {})
            if isinstance(mapping, dict):
                mapping[key] = value
        else:
            items = head.setdefault(name, [])
            if isinstance(items, list):
                items.append(value)
    return head
