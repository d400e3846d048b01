"""Translations: keyed by code, marked with the text they are of, and put in its place."""

import pytest

from ddworkbook.core.questionnaire_linter import lint_questionnaire
from ddworkbook.core.questionnaire_reader import read_translation
from ddworkbook.core.translation import (
    TranslatedText,
    Translation,
    text_mark,
    translatable_texts,
    translate,
)
from tests.builders.every_type import every_type
from tests.builders.questionnaire_trees import small_questionnaire


def whole(questionnaire):
    texts = translatable_texts(questionnaire)
    return Translation(
        "sw", {key: TranslatedText(f"sw: {text}", text_mark(text)) for key, text in texts.items()}
    )


@pytest.mark.parametrize("questionnaire", [every_type(), small_questionnaire()])
def test_a_whole_translation_says_every_text_and_changes_nothing_else(questionnaire):
    translated = translate(questionnaire, whole(questionnaire))
    texts = translatable_texts(translated)
    assert translated.language == "sw"
    assert all(text.startswith("sw: ") for text in texts.values())
    assert list(texts) == list(translatable_texts(questionnaire))
    back = Translation(
        questionnaire.language,
        {
            key: TranslatedText(text.removeprefix("sw: "), text_mark(text))
            for key, text in texts.items()
        },
    )
    assert translate(translated, back) == questionnaire


def test_a_text_that_changed_since_stays_in_english():
    stale = Translation("sw", {"A1.text": TranslatedText("Swali?", text_mark("Another text?"))})
    assert translate(small_questionnaire(), stale).question("A1").text == "Has it faced an inquiry?"


def test_choices_of_types_are_translated_once():
    keys = [key for key in translatable_texts(every_type()) if key.endswith("yes")]
    assert keys == ["answers.yes"]


def test_a_whole_translation_has_no_problem():
    found = lint_questionnaire(
        small_questionnaire(), translations={"translations/sw.yaml": whole(small_questionnaire())}
    )
    assert found == ()


def test_a_file_of_the_wrong_shape_gives_its_problems():
    tree = {"language": "sw_KE", "texts": {"A1.text": {"text": "x", "off": "y"}}}
    _, problems = read_translation(tree, "translations/sw.yaml", "sw")
    assert [problem.code for problem in problems] == ["bad-language", "unknown-key"]
