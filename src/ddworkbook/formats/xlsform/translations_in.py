"""The texts of a form in further languages, as translations of the questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ddworkbook.core.questionnaire import BUILT_IN_CHOICES, Questionnaire
from ddworkbook.core.translation import (
    TranslatedText,
    Translation,
    text_mark,
    translatable_texts,
)
from ddworkbook.formats.xlsform.names import flat
from ddworkbook.formats.xlsform.question_rows import FormReader
from ddworkbook.formats.xlsform.structure import Node, all_nodes
from ddworkbook.formats.xlsform.tables import Row

# The key of a text below the code of its question, by column; those of columns of tables differ.
_KEYS = {
    "hint": "hint",
    "guidance_hint": "guidance",
    "required_message": "required_message",
    "constraint_message": "constraint.message",
}


def translations_of(
    top: Sequence[Node],
    reader: FormReader,
    questionnaire: Questionnaire,
    kept: tuple[Row, ...],
) -> tuple[Translation, ...]:
    """Return the translations; `kept` are the rows of texts that have no column in a form."""
    if not reader.texts.others and not kept:
        return ()
    texts = translatable_texts(questionnaire)
    found: dict[str, dict[str, TranslatedText]] = {}
    for row in kept:
        language, key = row.get("language"), row.get("key")
        if key in texts and language:
            said = TranslatedText(row.get("text"), row.get("of"))
            found.setdefault(language, {})[key] = said
    sources = dict(_sources(top, reader, questionnaire))
    for tag in reader.texts.others:
        for key, (row, column) in sources.items():
            text = reader.texts.other(row, column, tag)
            # We write the text of the form itself where a translation lacks one.
            if text and key in texts and not (reader.texts.ours and text == texts[key]):
                said = TranslatedText(text, text_mark(texts[key]))
                found.setdefault(tag, {})[key] = said
    return tuple(Translation(tag, _in_order(said, texts)) for tag, said in sorted(found.items()))


def _in_order(
    said: Mapping[str, TranslatedText], texts: Mapping[str, str]
) -> dict[str, TranslatedText]:
    return {key: said[key] for key in texts if key in said}


def _sources(
    top: Sequence[Node], reader: FormReader, questionnaire: Questionnaire
) -> Iterator[tuple[str, tuple[Row, str]]]:
    """Give the row and column that each text of the questionnaire is from, by its key."""
    codes = reader.names.codes
    sections = {node.row.number for node in top if node.is_group}
    tables = {
        one.row.number: codes[node.row.number]
        for node in all_nodes(top)
        if node.is_repeat and node.row.number in codes
        for one in flat(node.inside)
    }
    for node in all_nodes(top):
        number = node.row.number
        if number not in codes:
            continue
        code = codes[number]
        if number in sections:
            yield f"{code}.title", (node.row, "label")
            continue
        owner = f"{tables[number]}.columns.{code}" if number in tables else code
        yield f"{owner}.{'label' if number in tables else 'text'}", (node.row, "label")
        for column, key in _KEYS.items():
            yield f"{owner}.{key}", (node.row, column)
        yield from _choice_sources(node, owner, reader, questionnaire)


def _choice_sources(
    node: Node, owner: str, reader: FormReader, questionnaire: Questionnaire
) -> Iterator[tuple[str, tuple[Row, str]]]:
    question = questionnaire.question(owner)
    built_in = question is not None and question.type in BUILT_IN_CHOICES
    for value, row in reader.lists.translated.get(node.type.list_name, {}).items():
        key = f"answers.{value}" if built_in else f"{owner}.choices.{value}.label"
        yield key, (row, "label")
