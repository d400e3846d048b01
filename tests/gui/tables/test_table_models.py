from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ddworkbook.core.severity import Severity
from ddworkbook.gui.tables.column import Column
from ddworkbook.gui.tables.lazy_model import KEPT_PAGES, PAGE_ROWS, LazyModel
from ddworkbook.gui.tables.lines_model import LinesModel
from ddworkbook.gui.tables.rows_model import RowsModel
from ddworkbook.gui.tables.table_model import RATING_ROLE, ROW_ROLE
from ddworkbook.gui.tables.table_view import TableView


@dataclass(frozen=True)
class Line:
    name: str
    count: int = 0
    rating: Severity | None = None


COLUMNS = (
    Column[Line]("Name", lambda row: row.name, order="name"),
    Column[Line]("Count", lambda row: str(row.count), key=lambda row: row.count, number=True),
    Column[Line](
        "Rating",
        lambda row: row.rating.word if row.rating else "",
        rating=lambda row: row.rating,
    ),
)
LINES = (Line("Żuraw", 9), Line("ardea", 10, Severity.RED), Line("Éclair", 2))


def shown(model: RowsModel[Line]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_model_of_rows_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = RowsModel(COLUMNS)
    qtmodeltester.check(model)
    model.set_rows(LINES)
    model.sort(1)
    model.set_rows(LINES[:1])


def test_rows_are_sorted_as_people_read_them(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows(LINES)
    model.sort(0)
    assert shown(model) == ["ardea", "Éclair", "Żuraw"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["ardea", "Żuraw", "Éclair"]


def test_new_rows_come_in_the_order_that_was_asked_for(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.sort(1)
    model.set_rows(LINES)
    assert shown(model) == ["Éclair", "Żuraw", "ardea"]


def test_a_cell_gives_text_rating_and_row(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows(LINES)
    cell = model.index(1, 2)
    assert cell.data() == "Red"
    assert cell.data(RATING_ROLE) == Severity.RED
    assert cell.data(ROW_ROLE) == LINES[1]
    assert model.index(0, 2).data(RATING_ROLE) is None


def test_text_of_people_stays_text_in_cells_and_tool_tips(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([Line("<b>&amp;\x00\nend")])
    assert "\x00" not in str(model.index(0, 0).data())
    tip = str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in tip


@pytest.fixture
def reads() -> list[int]:
    return []


def lazy(reads: list[int], count: int) -> LazyModel[Line]:
    def fetch(ids: Sequence[str]) -> Sequence[Line]:
        reads.append(len(ids))
        return [Line(id_) for id_ in ids]

    model = LazyModel(COLUMNS, fetch)
    model.set_ids([f"n{number:06}" for number in range(count)])
    return model


def test_a_lazy_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, reads: list[int]) -> None:
    model = lazy(reads, 300)
    qtmodeltester.check(model)
    model.set_ids(["a", "b"])


def test_of_a_hundred_thousand_rows_only_those_on_the_screen_are_read(
    qtbot: QtBot, reads: list[int]
) -> None:
    model = lazy(reads, 100_000)
    table = TableView("Many")
    qtbot.addWidget(table)
    table.show_model(model)
    table.resize(600, 400)
    table.show()
    table.scrollToBottom()
    table.grab()
    assert model.index(99_999, 0).data() == "n099999"
    assert sum(reads) <= 4 * PAGE_ROWS


def test_pages_that_were_seen_are_kept_up_to_a_limit(qtbot: QtBot, reads: list[int]) -> None:
    model = lazy(reads, PAGE_ROWS * (KEPT_PAGES + 2))
    for _ in range(2):
        assert model.index(5, 0).data() == "n000005"
    assert len(reads) == 1
    for page in range(1, KEPT_PAGES + 2):
        model.index(page * PAGE_ROWS, 0).data()
    model.index(5, 0).data()
    assert len(reads) == KEPT_PAGES + 3


def test_a_lazy_model_asks_for_another_order(qtbot: QtBot, reads: list[int]) -> None:
    model = lazy(reads, 3)
    with qtbot.waitSignal(model.order_requested) as asked:
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["name", True]
    with qtbot.assertNotEmitted(model.order_requested):
        model.sort(1)


def test_a_lazy_model_knows_its_ids(qtbot: QtBot, reads: list[int]) -> None:
    model = lazy(reads, 3)
    assert model.id_at(1) == "n000001"
    assert model.id_at(9) == ""
    assert model.place_of("n000002") == 2
    assert model.place_of("gone") == -1


def test_enter_and_double_click_open_a_row(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows(LINES)
    table = TableView("Birds")
    qtbot.addWidget(table)
    table.show_model(model)
    table.show()
    table.setCurrentIndex(model.index(2, 0))
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [LINES[2]]
    place = table.visualRect(model.index(0, 0)).center()
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [LINES[0]]


def test_enter_without_a_row_opens_nothing(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    table = TableView("Birds")
    qtbot.addWidget(table)
    table.show_model(model)
    with qtbot.assertNotEmitted(table.row_opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.current_row() is None


def test_a_list_of_lines_gives_keys(qtmodeltester: ModelTester) -> None:
    model = LinesModel()
    model.set_lines([("a", "First\nsecond line"), ("b", "Other")])
    qtmodeltester.check(model)
    assert model.index(1).data(ROW_ROLE) == "b"
    assert model.place_of("b") == 1
    assert model.place_of("c") == -1
    assert model.index(0).data() == "First\nsecond line"
    assert model.rowCount(QModelIndex()) == 2
