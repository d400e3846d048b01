"""A translation as a value, and a questionnaire in its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ddworkbook.core.canonical import sha256_hex
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.translation.texts import with_texts

# Enough to tell two versions of one text apart, and short enough to be copied by hand.
_MARK = 12


@dataclass(frozen=True)
class TranslatedText:
    """One text in another language; `of` marks the text that it was translated from."""

    text: str
    of: str


@dataclass(frozen=True)
class Translation:
    """The texts of a questionnaire in one language (a BCP 47 tag), by key such as `C07.text`."""

    language: str
    texts: Mapping[str, TranslatedText]


def text_mark(text: str) -> str:
    """Return the mark of a text: the first 12 digits of its SHA-256."""
    return sha256_hex(text.encode())[:_MARK]


def translate(questionnaire: Questionnaire, translation: Translation) -> Questionnaire:
    """Return the questionnaire in another language.

    A text without translation, or whose translation is of an older text, stays as it is.
    """

    def say(key: str, text: str) -> str:
        found = translation.texts.get(key)
        return text if found is None or found.of != text_mark(text) else found.text

    return replace(with_texts(questionnaire, say), language=translation.language)
