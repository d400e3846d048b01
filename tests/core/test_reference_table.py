"""Reference tables: versions side by side, what is wrong with one, and its canonical document."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.reference_reading import MAX_PROBLEMS, check_table, from_document, read_table
from ddworkbook.core.reference_table import (
    CellType,
    ReferenceTable,
    Standing,
    find_row,
    rows_where,
    source_title,
    table_valid_on,
    to_document,
)
from tests.builders.reference_tables import a_reference_table

A_TREE: dict[str, Any] = {
    "name": "areas",
    "title": "Areas",
    "as_at": "2026-05-01",
    "source": "A page",
    "licence": "CC0-1.0",
    "columns": [
        {"code": "area", "label": "Area", "type": "code", "key": True},
        {"code": "country", "type": "country"},
        {"code": "limit", "type": "number"},
        {"code": "since", "type": "date"},
        {"code": "open", "type": "truth"},
        {"code": "also", "type": "texts"},
        {"code": "source", "type": "text"},
    ],
    "rows": [{"area": "water", "country": "KE", "limit": 2.5, "open": False, "source": "A"}],
    "sources": {"A": {"title": "The page", "dated": "2026"}},
}


def table(valid_from: str = "", valid_to: str = "", as_at: str = "2026-01-01", **facts: Any) -> Any:
    return a_reference_table(
        {"code": CellType.CODE},
        [{"code": "a"}],
        valid_from=valid_from,
        valid_to=valid_to,
        as_at=as_at,
        **facts,
    )


def test_the_version_that_became_valid_last_counts() -> None:
    old, new = table("2022-01-04"), table("2026-12-01")
    assert table_valid_on([new, old], "invented", date(2026, 11, 30)) is old
    assert table_valid_on([new, old], "invented", date(2026, 12, 1)) is new
    assert table_valid_on([new, old], "invented", date(2021, 1, 1)) is None
    assert table_valid_on([new, old], "other", date(2026, 12, 1)) is None


def test_a_version_counts_to_its_last_day() -> None:
    assert table("2026-01-01", "2026-01-31").is_valid_on(date(2026, 1, 31))
    assert not table("2026-01-01", "2026-01-31").is_valid_on(date(2026, 2, 1))


def test_of_equals_the_one_that_was_checked_or_stands_last_counts() -> None:
    first, second = table(title="First"), table(title="Second")
    later = table(as_at="2026-02-01")
    assert table_valid_on([later, first, second], "invented", date(2026, 3, 1)) is later
    assert table_valid_on([first, second], "invented", date(2026, 3, 1)) is second


@pytest.mark.parametrize("standing", [Standing.DECIDED, Standing.FORM])
def test_what_is_only_decided_or_a_form_never_counts(standing: Standing) -> None:
    assert not table(standing=standing).is_valid_on(date(2030, 1, 1))


def test_a_sound_table_is_read_and_looked_up() -> None:
    found, problems = read_table(A_TREE)
    assert problems == ()
    assert found is not None
    row = find_row(found, "water")
    assert row is not None and row["open"] is False
    assert rows_where(found, "country", "KE") == (row,)
    assert source_title(found, row) == "The page"
    assert find_row(found, "fire") is None


def test_the_version_is_that_of_the_content() -> None:
    found = from_document(A_TREE)
    assert from_document(to_document(found)) == found
    assert from_document({**A_TREE, "title": "Other"}).version != found.version
    assert from_document({**A_TREE, "note": ""}).version == found.version


def test_all_problems_are_told_at_once() -> None:
    tree = {
        **A_TREE,
        "name": "No good",
        "as_at": "yesterday",
        "licence": "",
        "valid_from": "2026-02-01",
        "valid_to": "2026-01-01",
        "colour": "red",
        "standing": "maybe",
        "rows": [
            {"area": "two words", "country": "Kenya", "limit": "many", "since": "2026-02-30"},
            {"open": "perhaps", "also": "one", "size": 3},
            {"area": "a", "source": "B"},
            {"area": "a"},
            "no row",
        ],
    }
    assert [(problem.code, problem.where) for problem in check_table(tree)] == [
        ("unknown-key", "colour"),
        ("not-a-date", "as_at"),
        ("missing", "licence"),
        ("bad-validity", "valid_to"),
        ("bad-name", "name"),
        ("unknown-word", "standing"),
        ("bad-cell", "row 1, area"),
        ("bad-cell", "row 1, country"),
        ("bad-cell", "row 1, limit"),
        ("bad-cell", "row 1, since"),
        ("unknown-column", "row 2"),
        ("missing", "row 2, area"),
        ("bad-cell", "row 2, open"),
        ("bad-cell", "row 2, also"),
        ("unknown-source", "row 3, source"),
        ("not-a-row", "row 5"),
        ("duplicate-row", "row 4"),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"columns": []}, "no-columns"),
        ({"columns": [{"label": "x"}]}, "bad-column"),
        ({"columns": [{"code": "a", "type": ["x"]}]}, "unknown-type"),
        ({"columns": [{"code": "a", "words": "x"}]}, "not-texts"),
        ({"columns": [{"code": "a"}, {"code": "a"}]}, "duplicate-column"),
        ({"rows": "x"}, "no-rows"),
        ({"sources": []}, "not-sources"),
        ({"sources": {"A": {}}}, "no-title"),
        ({"title": 7}, "not-text"),
        ({"title": "\ud800"}, "not-text"),
        ({"standing": []}, "unknown-word"),
    ],
)
def test_a_fault_of_the_whole_is_named(change: dict[str, Any], code: str) -> None:
    assert code in {problem.code for problem in check_table({**A_TREE, **change})}


def test_a_file_of_the_wrong_kind_does_not_list_every_cell() -> None:
    tree = {**A_TREE, "rows": [{"area": "two words"}] * (MAX_PROBLEMS * 3)}
    problems = check_table(tree)
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code == "more-problems"


def test_what_is_no_table_at_all_is_refused() -> None:
    assert [problem.code for problem in check_table(["x"])] == ["not-a-table"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


@given(key=st.sampled_from([*A_TREE, "standing", "valid_from", "note"]), value=JSON)
def test_a_table_is_sound_or_its_problems_are_told(key: str, value: object) -> None:
    found, problems = read_table({**A_TREE, key: value})  # type: ignore[dict-item]
    assert (found is None) == bool(problems)
    if found is not None:
        assert from_document(to_document(found)).version == found.version


@given(
    st.lists(
        st.fixed_dictionaries(
            {"area": st.from_regex(r"[a-z]{1,4}", fullmatch=True)},
            optional={
                "limit": st.integers(-9, 9) | st.floats(allow_nan=False, allow_infinity=False),
                "open": st.booleans(),
                "also": st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4)),
            },
        ),
        unique_by=lambda row: row["area"],
        max_size=5,
    )
)
def test_any_sound_rows_come_back_from_their_document(rows: list[dict[str, Any]]) -> None:
    found, problems = read_table({**A_TREE, "rows": rows})
    assert problems == ()
    assert isinstance(found, ReferenceTable)
    assert from_document(to_document(found)) == found
