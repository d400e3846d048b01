"""The shipped triage and due diligence as raw YAML, so that these tests need no engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import ddworkbook.questionnaires

SHIPPED = Path(ddworkbook.questionnaires.__file__).parent
OWN = ("triage", "partner-due-diligence")
REFERENCES = tuple(sorted(path.stem for path in (SHIPPED / "reference").glob("*.yaml")))

Node = dict[str, Any]


@cache
def read(way: str) -> Node:
    """Return one YAML file below the folder of questionnaires."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((SHIPPED / f"{way}.yaml").read_text(encoding="utf-8"), Loader=loader)
    assert isinstance(data, dict)
    return data


def head(name: str) -> Node:
    """Return the head of a questionnaire."""
    return read(f"{name}/questionnaire")


def sections(name: str) -> list[Node]:
    """Return the sections of a questionnaire in the order of its head."""
    return [read(f"{name}/sections/{section}") for section in head(name)["sections"]]


def questions(name: str) -> list[Node]:
    """Return all questions of a questionnaire in order."""
    return [question for section in sections(name) for question in section["questions"]]


def main_code(question: Node) -> str:
    """Return the code of the main question that a question belongs to."""
    return str(question.get("follows", question["code"]))


def expressions(name: str) -> Iterator[str]:
    """Give every expression of a questionnaire."""
    for question in questions(name):
        if "relevant" in question:
            yield question["relevant"]
        if "constraint" in question:
            yield question["constraint"]["holds"]
        for flag in question.get("flags", []):
            yield flag["when"]
    for table in head(name).get("decisions", []):
        for rule in table["rules"]:
            yield rule["when"]


_PROSE = frozenset(
    {"text", "guidance", "evidence", "action", "reason", "referral", "message", "introduction"}
    | {"purpose", "note", "label", "title", "rank", "also"}
)


def prose(node: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every text that people read, with its key; titles of sources are others' words."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name != "sources":
                yield from prose(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from prose(value, key)
    elif isinstance(node, str) and key in _PROSE:
        yield key, node


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in re.split(r"(?<=[.?!])\s+", text.strip()) if part]
