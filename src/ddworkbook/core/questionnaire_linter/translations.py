"""Does a translation say all that the questionnaire says now, with all that its texts hold?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_linter.structure import nearest
from ddworkbook.core.translation.texts import translatable_texts
from ddworkbook.core.translation.translated import Translation, text_mark

# What has to stand in every language alike: places to be filled in, references, web addresses.
_HELD = re.compile(r"\$?\{[^{}]*\}|%\([a-z_]+\)s|%[sd]|https?://[^\s)>\"']+")


def translation_problems(
    questionnaire: Questionnaire, translation: Translation, file: str
) -> Iterator[Problem]:
    """Give texts that are not translated, translated from an older text, or hold something else."""
    texts = translatable_texts(questionnaire)
    for key, text in texts.items():
        found = translation.texts.get(key)
        if found is None or not found.text:
            yield Problem(
                "translation-missing",
                f"{file}, {key}",
                f"{_shown(text)} is not translated.",
                f"Add it with `of: {text_mark(text)}`.",
            )
        elif found.of != text_mark(text):
            yield Problem(
                "translation-stale",
                f"{file}, {key}",
                f"The text was changed since; it is now {_shown(text)}.",
                f"Translate it again, then write `of: {text_mark(text)}`.",
            )
        else:
            yield from _held_problems(text, found.text, f"{file}, {key}")
    yield from _strangers(texts, translation, file)


def _held_problems(text: str, other: str, where: str) -> Iterator[Problem]:
    """Give places and addresses that one language has and the other has not."""
    here, there = Counter(_HELD.findall(text)), Counter(_HELD.findall(other))
    if here != there:
        lost = ", ".join(sorted((here - there).elements())) or "nothing"
        new = ", ".join(sorted((there - here).elements())) or "nothing"
        yield Problem(
            "placeholders-differ",
            where,
            f"The translation lacks {lost} and has {new} besides.",
            "Keep places in braces and web addresses as they are.",
        )


def _strangers(texts: Mapping[str, str], translation: Translation, file: str) -> Iterator[Problem]:
    """Give keys that the questionnaire does not have."""
    strangers = [key for key in translation.texts if key not in texts]
    for key in strangers:
        yield Problem(
            "translation-unknown",
            f"{file}, {key}",
            "There is no such text in the questionnaire.",
            nearest(key, texts, "Remove it.") if len(strangers) < 50 else "Remove it.",
        )


def _shown(text: str) -> str:
    """Return the beginning of a text in quotation marks."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
