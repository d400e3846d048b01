"""All actions in one list: what is overdue stands in front."""

from __future__ import annotations

import pytest

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.action_dialog import ActionDialog
from ddworkbook.gui.dialogs.reason_dialog import ReasonDialog
from ddworkbook.gui.pages.actions_page import ActionsPage
from ddworkbook.gui.place import ASSESSMENTS, Place
from ddworkbook.usecases.actions import add_action, close_action, list_actions
from tests.gui.driving import answering, button, choose, click, ok, press, says, type_into


@pytest.fixture
def page_of(qtbot, stage_at):
    kept = []

    def make(what, *texts):
        stage = stage_at(what)
        for text, due in texts:
            add_action(stage.session, stage.assessment, text, question="C01", due_on=due)
        bridge = Bridge(stage.session.world)
        bridge.use(stage.session)
        page = ActionsPage(bridge)
        qtbot.addWidget(page)
        page.resize(1176, 700)
        page.show()
        kept.append((page, bridge))
        return page, stage

    yield make


def shown(page):
    return [row.action.text for row in page.model.rows()]


def cell(page, row, column):
    return page.model.index(row, column).data()


LATER, LATE, NEVER = ("Later", "2027-05-01"), ("Late", "2026-10-01"), ("Some day", "")


def test_what_is_overdue_stands_in_front_with_word_and_icon(page_of):
    page, _stage = page_of("answered", LATER, NEVER, LATE)
    assert shown(page) == ["Late", "Later", "Some day"]
    status = page.model.columnCount() - 1
    assert [cell(page, row, status) for row in range(3)] == ["Overdue", "Open", "Open"]
    assert cell(page, 2, status - 1) == "–"


def test_without_actions_it_says_what_to_do_and_leads_there(page_of, qtbot):
    page, _stage = page_of("answered")
    assert says(page, "Flags suggest actions")
    with qtbot.waitSignal(page.place_requested) as asked:
        click(button(page.frame.empty, "Go to the assessments"))
    assert asked.args == [Place(ASSESSMENTS)]


def test_an_action_is_done_with_a_note_and_opened_again(page_of):
    page, stage = page_of("answered", LATE)

    def say(dialog):
        assert "Late" in dialog.ui.introLabel.text()
        type_into(dialog.ui.reasonEdit, "Read on 3 November.")
        ok(dialog)

    with answering(ReasonDialog, say):
        click(page.done_button)
    assert shown(page) == []
    assert says(page, "Nothing fits")
    choose(page.frame.filter, "All actions")
    assert shown(page) == ["Late"]
    (row,) = list_actions(stage.session, open_only=False)
    assert row.action.closing_note == "Read on 3 November."
    assert not page.done_button.isEnabled()
    assert "done already" in page.done_button.toolTip()
    click(page.reopen_button)
    assert list_actions(stage.session)[0].action.status == "open"


def test_an_action_is_added_to_a_draft_by_typing(page_of):
    page, stage = page_of("answered")

    def fill(dialog):
        assert dialog.ui.assessmentCombo.currentText() == stage.page().title
        type_into(dialog.ui.whatEdit, "Ask for the letter.")
        type_into(dialog.ui.dueEdit, "2027-01-31")
        ok(dialog)

    with answering(ActionDialog, fill):
        click(page.add_button)
    assert shown(page) == ["Ask for the letter."]


def test_without_a_draft_no_action_can_be_added_and_it_says_why(page_of):
    page, _stage = page_of("signed")
    assert not page.add_button.isEnabled()
    assert "no draft" in page.add_button.toolTip()


def test_a_change_that_is_refused_stays_in_the_dialog(page_of):
    page, stage = page_of("answered", LATE)

    def change(dialog):
        type_into(dialog.ui.dueEdit, "soon")
        ok(dialog)
        assert "not a date" in dialog.ui.problemLabel.text()
        type_into(dialog.ui.dueEdit, "2026-12-24")
        type_into(dialog.ui.ownerEdit, "Ines")
        ok(dialog)

    with answering(ActionDialog, change):
        click(page.change_button)
    (row,) = list_actions(stage.session)
    assert (row.action.owner, row.action.due_on, row.overdue) == ("Ines", "2026-12-24", False)


def test_enter_opens_the_assessment_at_the_question(page_of, qtbot):
    page, stage = page_of("answered", LATE)
    with qtbot.waitSignal(page.place_requested) as asked:
        press(page.table, "Return")
    assert asked.args == [Place(ASSESSMENTS, stage.assessment, "C01")]


def test_searching_narrows_the_list(page_of):
    page, _stage = page_of("answered", LATER, LATE)
    type_into(page.search, "later")
    press(page.search, "Return")
    assert shown(page) == ["Later"]
    assert page.frame.count.text() == "1 found"


def test_going_to_a_done_action_shows_it(page_of):
    page, stage = page_of("answered", LATER, LATE)
    late = list_actions(stage.session)[0].action.id
    close_action(stage.session, late, "Done.")
    page.go_to(Place("actions", late))
    assert page.current().action.id == late


def test_text_from_people_stays_text(page_of):
    page, _stage = page_of("answered", ("=HYPERLINK(1) <b>x</b>", ""))
    assert cell(page, 0, 0) == "=HYPERLINK(1) <b>x</b>"
