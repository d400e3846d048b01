"""The choices of a form: the lists of built-in types once, all others for their question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import (
    BUILT_IN_CHOICES,
    OTHER,
    Choice,
    Column,
    Outcome,
    Question,
)
from ddworkbook.formats.xlsform.masking import masked
from ddworkbook.formats.xlsform.own_facts import encoded
from ddworkbook.formats.xlsform.tables import plain_header
from ddworkbook.formats.xlsform.vocabulary import CHOICE_ALIASES, OWN_CHOICE

Cells = dict[str, str]
_BUILT_IN = {
    QuestionType.YES_NO: "yes_no",
    QuestionType.YES_NO_UNSURE: "yes_no_unsure",
    QuestionType.YES_PARTLY_NO_NA: "yes_partly_no_na",
}
_RESERVED = frozenset({"list_name", "name", "label", "hint"})


@dataclass
class ListsOut:
    """The lists of one form, in the order in which questions first want them."""

    rows: list[Cells] = field(default_factory=list)
    _names: dict[object, str] = field(default_factory=dict)

    def of(self, owner: Question | Column) -> str:
        """Return the name of the list that a question needs."""
        built_in = _BUILT_IN.get(owner.type)
        # Other lists are not shared: their texts may be translated in different words.
        key: object = built_in or id(owner)
        if key in self._names:
            return self._names[key]
        name = self._free(built_in or owner.code)
        self._names[key] = name
        for choice in BUILT_IN_CHOICES.get(owner.type, owner.choices):
            self.rows.append({"list_name": name, **_choice(choice)})
        if owner.other:
            label = masked(owner.other_label or "Other")
            row = {"list_name": name, "name": OTHER, "label": label}
            self.rows.append({**row, f"{OWN_CHOICE}other": "yes"})
        return name

    def plain(self, wanted: str, outcomes: Sequence[Outcome]) -> str:
        """Return the name of a list of outcomes, such as depths."""
        name = self._free(wanted)
        self.rows.extend(
            {"list_name": name, "name": one.value, "label": masked(one.label)} for one in outcomes
        )
        return name

    def words(self, wanted: str, words: tuple[str, ...]) -> str:
        """Return the name of a list of words that say what they are, such as currencies."""
        if words not in self._names:
            name = self._names[words] = self._free(wanted)
            self.rows.extend({"list_name": name, "name": word, "label": word} for word in words)
        return self._names[words]

    def _free(self, wanted: str) -> str:
        taken = {row["list_name"] for row in self.rows}
        name, number = wanted, 2
        while name in taken:
            name = f"{wanted}_{number}"
            number += 1
        return name


def _choice(choice: Choice) -> Cells:
    cells = {"name": choice.value, "label": masked(choice.label)}
    attributes = dict(choice.attributes)
    if all(_can_be_column(name) for name in attributes):
        cells.update((name, masked(text)) for name, text in attributes.items())
    else:
        cells[f"{OWN_CHOICE}attributes"] = encoded("choice", "attributes", dict(attributes))
    if choice.alone:
        cells[f"{OWN_CHOICE}alone"] = "true"
    if choice.description:
        cells[f"{OWN_CHOICE}description"] = masked(choice.description)
    if choice.score is not None:
        cells[f"{OWN_CHOICE}score"] = format(choice.score, "f")
    return cells


def _can_be_column(name: str) -> bool:
    """Say whether an attribute can be a column that reads back as the same attribute."""
    if name in _RESERVED or name.lower().startswith(OWN_CHOICE):
        return False
    return plain_header(name, CHOICE_ALIASES) == name
