"""What the tables mean that rules decide with, and what keeps them from being used."""

from __future__ import annotations

from typing import Any

import pytest

from ddworkbook.core.reference_meaning import (
    band_of,
    ladder,
    meaning_problems,
    policy_numbers,
    review_months,
    scores,
    with_country_codes,
)
from ddworkbook.core.reference_table import CellType, ReferenceTable
from ddworkbook.core.severity import Severity
from ddworkbook.usecases.reference_shipped import shipped_versions
from tests.builders.reference_tables import a_reference_table, some_countries

RATINGS = [rating.value for rating in Severity]


def made(name: str, rows: list[dict[str, object]], **facts: Any) -> ReferenceTable:
    columns = {code: CellType.TEXT for row in rows for code in row}
    return a_reference_table(columns or {"code": CellType.TEXT}, rows, name=name, **facts)


def codes(table: ReferenceTable) -> list[str]:
    return [problem.code for problem in meaning_problems(table)]


def test_policy_lines_are_numbers_by_code() -> None:
    assert policy_numbers(made("policy-lines", [{"code": "policy_a", "value": 3}])) == {
        "policy_a": 3
    }
    assert codes(made("policy-lines", [{"code": "a", "value": 3}])) == ["bad-code"]


def test_a_ladder_keeps_the_order_of_its_signatures() -> None:
    rows: list[dict[str, object]] = [
        {"rating": "red", "meaning": "prepared", "rank": "Anyone"},
        {"rating": "red", "meaning": "approved", "rank": "Panel"},
        {"rating": "stop", "reason": "Not before the licence."},
    ]
    rungs = ladder(made("sign-off-ladder", rows))
    assert [signer.rank for signer in rungs[Severity.RED].signers] == ["Anyone", "Panel"]
    assert rungs[Severity.STOP].reason == "Not before the licence."


def test_a_ladder_without_a_rating_a_rank_or_an_approver_is_refused() -> None:
    rows: list[dict[str, object]] = [
        {"rating": "none", "meaning": "prepared", "rank": "Anyone"},
        {"rating": "red", "meaning": "approved"},
        {"rating": "stop"},
    ]
    assert codes(made("sign-off-ladder", rows)) == [
        "missing-rating",
        "missing-rating",
        "no-rank",
        "no-signature",
        "nobody-approves",
    ]


def test_intervals_need_every_rating_and_months_within_reason() -> None:
    rows: list[dict[str, object]] = [{"rating": rating, "months": 12} for rating in RATINGS]
    assert codes(made("review-intervals", rows)) == []
    assert review_months(made("review-intervals", rows))[Severity.RED] == 12
    assert codes(made("review-intervals", [{"rating": "red", "months": 0}])) == [
        *["missing-rating"] * 4,
        "bad-months",
    ]


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100, "60-and-over"),
        (60, "60-and-over"),
        (59.9, "50-to-59"),
        (50, "50-to-59"),
        (40, "40-to-49"),
        (39, "under-40"),
        (0.5, "under-40"),
        (None, "not-listed"),
    ],
)
def test_a_score_falls_into_the_highest_band_that_it_reaches(
    score: float | None, band: str
) -> None:
    assert band_of(shipped_versions("corruption-bands")[0], score) == band


def test_bands_cover_every_score() -> None:
    assert codes(made("corruption-bands", [{"band": "a", "least": 10}])) == ["bad-bands"]
    rows: list[dict[str, object]] = [{"band": "a", "least": 0}, {"band": "b", "least": 101}]
    assert codes(made("corruption-bands", rows)) == ["bad-bands"]


def test_nought_and_empty_mean_not_covered_and_never_most_corrupt() -> None:
    rows: list[dict[str, object]] = [
        {"country": "KE", "score": 32},
        {"country": "NR", "score": 0.0},
        {"country": "TV"},
    ]
    found = scores(made("corruption-index", rows))
    assert {code: one.score for code, one in found.items()} == {"KE": 32, "NR": None, "TV": None}


def test_an_index_of_the_old_scale_or_of_an_old_year_is_refused() -> None:
    rows: list[dict[str, object]] = [{"country": "DK", "score": 9.4}]
    assert codes(made("corruption-index", rows, as_at="2011-12-01")) == ["old-index", "old-scale"]
    rows = [{"country": "DK", "score": 101}, {"country": "KE", "score": -1}]
    assert codes(made("corruption-index", rows)) == ["bad-score", "bad-score"]


def test_names_of_countries_become_codes_and_unknown_ones_are_all_told() -> None:
    known = some_countries(CI="Côte d'Ivoire|Ivory Coast", KE="Kenya")
    tree = {
        "rows": [
            {"published_name": "Cote d’Ivoire"},
            {"published_name": "Atlantis"},
            {"country": "KE", "published_name": "Whatever"},
            {"published_name": ""},
        ]
    }
    coded, problems = with_country_codes(tree, known)
    rows = coded["rows"]
    assert isinstance(rows, list)
    assert [row.get("country") for row in rows] == ["CI", None, "KE", None]
    assert [problem.where for problem in problems] == ["row 2", "row 4"]


def test_a_name_of_two_countries_is_told() -> None:
    rows: list[dict[str, object]] = [
        {"code": "CD", "name": "Congo"},
        {"code": "CG", "name": "X", "also": ["congo"]},
    ]
    assert codes(made("countries", rows)) == ["shared-name"]


def test_a_table_that_only_people_read_has_no_meaning_to_break() -> None:
    assert codes(made("our-own-list", [{"code": "x"}])) == []
