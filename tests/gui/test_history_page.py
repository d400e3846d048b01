"""The history, used as a person does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ddworkbook.gui import place
from ddworkbook.gui.history.history_model import PAGE_LINES, HistoryFilter, HistoryModel
from ddworkbook.gui.history.subjects import place_of
from ddworkbook.gui.pages.history_page import HistoryColumn, HistoryPage
from ddworkbook.gui.place import Place
from ddworkbook.gui.tables.column import Column
from ddworkbook.usecases.history_views import HistoryLine
from tests.builders.stage import Stage
from tests.gui.driving import button, choose, click, press, says, type_into
from tests.gui.page_desk import PageDesk

At = Callable[[str], Stage]
TOP = QModelIndex()


def shown(qtbot: QtBot, stage: Stage) -> PageDesk[HistoryPage]:
    return PageDesk(qtbot, HistoryPage, place.HISTORY, stage.session)


def sentences(page: HistoryPage) -> list[str]:
    model = page.model
    return [str(model.index(row, HistoryColumn.WHAT).data()) for row in range(model.rowCount())]


def test_the_newest_change_stands_first(qtbot: QtBot, stage_at: At) -> None:
    page = shown(qtbot, stage_at("draft")).page
    assert "Workbook created: Partners 2026" in sentences(page)[-1]
    assert page.model.index(0, HistoryColumn.ABOUT).data() == (
        "Kamiro Highlands Research Trust – Partner due diligence"
    )


def test_text_and_person_narrow_the_history(qtbot: QtBot, stage_at: At) -> None:
    page = shown(qtbot, stage_at("submitted")).page
    everything = page.model.rowCount()
    type_into(page.search, "KAMIRO")
    press(page.search, "Return")
    assert 0 < page.model.rowCount() < everything
    assert all("Kamiro" in sentence for sentence in sentences(page))
    page.search.clear()
    choose(page.people, "Ines Calloway")
    who = {page.model.index(row, HistoryColumn.WHO).data() for row in range(page.model.rowCount())}
    assert who == {"Ines Calloway"}
    type_into(page.search, "no such words")
    press(page.search, "Return")
    assert says(page, "Nothing in the history fits.")


def test_enter_opens_what_a_line_is_about(qtbot: QtBot, stage_at: At) -> None:
    stage = stage_at("answered")
    on = shown(qtbot, stage)
    type_into(on.page.search, "C01")
    press(on.page.search, "Return")
    on.page.table.setFocus()
    on.page.table.setCurrentIndex(on.page.model.index(0, 0))
    press(on.page.table, "Return")
    assert on.places[0].page == place.ASSESSMENTS
    assert on.places[0].subject == stage.assessment


def test_the_history_of_one_subject_leads_back_to_everything(qtbot: QtBot, stage_at: At) -> None:
    stage = stage_at("draft")
    page = shown(qtbot, stage).page
    everything = page.model.rowCount()
    assert not page.all_button.isVisible()
    page.go_to(Place(place.HISTORY, stage.partner))
    assert page.model.rowCount() == 1
    click(button(page, "Show everything"))
    assert page.model.rowCount() == everything


def test_the_head_is_shown_in_groups_and_copied_whole(qtbot: QtBot, stage_at: At) -> None:
    stage = stage_at("draft")
    on = shown(qtbot, stage)
    head = stage.session.workbook.head()
    assert on.page.head.digits().replace(" ", "") == head
    assert len(on.page.head.digits().split()) == 8
    click(on.page.head.copy_button)
    assert QGuiApplication.clipboard().text() == head
    assert on.notices == ["The head is in the clipboard."]


def line(number: int, actor: str = "a", kind: str = "answer.given") -> HistoryLine:
    return HistoryLine(
        f"e{number}", "2027-03-01T10:00:00+01:00", actor, "Ada", "s", kind, "C01", f"line {number}"
    )


def model_of(count: int) -> HistoryModel:
    lines = [line(number, "b" if number == count - 1 else "a") for number in range(count)]

    def read(before: str, limit: int) -> Sequence[HistoryLine]:
        start = int(before[1:]) + 1 if before else 0
        return lines[start : start + limit]

    return HistoryModel((Column("What", lambda one: one.sentence),), read)


def test_older_lines_are_read_as_one_scrolls_down(qtmodeltester: ModelTester) -> None:
    model = model_of(2 * PAGE_LINES + 3)
    model.begin(HistoryFilter())
    assert model.rowCount() == PAGE_LINES
    qtmodeltester.check(model)
    while model.canFetchMore(TOP):
        model.fetchMore(TOP)
    assert model.rowCount() == 2 * PAGE_LINES + 3
    assert model.is_done()


def test_a_filter_reads_on_until_it_finds_something(qtbot: QtBot) -> None:
    model = model_of(3 * PAGE_LINES)
    model.begin(HistoryFilter(person="b"))
    assert model.rowCount() == 1
    model.begin(HistoryFilter(text="nothing"))
    assert model.rowCount() == 0
    assert model.is_done()


def test_only_what_has_a_page_is_opened() -> None:
    assert place_of(line(1, kind="workbook.created")) is None
    assert place_of(line(1, kind="partner.added")) == Place(place.PARTNERS, "s")
    assert place_of(line(1, kind="project.changed")) == Place(place.PROJECTS, "s")
    assert place_of(line(1)) == Place(place.ASSESSMENTS, "s", "C01")
