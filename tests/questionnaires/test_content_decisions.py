"""The two decision tables of triage, row by row: the deepest row that applies wins."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ddworkbook.core.expression import Money, Scope, evaluate, parse_expression
from tests.questionnaires.content import head, read

QUIET = {
    "T01a": "no",
    "T02": "public-university",
    "T03": ("research-data",),
    "T06": "no",
    "T07": ("none",),
    "T08": "no-match",
    "T08a": "no",
    "T09": ("none",),
    "T10": "no",
    "T11": ("none",),
    "T12": "no-onward",
}
PAID = {"T03": ("we-pay-them",), "T05": "60-and-over"}
POLICY = {line["code"]: Decimal(line["value"]) for line in read("reference/policy-lines")["rows"]}


def pounds(amount):
    return Money(Decimal(amount), "GBP")


def decided(table_code, answers):
    """Return the deepest outcome that applies to these answers, or None."""
    table = next(t for t in head("triage")["decisions"] if t["code"] == table_code)
    scope = Scope({**QUIET, **POLICY, **answers}.get, date(2026, 11, 21))
    order = [outcome["value"] for outcome in table["outcomes"]]
    applies = [
        order.index(rule["outcome"])
        for rule in table["rules"]
        if evaluate(parse_expression(rule["when"]), scope) is True
    ]
    return order[max(applies)] if applies else None


@pytest.mark.parametrize(
    ("answers", "depth"),
    [
        ({"T03": ("name-only",)}, "record-only"),
        ({"T03": ("name-only",), "T08": "possible-match"}, "simple"),
        ({"T03": ("name-only",), "T08": "not-run"}, "simple"),
        ({}, "simple"),
        ({**PAID, "T04": pounds(25000)}, "simple"),
        ({**PAID, "T04": pounds(25000), "T05": "50-to-59"}, "simple"),
        ({**PAID, "T04": pounds("25000.01")}, "standard"),
        ({**PAID, "T04": pounds(100), "T05": "40-to-49"}, "standard"),
        ({**PAID, "T04": pounds(100), "T05": "not-listed"}, "standard"),
        ({**PAID, "T04": pounds(100), "T05": "under-40"}, "standard-finance-visit"),
        ({**PAID, "T04": pounds(250000)}, "standard"),
        ({**PAID, "T04": pounds(250001)}, "standard-finance-visit"),
        ({"T02": "state-enterprise"}, "standard"),
        ({"T11": ("children",), "T11a": "yes"}, "standard"),
        ({"T11": ("adults-at-risk", "animals"), "T11a": "unsure"}, "standard"),
        ({"T11": ("children",), "T11a": "no"}, "simple"),
        ({"T12": "yes-named"}, "standard"),
        ({"T12": "yes-unnamed"}, "standard"),
        ({"T06": "yes"}, "enhanced"),
        ({"T03": ("name-only",), "T06": "yes"}, "enhanced"),
        ({"T06": "yes", "T08": "true-match"}, "hold"),
        ({"T07": ("uk-sanctions-country", "arms-embargo")}, "hold"),
        ({"T07": ("arms-embargo",)}, "simple"),
    ],
)
def test_the_depth_of_the_due_diligence_follows_the_answers(answers, depth):
    assert decided("partner-due-diligence", answers) == depth


@pytest.mark.parametrize(
    ("answers", "depth"),
    [
        ({"T01a": "yes"}, "none"),
        ({}, "short"),
        ({"T01a": "unsure"}, "short"),
        ({"T01a": "yes", "T09": ("atas-subject",)}, "full"),
        ({"T01a": "yes", "T09": ("unsure",)}, "full"),
        ({"T10": "yes"}, "full"),
        ({"T10": "unsure"}, "full"),
        ({"T07": ("firs-enhanced",)}, "full"),
        ({"T07": ("unsure",)}, "full"),
        ({"T09": ("nsi-area",), "T10": "unsure"}, "full-rcat"),
        ({"T09": ("control-list",), "T07": ("military-end-use",)}, "full-rcat"),
        ({"T09": ("human-rights",), "T08a": "yes"}, "full-rcat"),
        ({"T09": ("unsure",), "T10": "yes"}, "full"),
        ({"T08a": "yes"}, "short"),
        ({"T08": "true-match"}, "full-legal"),
        ({"T07": ("uk-sanctions-country",), "T09": ("nsi-area",)}, "full-legal"),
    ],
)
def test_the_depth_of_the_trusted_research_check_follows_the_answers(answers, depth):
    assert decided("trusted-research", answers) == depth


@pytest.mark.parametrize("table", ["partner-due-diligence", "trusted-research"])
def test_nothing_is_decided_before_anything_is_answered(table):
    assert decided(table, dict.fromkeys(QUIET)) is None


def test_every_row_gives_a_reason_of_its_own():
    for table in head("triage")["decisions"]:
        reasons = [rule["reason"] for rule in table["rules"]]
        assert len(set(reasons)) == len(reasons)
        assert {rule["outcome"] for rule in table["rules"]} == {
            outcome["value"] for outcome in table["outcomes"]
        }


def test_triage_and_due_diligence_speak_of_the_same_depths():
    table = head("triage")["decisions"][0]
    assert table["outcomes"] == head("partner-due-diligence")["depths"]
