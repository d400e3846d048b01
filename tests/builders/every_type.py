"""A questionnaire with every type of question and every field, as parsed YAML."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ddworkbook.core.country import Country, CountryTable
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import read_questionnaire

COUNTRIES = CountryTable(
    as_at="2026",
    source="",
    licence="",
    by_code={"KE": Country("KE", "Kenya"), "GB": Country("GB", "United Kingdom", ("UK",))},
    by_name={"kenya": "KE", "united kingdom": "GB", "uk": "GB"},
)

_ASKED = {"who": "partner", "level": "project", "sources": ["S1"], "guidance": "Say so."}
_LEVELS = [
    {"value": str(level), "label": f"Level {level}", "description": f"What level {level} means."}
    for level in range(5)
]

_HEAD: dict[str, Any] = {
    "code": "every-type",
    "version": "2026.1",
    "language": "en-GB",
    "title": "Every type",
    "purpose": "To test every type.",
    "dimensions": [{"value": "voice", "label": "Voice"}],
    "retired": ["Q99"],
    "sections": ["01-choices", "02-values"],
    "sources": {"S1": {"title": "A guide", "publisher": "An office", "dated": "2026"}},
}

_CHOICES: list[dict[str, Any]] = [
    {"code": "C1", "type": "yes-no", "text": "Does it work in towns?"},
    {
        "code": "C2",
        "type": "choice",
        "text": "In which country?",
        "other": True,
        "other_label": "Another country",
        "choices": [
            {"value": "kenya", "label": "Kenya", "score": 2},
            {"value": "ghana", "label": "Ghana", "score": 0.5},
        ],
        "dimension": "voice",
        "weight": 2,
        "hint": "Where most of the work is.",
        "required_message": "Without a country nothing can be judged.",
    },
    {
        "code": "C3",
        "type": "multi",
        "text": "In which towns?",
        "other": True,
        "relevant": "${C1} = 'yes'",
        "choice_filter": "country = ${C2} or name = 'none'",
        "choices": [
            {"value": "kisumu", "label": "Kisumu", "attributes": {"country": "kenya"}},
            {"value": "garissa", "label": "Garissa", "attributes": {"country": "kenya"}},
            {"value": "tamale", "label": "Tamale", "attributes": {"country": "ghana"}},
            {"value": "none", "label": "None of these", "alone": True},
        ],
        "tags": ["ISO-1:A.5"],
        "stage": "start",
    },
    {
        "code": "C4",
        "type": "maturity",
        "text": "How are decisions shared?",
        "choices": _LEVELS,
        "dimension": "voice",
    },
    {"code": "C5", "type": "yes-no-unsure", "text": "Is it sure?"},
    {"code": "C6", "type": "yes-partly-no-na", "text": "Is it done?"},
]

_VALUES: list[dict[str, Any]] = [
    {"code": "V1", "type": "text", "text": "What is its number?"},
    {"code": "V2", "type": "long-text", "text": "What does it do?"},
    {"code": "V3", "type": "integer", "text": "How many staff?", "min": 1, "max": 100, "step": 3},
    {"code": "V4", "type": "decimal", "text": "How far?", "min": "0.5"},
    {"code": "V5", "type": "percent", "text": "What share?", "min": 0, "max": 100},
    {"code": "V6", "type": "money", "text": "How much?", "currencies": ["GBP", "KES"], "min": 0},
    {"code": "V7", "type": "date", "text": "Since when?"},
    {"code": "V8", "type": "country", "text": "Registered where?"},
    {
        "code": "V9",
        "type": "organisation",
        "text": "Who owns it?",
        "level": "organisation",
        "age_limit_months": 24,
    },
    {"code": "V10", "type": "person", "text": "Who leads it?"},
    {"code": "V11", "type": "file", "text": "The accounts"},
    {
        "code": "V12",
        "type": "table",
        "text": "Its sites",
        "columns": [
            {"code": "place", "type": "text", "label": "Place", "required": True},
            {"code": "start", "type": "integer", "label": "First year", "min": 1900},
            {
                "code": "end",
                "type": "integer",
                "label": "Last year",
                "constraint": {
                    "holds": ". >= ${V12.start} and position(..) <= 3",
                    "message": "Give a year after the first, in three rows at most.",
                },
            },
            {"code": "head", "type": "person", "label": "Head"},
            {
                "code": "use",
                "type": "choice",
                "label": "Use",
                "other": True,
                "choices": [{"value": "lab", "label": "Laboratory"}],
            },
        ],
    },
    {"code": "V13", "type": "note", "text": "Thank you."},
    {"code": "V14", "type": "calculated", "text": "Years", "calculate": "max(${V12.end}) - 2000"},
]


def every_trees() -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return head and sections, fresh each time, to be changed."""
    sections = {
        "01-choices": {"code": "C", "title": "Choices", "questions": _asked(_CHOICES)},
        "02-values": {
            "code": "V",
            "title": "Values",
            "relevant": "${C5} != 'no'",
            "questions": _asked(_VALUES),
        },
    }
    return deepcopy(_HEAD), deepcopy(sections)


def every_type() -> Questionnaire:
    """Return the questionnaire."""
    questionnaire, problems = read_questionnaire(*every_trees())
    if questionnaire is None:
        raise ValueError([problem.sentence for problem in problems])
    return questionnaire


def _asked(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**_ASKED, **question} for question in questions]
