"""The page of questionnaires, used as a person does."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ddworkbook.gui import place
from ddworkbook.gui.pages.questionnaires_page import QuestionnairesPage
from ddworkbook.gui.place import Place
from ddworkbook.gui.widgets.card import Card
from ddworkbook.usecases.questionnaire_words import asked_when, rule_in_words
from ddworkbook.usecases.questionnaires import shipped_questionnaires
from tests.builders.stage import Stage
from tests.gui.driving import press, says, type_into
from tests.gui.page_desk import PageDesk

At = Callable[[str], Stage]


def shown(qtbot: QtBot, stage: Stage) -> PageDesk[QuestionnairesPage]:
    return PageDesk(qtbot, QuestionnairesPage, place.QUESTIONNAIRES, stage.session)


def outline(page: QuestionnairesPage) -> list[str]:
    model = page.reading.outline
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_editions_say_whether_the_workbook_holds_them(qtbot: QtBot, stage_at: At) -> None:
    page = shown(qtbot, stage_at("draft")).page
    texts = [str(page.editions.index(row).data()) for row in range(page.editions.rowCount())]
    assert texts[0].startswith("Triage\nEdition ")
    assert "comes with the program" in texts[0]
    assert "in this workbook" in texts[1]


def test_a_question_says_when_it_is_asked_and_why_it_flags(qtbot: QtBot, stage_at: At) -> None:
    page = shown(qtbot, stage_at("draft")).page
    assert says(page, "Always asked.")
    page.go_to(Place(place.QUESTIONNAIRES, "", "C08"))
    assert page.edition_list.currentIndex().row() == 1
    assert says(page, "C08  ")
    (card,) = [one for one in page.findChildren(Card) if one.title().startswith("C08 ")]
    qtbot.waitUntil(lambda: card.visibleRegion().boundingRect().top() == 0)
    assert page.reading.outline_list.currentIndex().data().startswith("Identity")
    assert says(page, "Sources")


def test_choosing_an_edition_shows_its_sections(qtbot: QtBot, stage_at: At) -> None:
    page = shown(qtbot, stage_at("draft")).page
    page.edition_list.setFocus()
    press(page.edition_list, "Down")
    page.edition_list.activated.emit(page.edition_list.currentIndex())
    assert len(outline(page)) > 5
    second = page.reading.outline.index(1)
    page.reading.outline_list.setCurrentIndex(second)
    title = str(second.data()).rpartition(" (")[0]
    assert says(page.reading, title)


def test_searching_lists_the_questions_that_fit(qtbot: QtBot, stage_at: At) -> None:
    page = shown(qtbot, stage_at("draft")).page
    type_into(page.reading.search, "t05")
    press(page.reading.search, "Return")
    assert any(text.startswith("T05") for text in outline(page))
    assert says(page.reading, "T05  ")
    type_into(page.reading.search, "xyzzy")
    press(page.reading.search, "Return")
    assert says(page.reading, "No question fits")


def test_every_rule_of_the_shipped_questionnaires_can_be_said() -> None:
    for questionnaire in shipped_questionnaires():
        for question in questionnaire.questions:
            assert asked_when(questionnaire, question).endswith(".")
            assert "${" not in asked_when(questionnaire, question)
            for flag in question.flags:
                words = rule_in_words(questionnaire, flag.when)
                assert words
                assert "${" not in words
