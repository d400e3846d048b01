"""Frozen dataclasses to JSON trees and back, with personal fields marked on the way out.

A field is personal when its metadata says so: `field(metadata=PERSONAL)`, or, when it depends on
another, `field(metadata=personal_if("flag"))`, where `flag` is a sibling field that is True.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar

import msgspec

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.sealing import Personal

T = TypeVar("T")

PERSONAL = {"personal": True}


def personal_if(sibling: str) -> dict[str, object]:
    """Return metadata for a field that is personal when its sibling field is true."""
    return {"personal_if": sibling}


def to_tree(value: object, subject: str) -> Any:
    """Return the JSON tree of a dataclass, with Personal markers where fields are personal.

    `subject` is whom or what the personal values are about; it stands in each marker.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {
            item.name: _field_tree(value, item.name, dict(item.metadata), subject)
            for item in fields(value)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [to_tree(item, subject) for item in value]
    if isinstance(value, dict):
        return {key: to_tree(item, subject) for key, item in value.items()}
    return value


def _field_tree(owner: object, name: str, metadata: dict[str, Any], subject: str) -> Any:
    value = getattr(owner, name)
    sibling = metadata.get("personal_if")
    personal = metadata.get("personal", False) or (sibling and getattr(owner, sibling))
    if personal:
        return _personal_tree(value, subject)
    return to_tree(value, subject)


def _personal_tree(value: object, subject: str) -> Any:
    """Mark a personal value; a tuple leaf by leaf, so that its shape outlives an erasure."""
    if isinstance(value, tuple):
        return [_personal_tree(item, subject) for item in value]
    if value in (None, "", []):
        return plain_tree(value)
    return Personal(plain_tree(value), subject)


def plain_tree(value: object) -> Any:
    """Return the JSON tree of a dataclass without any markers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain_tree(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [plain_tree(item) for item in value]
    if isinstance(value, dict):
        return {key: plain_tree(item) for key, item in value.items()}
    return value


def from_tree(kind: type[T], tree: JsonValue) -> T:
    """Return the dataclass that the (unsealed) tree describes.

    Raises: ValueError when the tree does not have that shape; the message says where.
    """
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
