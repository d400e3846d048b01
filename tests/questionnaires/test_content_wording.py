"""The words of the shipped questionnaires: plain, short, said once, and nothing unconfirmed."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.questionnaires.content import (
    OWN,
    REFERENCES,
    head,
    prose,
    questions,
    read,
    sections,
    sentences,
)

LONGEST_SENTENCE = 35
AMERICAN = ("organization", "program ", "behavior", "labor ", "license ", "center", "recognize")


def all_prose(name):
    yield from prose(head(name))
    for section in sections(name):
        yield from prose(section)


@pytest.mark.parametrize("name", OWN)
def test_no_sentence_is_too_long_to_read(name):
    long = [
        sentence
        for _, text in all_prose(name)
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("name", OWN)
def test_the_words_are_easy_to_read(name):
    """Flesch reading ease, roughly counted: 60 to 70 is plain English."""
    read_aloud = {"text", "guidance", "reason", "action"}
    spoken = [s for key, text in all_prose(name) if key in read_aloud for s in sentences(text)]
    words = [word for sentence in spoken for word in re.findall(r"[A-Za-z']+", sentence)]
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower()))) for word in words)
    assert 206.835 - 1.015 * len(words) / len(spoken) - 84.6 * syllables / len(words) > 60


@pytest.mark.parametrize("name", REFERENCES)
def test_reference_notes_are_short_too(name):
    for _, text in prose(read(f"reference/{name}")):
        for sentence in sentences(text):
            assert len(sentence.split()) <= LONGEST_SENTENCE


@pytest.mark.parametrize("key", ["text", "guidance", "reason"])
def test_nothing_is_said_twice(key):
    counted = Counter()
    for name in OWN:
        for question in questions(name):
            # "\n" inside a folded text is only a space, so spaces are evened out first.
            if key == "reason":
                texts = [flag["reason"] for flag in question.get("flags", [])]
            else:
                texts = [question[key]]
            counted.update(" ".join(text.split()).lower() for text in texts)
    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", OWN)
def test_guidance_is_short_enough_to_be_read_beside_the_question(name):
    for question in questions(name):
        assert 2 <= len(sentences(question["guidance"])) <= 5, question["code"]
        assert len(question["guidance"].split()) <= 75, question["code"]


@pytest.mark.parametrize("name", OWN)
def test_the_words_are_british_and_free_of_markup(name):
    for _, text in all_prose(name):
        assert not any(word in f"{text.lower()} " for word in AMERICAN), text
        assert not re.search(r"[<>*_`]|\s{2,}|TODO|UNCONFIRMED", text.strip()), text


@pytest.mark.parametrize("name", OWN)
def test_choices_of_a_question_have_different_labels(name):
    for question in questions(name):
        labels = [choice["label"] for choice in question.get("choices", [])]
        assert len(set(labels)) == len(labels), question["code"]
        assert all(isinstance(label, str) and label for label in labels)


@pytest.mark.parametrize("name", OWN)
def test_none_and_unsure_exclude_the_other_choices(name):
    for question in questions(name):
        if question["type"] == "multi":
            for choice in question["choices"]:
                if choice["value"] in {"none", "unsure", "name-only", "clear", "no-match"}:
                    assert choice.get("alone") is True, question["code"]
