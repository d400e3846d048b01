"""The cards in which one question, one section or the head of an own copy is changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ddworkbook.core.edition_editing import (
    TextPlace,
    head_places,
    question_places,
    section_places,
)
from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.gui.questionnaires.flag_card import FlagCard
from ddworkbook.gui.questionnaires.place_card import PlaceCard

# In the outline, the head of the questionnaire stands under this code, which no section can have.
HEAD = "*"


def places_of(questionnaire: Questionnaire, code: str) -> tuple[TextPlace, ...]:
    """Return the texts under a code of the outline."""
    if code == HEAD:
        return head_places(questionnaire)
    question = questionnaire.question(code)
    if question is not None:
        return question_places(questionnaire, question)
    section = questionnaire.section(code)
    return () if section is None else section_places(questionnaire, section)


def text_cards(questionnaire: Questionnaire, code: str, language: str) -> list[PlaceCard]:
    """Return the cards for the texts under a code, empty of texts."""
    question = questionnaire.question(code)
    places = places_of(questionnaire, code)
    if question is None:
        return _head_cards(places, language) if code == HEAD else [_card("", places, language)]
    cards = [_card("", _plain(question, places), language)]
    groups = {"choices": _tr("Choices"), "columns": _tr("Columns")}
    for group, title in groups.items():
        inner = [one for one in places if one.key.startswith(f"{code}.{group}.")]
        if question.type is not QuestionType.MATURITY:
            # Few choices say more than their label; those of a maturity always do.
            inner = [one for one in inner if one.text or one.field != "description"]
        if inner:
            cards.append(_card(title, inner, language))
    for number, flag in enumerate(question.flags, start=1):
        card = FlagCard(number, questionnaire, flag, language)
        card.set_places([one for one in places if one.key.startswith(f"{code}.flags.{number}.")])
        cards.append(card)
    return cards


def _head_cards(places: Sequence[TextPlace], language: str) -> list[PlaceCard]:
    titles = {
        "depths": _tr("Depths"),
        "facts": _tr("Facts"),
        "decisions": _tr("Decisions"),
        "dimensions": _tr("Dimensions"),
    }
    cards = [_card("", [one for one in places if "." not in one.key], language)]
    for group, title in titles.items():
        inner = [one for one in places if one.key.startswith(f"{group}.")]
        if inner:
            cards.append(_card(title, inner, language))
    return cards


def _plain(question: Question, places: Sequence[TextPlace]) -> list[TextPlace]:
    """Return the texts of the question itself."""
    groups = tuple(f"{question.code}.{group}." for group in ("choices", "columns", "flags"))
    return [place for place in places if not place.key.startswith(groups)]


def _card(title: str, places: Sequence[TextPlace], language: str) -> PlaceCard:
    card = PlaceCard(title, language)
    card.set_places(places)
    return card


def _tr(text: str) -> str:
    return QCoreApplication.translate("EditCards", text)
