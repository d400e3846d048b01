"""The dated reference tables that come with the program: what is in them, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from ddworkbook.core.reference_meaning import ladder, meaning_problems, review_months
from ddworkbook.core.reference_reading import read_table
from ddworkbook.core.reference_table import table_valid_on
from ddworkbook.core.severity import Severity
from ddworkbook.usecases.reference_shipped import shipped_tables, shipped_versions
from tests.questionnaires.content import OWN, REFERENCES, head, questions, read

RATINGS = ["none", "amber-minor", "amber-major", "red", "stop"]


@pytest.mark.parametrize("name", REFERENCES)
def test_every_table_is_fit_for_use_dated_noted_and_sourced(name):
    table, problems = read_table(read(f"reference/{name}"))
    assert problems == ()
    assert table is not None
    assert meaning_problems(table) == ()
    assert name.startswith(table.name)
    assert date.fromisoformat(table.as_at) <= date(2026, 11, 21)
    assert table.note and table.licence and table.source and table.publisher


def test_the_policy_lines_are_the_documented_defaults():
    lines = {line["code"]: line["value"] for line in read("reference/policy-lines")["rows"]}
    assert lines["policy_full_check_gbp"] == 25000
    assert lines["policy_finance_visit_gbp"] == 250000
    assert (lines["policy_cpi_simple"], lines["policy_cpi_finance_visit"]) == (50, 40)
    assert lines["policy_amber_major_promotes"] == 3
    assert "editable by the institution" in read("reference/policy-lines")["note"]


@pytest.mark.parametrize("name", OWN)
def test_every_policy_line_that_a_questionnaire_uses_is_shipped(name):
    lines = {line["code"] for line in read("reference/policy-lines")["rows"]}
    used = {fact for fact in head(name)["facts"] if fact.startswith("policy_")}
    assert used <= lines


def test_every_other_fact_of_the_due_diligence_is_a_triage_question():
    asked = {question["code"] for question in questions("triage")}
    facts = {fact for fact in head("partner-due-diligence")["facts"] if fact[0] == "T"}
    assert facts <= asked
    assert len(facts) == 8


def test_the_ladder_asks_for_more_as_the_rating_worsens():
    rungs = ladder(one("sign-off-ladder"))
    assert [rating.value for rating in rungs] == RATINGS
    meanings = [[signer.meaning for signer in rung.signers] for rung in rungs.values()]
    assert meanings == [
        ["prepared", "approved"],
        ["prepared", "approved"],
        ["prepared", "reviewed", "approved"],
        ["prepared", "reviewed", "approved"],
        [],
    ]
    approvers = [rung.signers[-1].rank for rung in rungs.values() if rung.signers]
    assert len(set(approvers)) == 4


def test_a_stop_is_signed_by_nobody_and_says_why():
    stop = ladder(one("sign-off-ladder"))[Severity.STOP]
    assert stop.signers == ()
    assert "evidence" in stop.reason


def test_worse_ratings_are_looked_at_sooner():
    months = review_months(one("review-intervals"))
    assert [rating.value for rating in months] == RATINGS
    assert list(months.values()) == [24, 24, 12, 12, 12]


def test_only_confirmed_country_measures_are_shipped():
    assert one("country-measures").rows == ()
    assert [row["country"] for row in one("firs-powers").rows] == ["IR", "RU"]
    kind = one("country-measures").column("kind")
    measures = next(question for question in questions("triage") if question["code"] == "T07")
    offered = {choice["value"] for choice in measures["choices"]} - {"none", "unsure"}
    assert kind is not None
    assert {*kind.words, "firs-enhanced"} == offered


def test_military_end_use_has_three_sets_and_no_country_that_was_not_confirmed():
    rows = one("military-end-use").rows
    assert [row["set"] for row in rows] == ["embargoed-destination", "osce-embargo", "un-embargo"]
    assert not any("country" in row for row in rows)


def test_two_lists_of_sensitive_areas_stand_side_by_side_and_the_old_one_counts():
    tables = {table.standing.value: table for table in shipped_versions("nsi-areas")}
    assert {word: len(table.rows) for word, table in tables.items()} == {
        "in-force": 17,
        "decided": 19,
    }
    counts = table_valid_on(tables.values(), "nsi-areas", date(2030, 1, 1))
    assert counts == tables["in-force"]
    names = {word: {row["name"] for row in table.rows} for word, table in tables.items()}
    assert names["decided"] - names["in-force"] == {"Semiconductors", "Critical Minerals", "Water"}


def test_atas_is_in_force_with_38_exempt_nationalities_and_only_confirmed_codes():
    assert [row["state"] for row in one("atas-rules").rows] == ["in-force"]
    assert len(one("atas-exempt-nationalities").rows) == 38
    codes = [row["code"] for row in one("atas-subjects").rows]
    assert codes == [f"CAH11-01-0{number}" for number in range(1, 6)]


def test_no_score_of_the_corruption_index_is_shipped():
    assert one("corruption-index").rows == ()
    assert not one("corruption-index").is_valid_on(date(2026, 11, 21))


def test_the_bands_are_the_choices_of_the_triage():
    question = next(question for question in questions("triage") if question["code"] == "T05")
    offered = [choice["value"] for choice in question["choices"]]
    assert [row["band"] for row in one("corruption-bands").rows] == offered


def test_eleven_areas_of_canada_are_named():
    assert len(one("canada-stra").rows) == 11


def test_countries_named_in_tables_are_countries():
    known = {row["code"] for row in one("countries").rows}
    for table in shipped_tables():
        codes = {row["country"] for row in table.rows if row.get("country")}
        assert codes <= known


def one(name):
    """Return the first shipped version of a table."""
    return shipped_versions(name)[0]
