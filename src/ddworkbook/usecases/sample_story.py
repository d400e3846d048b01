"""The story of the sample workbook, read from its files: people, partners, what happened when.

Not here: telling it (sample.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from typing import Any

from ddworkbook import usecases
from ddworkbook.formats.yaml_text import read_yaml
from ddworkbook.usecases.answers_file import GivenAnswer

_FOLDER = "sample_data"
# The order in which the partners' stories are told; each is a file of its own.
_PARTNERS = (
    "deccan",
    "elbufer",
    "lakeshore",
    "steppe",
    "rioverde",
    "mekong",
    "volta",
    "jordan",
    "heron",
)
_DAY = re.compile(r"\{day([+-][0-9]+)\}")


@dataclass(frozen=True)
class Chapter:
    """One assessment of the story: `data` as in the file, `answers` with the sound ones below."""

    partner: str
    data: Mapping[str, Any]
    answers: Mapping[str, Any]

    @property
    def days_ago(self) -> int:
        """Return when it was started."""
        return int(self.data["started"])


@dataclass(frozen=True)
class Story:
    """Everything that happens in the sample workbook until `today`."""

    today: date
    people: tuple[Mapping[str, Any], ...]
    partners: tuple[Mapping[str, Any], ...]
    projects: tuple[Mapping[str, Any], ...]
    chapters: tuple[Chapter, ...]


def read_story(today: date) -> Story:
    """Return the story, with its dates counted from today; it may be told on any day."""
    sound = _read("sound", today)
    chapters = [
        Chapter(name, one, {**sound[one["questionnaire"]], **one["answers"]})
        for name in _PARTNERS
        for one in _read(f"partners/{name}", today)["assessments"]
    ]
    return Story(
        today,
        tuple(_read("people", today)["people"]),
        tuple(_read("partners", today)["partners"]),
        tuple(_read("projects", today)["projects"]),
        tuple(sorted(chapters, key=lambda chapter: -chapter.days_ago)),
    )


def sound_answers(questionnaire: str, today: date) -> Mapping[str, Any]:
    """Return what a well-run partner answers to a questionnaire."""
    answers: Mapping[str, Any] = _read("sound", today)[questionnaire]
    return answers


def given_answer(code: str, said: Any, respondent: str) -> GivenAnswer:
    """Return an answer of the story: a value, or {value: …, comment: …}."""
    if isinstance(said, Mapping) and "value" in said:
        if not said.keys() <= {"value", "comment"}:
            raise ValueError(f"The sample's answer to {code} is faulty: {said}")
        return GivenAnswer(code, said["value"], said.get("comment", ""), respondent)
    return GivenAnswer(code, said, "", respondent)


def in_words(value: Any, words: Mapping[str, str]) -> Any:
    """Return a value with {partner}, {city} and {country} replaced, in every text inside."""
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace("{" + name + "}", word)
        return value
    if isinstance(value, Mapping):
        return {key: in_words(item, words) for key, item in value.items()}
    if isinstance(value, list):
        return [in_words(item, words) for item in value]
    return value


def day(today: date, days: int) -> str:
    """Return the date so many days from today."""
    return (today + timedelta(days=days)).isoformat()


def _read(name: str, today: date) -> dict[str, Any]:
    """Return one file of the story."""
    file = resources.files(usecases).joinpath(_FOLDER, *f"{name}.yaml".split("/"))
    text = _DAY.sub(lambda found: day(today, int(found[1])), file.read_text(encoding="utf-8"))
    tree, problems = read_yaml(text, f"{name}.yaml")
    if problems or not isinstance(tree, dict):
        raise ValueError(f"The sample file {name}.yaml is faulty: {problems}")
    return tree
