"""A questionnaire is tried without storing anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.core.severity import Severity
from ddworkbook.gui import place
from ddworkbook.gui.pages.questionnaires_page import QuestionnairesPage
from ddworkbook.gui.place import Place
from ddworkbook.gui.questionnaires.try_view import TryView
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.usecases.assessments import list_assessments
from tests.builders.stage import Stage
from tests.gui.driving import button, choose, click, says, type_into
from tests.gui.page_desk import PageDesk
from tests.gui.test_pages_have_names import unnamed

At = Callable[[str], Stage]
Desk = PageDesk[QuestionnairesPage]


@pytest.fixture
def desk(qtbot: QtBot, stage_at: At) -> Desk:
    made: Desk = PageDesk(
        qtbot, QuestionnairesPage, place.QUESTIONNAIRES, stage_at("draft").session
    )
    made.page.go_to(Place(place.QUESTIONNAIRES, "", "C08"))
    click(button(made.page, "Try it"))
    return made


def show(view: TryView, number: int) -> None:
    """Show a section by its number and wait until its cards are on the screen."""
    view.show_section(view.walk.sections[number].code)
    QApplication.processEvents()


def test_answers_flag_at_once_and_nothing_is_stored(desk: Desk) -> None:
    view = desk.page.try_out
    assert says(view, "Nothing that you answer here is stored.")
    head = desk.session.workbook.head()
    show(view, 2)
    card = next(one for one in view.cards.values() if one.question.flags and one.editor.isVisible())
    click(button(card, "No"))
    assert view.walk.answered == 1
    assert view.rating.severity() is not Severity.NONE
    QApplication.processEvents()
    assert any(badge.isVisible() for badge in card.findChildren(RatingBadge))
    assert desk.session.workbook.head() == head
    assert unnamed(desk.page) == []
    click(view.again)
    assert view.walk.answered == 0
    assert view.rating.severity() is Severity.NONE


def test_a_question_that_is_not_asked_says_why(desk: Desk) -> None:
    view = desk.page.try_out
    choose(view.depths, "Record only")
    view.depths.activated.emit(0)
    show(view, 2)
    hidden = [one for one in view.cards.values() if not one.editor.isVisible()]
    assert hidden
    assert all(one.why.text() for one in hidden)


def test_what_the_triage_would_say_changes_what_is_asked(desk: Desk) -> None:
    view = desk.page.try_out
    before = view.walk.asked
    editor = view.facts.editors["T03"]
    editor.edited.emit(["we-pay-them"])
    assert view.walk.asked > before
    editor.edited.emit(None)
    assert view.walk.asked == before


def test_a_wrong_answer_says_why(desk: Desk) -> None:
    view = desk.page.try_out
    code = next(
        question.code
        for question in view.trial.questionnaire.questions
        if question.type.value == "integer"
    )
    section = next(
        one.code
        for one in view.trial.questionnaire.sections
        if any(question.code == code for question in one.questions)
    )
    view.show_section(section)
    view.cards[code].answered.emit(code, "many", "")
    assert view.cards[code].problem.text()
    assert view.walk.answered == 0


def test_not_applicable_takes_its_reason(desk: Desk) -> None:
    view = desk.page.try_out
    show(view, 2)
    card = next(one for one in view.cards.values() if one.comment.isVisible())
    click(button(card, "Not applicable"))
    assert "without a reason" in card.problem.text()
    type_into(card.comment, "They have no staff.")
    card.comment.editingFinished.emit()
    assert not card.problem.isVisible()


def test_going_back_leads_to_the_list(desk: Desk) -> None:
    count = len(list_assessments(desk.session))
    click(button(desk.page, "Questionnaires"))
    assert desk.page.edition_list.isVisible()
    assert len(list_assessments(desk.session)) == count
