"""Texts, severities and sources of an edition change; its structure does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ddworkbook.core.edition_editing import (
    head_places,
    question_places,
    section_places,
    with_severity,
    with_sources,
    with_text,
)
from ddworkbook.core.severity import Severity
from tests.builders.every_type import every_type
from tests.builders.questionnaire_trees import small_questionnaire


def test_every_place_of_a_questionnaire_can_be_changed() -> None:
    edition = every_type()
    places = [*head_places(edition)]
    for section in edition.sections:
        places += section_places(edition, section)
        for question in section.questions:
            places += question_places(edition, question)
    assert len({place.key for place in places}) == len(places)
    for place in places:
        after = with_text(edition, place.key, "Said otherwise.")
        assert after != edition or place.text == "Said otherwise."
        assert with_text(after, place.key, place.text or "x")
        assert [q.code for q in after.questions] == [q.code for q in edition.questions]


def test_labels_that_a_type_brings_cannot_be_changed() -> None:
    edition = every_type()
    keys = [p.key for q in edition.questions for p in question_places(edition, q)]
    assert not [key for key in keys if key.startswith("answers.")]
    with pytest.raises(LookupError):
        with_text(edition, "answers.yes", "Aye")


def test_a_needed_text_may_not_be_empty() -> None:
    edition = every_type()
    for key in ("title", f"{edition.questions[0].code}.text"):
        with pytest.raises(ValueError, match="may not be empty"):
            with_text(edition, key, "")


def test_only_what_is_there_can_be_changed() -> None:
    edition = every_type()
    code = edition.questions[0].code
    with pytest.raises(LookupError):
        with_text(edition, "nowhere.text", "x")
    with pytest.raises(LookupError):
        with_sources(edition, "nowhere", ())
    with pytest.raises(LookupError):
        with_severity(edition, code, len(edition.questions[0].flags) + 1, Severity.RED)
    with pytest.raises(ValueError, match="severity"):
        with_severity(edition, code, 1, Severity.NONE)


def test_a_flag_changes_its_severity_alone() -> None:
    edition = small_questionnaire()
    question = next(one for one in edition.questions if one.flags)
    after = with_severity(edition, question.code, 1, Severity.STOP).question(question.code)
    assert after.flags[0] == replace(question.flags[0], severity=Severity.STOP)
    assert after.flags[1:] == question.flags[1:]
