"""Texts of translations beside those of the form: `label::French (fr)`; the rest in our sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ddworkbook.core.questionnaire import BUILT_IN_CHOICES, Column, Question, Questionnaire
from ddworkbook.core.translation import Translation, text_mark, translatable_texts
from ddworkbook.formats.xlsform.form_names import FormNames
from ddworkbook.formats.xlsform.languages import language_header
from ddworkbook.formats.xlsform.masking import masked

Cells = dict[str, str]
_COLUMNS = {
    "hint": "hint",
    "guidance_hint": "guidance",
    "required_message": "required_message",
    "constraint_message": "constraint.message",
}
_TEXTS = ("label", *_COLUMNS)


@dataclass
class TranslationsOut:
    """Puts the texts of translations into rows; `rest` are those that have no column."""

    questionnaire: Questionnaire
    translations: Sequence[Translation]
    _texts: Mapping[str, str] = field(default_factory=dict)
    _put: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._texts = translatable_texts(self.questionnaire)

    def survey(self, rows: list[Cells], names: FormNames) -> list[Cells]:
        """Return the rows with texts by language, or as they are without translations."""
        if not self.translations:
            return rows
        keys = dict(self._survey_keys(names))
        return [self._with_languages(row, keys.get(row["name"], {})) for row in rows]

    def choices(self, rows: list[Cells], lists: Mapping[str, str]) -> list[Cells]:
        """Return the choices with texts by language; `lists` gives the key of each list."""
        if not self.translations:
            return rows
        return [self._with_languages(row, {"label": self._choice_key(row, lists)}) for row in rows]

    @property
    def rest(self) -> list[tuple[str, str, str, str]]:
        """Return language, key, mark and text of everything that was not put into a row."""
        return [
            (translation.language, key, said.of, said.text)
            for translation in self.translations
            for key, said in translation.texts.items()
            if (translation.language, key) not in self._put
        ]

    def _with_languages(self, row: Cells, keys: Mapping[str, str]) -> Cells:
        """Return a row whose texts stand under the name of their language."""
        own = language_header(self.questionnaire.language.partition("-")[0])
        found: Cells = {}
        for column, text in row.items():
            if column not in _TEXTS:
                found[column] = text
                continue
            found[f"{column}::{own}"] = text
            key = keys.get(column, "")
            for translation in self.translations:
                said = translation.texts.get(key)
                header = f"{column}::{language_header(translation.language)}"
                if (
                    said is not None
                    and said.text
                    and said.of == text_mark(self._texts.get(key, ""))
                ):
                    found[header] = masked(said.text)
                    if said.text != self._texts[key]:
                        self._put.add((translation.language, key))
                else:
                    # ODK would show a dash where a language lacks a text.
                    found[header] = text
        return found

    def _survey_keys(self, names: FormNames) -> Iterator[tuple[str, dict[str, str]]]:
        """Give the keys of the texts of each row, by the name of the row."""
        for section in self.questionnaire.sections:
            yield names.sections[section.code], {"label": f"{section.code}.title"}
        for fact, name in names.facts.items():
            yield name, {"label": f"facts.{fact}"}
        for question in self.questionnaire.questions:
            below = {column: f"{question.code}.{key}" for column, key in _COLUMNS.items()}
            name = names.questions[question.code]
            yield name, {"label": f"{question.code}.text", **below}
            for one in question.columns:
                owner = f"{question.code}.columns.{one.code}"
                below = {column: f"{owner}.{key}" for column, key in _COLUMNS.items()}
                name = names.columns[question.code, one.code]
                yield name, {"label": f"{owner}.label", **below}

    def _choice_key(self, row: Cells, lists: Mapping[str, str]) -> str:
        owner = lists.get(row["list_name"], "")
        if owner == "answers":
            return f"answers.{row['name']}"
        return f"{owner}.choices.{row['name']}.label"


def key_of(owner: Question | Column, above: str) -> str:
    """Return the key under which the choices of a question or column stand."""
    if owner.type in BUILT_IN_CHOICES:
        return "answers"
    return f"{above}.columns.{owner.code}" if isinstance(owner, Column) else owner.code
