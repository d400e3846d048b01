"""Reference tables in files: the cells of CSV and XLSX, and what is refused with a sentence."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from ddworkbook.core.errors import InputRefused
from ddworkbook.core.reference_import import grid_of, name_in, tree_of_grid
from ddworkbook.core.reference_reading import from_document
from ddworkbook.core.reference_table import CellType, to_document
from ddworkbook.formats.reference_file import MAX_BYTES, csv_of, read_grid, read_yaml_file, yaml_of
from ddworkbook.usecases.reference_shipped import shipped_tables
from tests.builders.reference_tables import a_reference_table


def an_xlsx(folder: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "table.xlsx"
    book.save(path)
    return path


def test_a_sheet_is_read_with_its_head_numbers_and_dates(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["# name", "invented"],
        ["# as_at", datetime.date(2026, 2, 1)],
        ["code", "limit", "since", "open"],
        ["a", 2.5, datetime.datetime(2026, 3, 4), True],
        [],
        ["b", 7],
    ]
    grid = read_grid(an_xlsx(tmp_path, rows))
    columns = {
        "code": CellType.CODE,
        "limit": CellType.NUMBER,
        "since": CellType.DATE,
        "open": CellType.TRUTH,
    }
    tree, problems = tree_of_grid(grid, {}, a_reference_table(columns, []))
    assert problems == ()
    assert (name_in(grid), tree["as_at"]) == ("invented", "2026-02-01")
    assert tree["rows"] == [
        {"code": "a", "limit": 2.5, "since": "2026-03-04", "open": True},
        {"code": "b", "limit": 7, "since": None, "open": None},
    ]


def test_formulas_are_refused_with_their_cells(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path, [["code"], ["=1+1"]])
    with pytest.raises(InputRefused, match="formulas") as refused:
        read_grid(path)
    assert "A2" in refused.value.problems[0].where


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_may_be_parted_in_three_ways(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'\ufeff# name: x\ncode{mark}label\na{mark}"one, two; three"\n', "utf-8")
    assert read_grid(path) == [["# name: x"], ["code", "label"], ["a", "one, two; three"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\0\n", "not a text file"),
        (b'a,b\n"open', "not sound CSV"),
        (b"\xff\xfea", "not UTF-8"),
        (b"a" * (MAX_BYTES + 1), "larger than 8 MB"),
    ],
)
def test_a_file_that_is_no_csv_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(InputRefused, match=said):
        read_grid(tmp_path / "a.csv")


def test_cells_that_look_like_formulas_are_written_as_text(tmp_path: Path) -> None:
    columns = {"code": CellType.TEXT, "also": CellType.TEXTS}
    table = a_reference_table(columns, [{"code": "=1+1", "also": ["@a", "b"]}])
    path = tmp_path / "a.csv"
    path.write_text(csv_of(table), "utf-8")
    assert "\n=" not in path.read_text("utf-8")
    tree, problems = tree_of_grid(read_grid(path), {}, table)
    assert problems == ()
    assert from_document(tree) == table


def test_every_shipped_table_is_the_same_after_yaml(tmp_path: Path) -> None:
    for table in shipped_tables():
        path = tmp_path / "a.yaml"
        path.write_text(yaml_of(table), "utf-8")
        tree, problems = read_yaml_file(path)
        assert problems == ()
        assert from_document(tree) == table


def test_every_shipped_table_is_the_same_after_cells_but_for_its_list_of_sources() -> None:
    for table in shipped_tables():
        tree, problems = tree_of_grid(grid_of(table), {}, table)
        assert problems == ()
        again = to_document(from_document({**tree, "sources": to_document(table).get("sources")}))
        assert again == to_document(table)


def test_a_table_that_nobody_knows_takes_its_columns_from_the_file() -> None:
    head = {"name": "ours", "as_at": "2026-01-01", "source": "us", "licence": "own", "title": "T"}
    tree, problems = tree_of_grid([["Área 1", "2nd"], ["x", "y"]], head, None)
    assert problems == ()
    table = from_document(tree)
    assert [(column.code, column.label) for column in table.columns] == [
        ("area_1", "Área 1"),
        ("c_2nd", "2nd"),
    ]
    assert table.rows == ({"area_1": "x", "c_2nd": "y"},)
