"""Read a translation from its parsed file: its language, and each text with what it is of."""

from __future__ import annotations

import re

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire_reader.fields import Fields
from ddworkbook.core.translation.translated import TranslatedText, Translation

# Source: BCP 47 (RFC 5646), section 2.1, without private use and grandfathered tags.
_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*"
)


def read_translation(
    tree: JsonValue, file: str, name: str
) -> tuple[Translation, tuple[Problem, ...]]:
    """Return the translation in a file called `name`, and everything that is wrong with it."""
    problems: list[Problem] = []
    fields = Fields(tree, file, problems)
    language = fields.text("language", required=True)
    if language and (language != name or not _TAG.fullmatch(language)):
        fields.fault(
            "language",
            "bad-language",
            f"{language!r} is not the language tag that names the file.",
            "Use a BCP 47 tag for both, such as sw.yaml with `language: sw`.",
        )
    texts = {}
    found = fields.item("texts")
    for key in () if found is None else found.names():
        item = found.item(key) if found is not None else None
        if item is not None:
            # Keys hold dots themselves, so they stand in problems as they are.
            item.where = f"{file}, {key}"
            texts[key] = TranslatedText(item.text("text"), item.text("of"))
            item.finish()
    fields.finish()
    return Translation(language, texts), tuple(problems)
