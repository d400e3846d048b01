"""The first page, used as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ddworkbook.core.severity import Severity
from ddworkbook.gui import place
from ddworkbook.gui.home.rating_bars import RatingBars, in_words, severities_of
from ddworkbook.gui.pages.home_page import HomePage
from ddworkbook.gui.place import Place
from ddworkbook.gui.widgets.link_line import LinkLine
from ddworkbook.usecases.home import RatingCount
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.reviewing import request_changes, submit
from ddworkbook.usecases.session import changed
from tests.builders.stage import Stage
from tests.builders.work import Desk, answered_due_diligence, desk_in, partner_draft
from tests.gui.driving import button, click, press, says
from tests.gui.page_desk import PageDesk, with_directory

At = Callable[[str], Stage]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_in(tmp_path)
    yield made
    made.session.workbook.close()


def shown(qtbot: QtBot, session: object) -> PageDesk[HomePage]:
    return PageDesk(qtbot, HomePage, place.HOME, session)  # type: ignore[arg-type]


def lines(page: HomePage) -> list[LinkLine]:
    return [one for one in page.findChildren(LinkLine) if one.isVisible()]


def test_a_new_workbook_begins_with_the_first_step(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk.session)
    steps = on.page.first_steps
    assert steps.isVisible()
    assert not steps.triage_button.isEnabled()
    assert steps.triage_button.toolTip() == "Add a partner first."
    assert on.page.focusWidget() is steps.partner_button
    press(steps.partner_button, "Return")
    assert on.places == [Place(place.PARTNERS, "", "add")]


def test_a_directory_is_offered_until_there_is_one(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk.session)
    assert on.page.first_steps.aside.isVisible()
    with_directory(desk.session)
    on.bridge.announce(changed("directory"))
    assert not on.page.first_steps.aside.isVisible()


def test_with_a_partner_the_triage_comes_next(qtbot: QtBot, desk: Desk) -> None:
    on = shown(qtbot, desk.session)
    change = add_partner(desk.session, partner_draft())
    on.bridge.announce(change)
    click(on.page.first_steps.triage_button)
    assert on.places == [Place(place.ASSESSMENTS, "", f"start:{change.made}:triage")]


def test_with_many_partners_one_chooses_first(qtbot: QtBot, desk: Desk) -> None:
    for name in ("Alpha", "Beta"):
        add_partner(desk.session, partner_draft(name))
    on = shown(qtbot, desk.session)
    click(on.page.first_steps.triage_button)
    assert on.places == [Place(place.PARTNERS)]


def test_a_draft_leads_to_its_assessment(qtbot: QtBot, stage_at: At) -> None:
    stage = stage_at("draft")
    on = shown(qtbot, stage.session)
    assert says(on.page, "Drafts (1)")
    (line,) = lines(on.page)
    press(line, "Return")
    assert on.places == [Place(place.ASSESSMENTS, stage.assessment)]


def test_red_flags_lead_to_their_question(qtbot: QtBot, stage_at: At) -> None:
    stage = stage_at("flagged")
    on = shown(qtbot, stage.session)
    assert any(title.startswith("Open red flags (") for title in titles(on.page))
    flags = [line for line in lines(on.page) if "Rating: Stop" in line.accessibleName()]
    click(flags[0])
    assert on.places[0].subject == stage.assessment
    assert on.places[0].part


def titles(page: HomePage) -> list[str]:
    return [card.accessibleName() for card in page.cards.widget().children() if card.isWidgetType()]  # type: ignore[attr-defined]


def test_what_waits_for_review_is_for_the_reviewer(qtbot: QtBot, stage_at: At) -> None:
    stage = stage_at("submitted")
    on = shown(qtbot, stage.session)
    assert says(on.page, "For you to review (1)")
    stage.work_as(stage.preparer)
    on.page.refresh()
    assert not says(on.page, "For you to review")


def test_what_was_returned_is_for_the_preparer(qtbot: QtBot, desk: Desk) -> None:
    assessment = answered_due_diligence(desk)
    submit(desk.as_preparer(), assessment)
    request_changes(desk.as_reviewer(), assessment, "Please look at C01 again.")
    on = shown(qtbot, desk.as_preparer())
    assert says(on.page, "Returned to you (1)")


def test_when_nothing_waits_the_page_says_so(qtbot: QtBot, stage_at: At) -> None:
    on = shown(qtbot, stage_at("signed").session)
    assert says(on.page, "Nothing needs you today.")


def test_ratings_are_bars_and_a_table(qtbot: QtBot, stage_at: At) -> None:
    on = shown(qtbot, stage_at("flagged").session)
    card = on.page.ratings
    assert card.bars.isVisible()
    assert card.bars.accessibleDescription().startswith("Kenya: 1 Stop")
    click(card.table_button)
    assert not card.bars.isVisible()
    assert card.model.index(0, 0).data() == "Kenya"
    assert card.model.index(0, 1).data() == "1"
    click(card.questionnaire_button)
    assert card.model.index(0, 0).data() == "Partner due diligence"


def test_a_backup_is_asked_of_the_window(qtbot: QtBot, stage_at: At) -> None:
    on = shown(qtbot, stage_at("draft").session)
    assert "No backup was made" in on.page.backup.words()
    click(button(on.page, "Back up…"))
    assert on.commands == ["backup"]


def test_add_partner_is_one_click_away(qtbot: QtBot, stage_at: At) -> None:
    on = shown(qtbot, stage_at("draft").session)
    click(on.page.add_button)
    assert on.places == [Place(place.PARTNERS, "", "add")]


BARS = (
    RatingCount("Kenya", ((Severity.NONE, 2), (Severity.RED, 1))),
    RatingCount("Peru", ((Severity.AMBER_MINOR, 1),)),
)


def test_a_bar_says_the_worst_first() -> None:
    assert in_words(BARS[0]) == "Kenya: 1 Red, 2 No flag"
    assert severities_of(BARS) == (Severity.RED, Severity.AMBER_MINOR, Severity.NONE)


def test_bars_are_as_high_as_there_are_labels(qtbot: QtBot) -> None:
    bars = RatingBars("Ratings")
    qtbot.addWidget(bars)
    bars.set_bars(BARS[:1])
    one = bars.sizeHint().height()
    bars.set_bars(BARS)
    assert bars.sizeHint().height() == 2 * one
    bars.resize(300, bars.sizeHint().height())
    assert not bars.grab().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_line_can_be_opened_from_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    line = LinkLine("Alpha", "Kenya")
    qtbot.addWidget(line)
    assert line.accessibleName() == "Alpha, Kenya"
    with qtbot.waitSignal(line.clicked):
        qtbot.keyClick(line, key)
