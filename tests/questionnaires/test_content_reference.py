"""The dated reference tables: policy lines, ladder, intervals, country measures."""

from __future__ import annotations

from datetime import date

import pytest

from tests.questionnaires.content import OWN, REFERENCES, head, questions, read

RATINGS = ["none", "amber-minor", "amber-major", "red", "stop"]


@pytest.mark.parametrize("name", REFERENCES)
def test_every_table_is_dated_noted_and_sourced(name):
    table = read(f"reference/{name}")
    assert table["code"] == name
    assert date.fromisoformat(table["as_at"]) <= date(2026, 11, 21)
    assert table["note"] and table["licence"]
    rows = [*table.get("lines", []), *table.get("rows", []), table]
    cited = {row["source"] for row in rows if "source" in row}
    assert cited <= set(table["sources"])
    assert cited


def test_the_policy_lines_are_the_documented_defaults():
    lines = {line["code"]: line["value"] for line in read("reference/policy-lines")["lines"]}
    assert lines["policy_full_check_gbp"] == 25000
    assert lines["policy_finance_visit_gbp"] == 250000
    assert (lines["policy_cpi_simple"], lines["policy_cpi_finance_visit"]) == (50, 40)
    assert lines["policy_amber_major_promotes"] == 3
    assert "editable by the institution" in read("reference/policy-lines")["note"]


@pytest.mark.parametrize("name", OWN)
def test_every_policy_line_that_a_questionnaire_uses_is_shipped(name):
    lines = {line["code"] for line in read("reference/policy-lines")["lines"]}
    used = {fact for fact in head(name)["facts"] if fact.startswith("policy_")}
    assert used <= lines


def test_every_other_fact_of_the_due_diligence_is_a_triage_question():
    asked = {question["code"] for question in questions("triage")}
    facts = {fact for fact in head("partner-due-diligence")["facts"] if fact[0] == "T"}
    assert facts <= asked
    assert len(facts) == 8


def test_the_ladder_asks_for_more_as_the_rating_worsens():
    ladder = read("reference/sign-off-ladder")["ladder"]
    assert [rung["rating"] for rung in ladder] == RATINGS
    meanings = [[one["meaning"] for one in rung["signatures"]] for rung in ladder]
    assert meanings == [
        ["prepared", "approved"],
        ["prepared", "approved"],
        ["prepared", "reviewed", "approved"],
        ["prepared", "reviewed", "approved"],
        [],
    ]
    approvers = [rung["signatures"][-1]["rank"] for rung in ladder if rung["signatures"]]
    assert len(set(approvers)) == 4


def test_a_stop_is_signed_by_nobody_and_says_why():
    stop = read("reference/sign-off-ladder")["ladder"][-1]
    assert stop["signatures"] == []
    assert "evidence" in stop["reason"]


def test_worse_ratings_are_looked_at_sooner():
    table = read("reference/review-intervals")
    assert [row["rating"] for row in table["months"]] == RATINGS
    assert [row["months"] for row in table["months"]] == [24, 24, 12, 12, 12]
    assert table["screening"]["days"] == 90


def test_only_confirmed_country_measures_are_shipped():
    table = read("reference/country-measures")
    assert {(row["kind"], row["country"]) for row in table["rows"]} == {
        ("firs-enhanced", "IR"),
        ("firs-enhanced", "RU"),
    }
    kinds = {kind["value"] for kind in table["kinds"]}
    measures = next(question for question in questions("triage") if question["code"] == "T07")
    offered = {choice["value"] for choice in measures["choices"]} - {"none", "unsure"}
    assert kinds == offered
