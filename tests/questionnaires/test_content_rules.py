"""Flag rules that read more than one answer, tried with answers on both sides of each line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ddworkbook.core.expression import Money, Rows, Scope, evaluate, parse_expression
from tests.questionnaires.content import OWN, questions, read

POLICY = {line["code"]: Decimal(line["value"]) for line in read("reference/policy-lines")["rows"]}
WE_PAY = ("we-pay-them",)


def pounds(amount):
    return Money(Decimal(amount), "GBP")


def fired(code, **answers):
    """Return the severities that one question raises with these answers."""
    question = next(q for name in OWN for q in questions(name) if q["code"] == code)
    scope = Scope({**POLICY, **answers}.get, date(2026, 11, 21))
    return [
        flag["severity"]
        for flag in question["flags"]
        if evaluate(parse_expression(flag["when"]), scope) is True
    ]


@pytest.mark.parametrize(
    ("code", "answers", "severities"),
    [
        ("T10", {"T10": "yes", "T09": ("none",)}, ["amber-major"]),
        ("T10", {"T10": "yes", "T09": ("canada-stra",)}, ["amber-major", "red"]),
        ("T07", {"T07": ("firs-enhanced", "uk-sanctions-country")}, ["amber-major", "red"]),
        ("T07", {"T07": ("none",)}, []),
        ("T09", {"T09": ("unsure",)}, ["amber-minor"]),
        ("C12", {"C12": "no", "T03": ("they-pay-us",)}, ["amber-major"]),
        ("C12", {"C12": "no", "T03": ("ip",)}, ["amber-minor"]),
        ("C14", {"C14": "none", "T04": pounds(250000)}, ["amber-minor"]),
        ("C14", {"C14": "none", "T04": pounds(250001)}, ["amber-major"]),
        ("C23", {"C23": "none"}, ["amber-major"]),
        ("C23", {"C23": "none", "T04": pounds(250000)}, ["amber-major"]),
        ("C23", {"C23": "none", "T04": pounds(300000)}, ["red"]),
        ("C25a", {"C25a": Decimal("24.9")}, []),
        ("C25a", {"C25a": Decimal(25)}, ["amber-minor"]),
        ("C25a", {"C25a": Decimal(50)}, ["amber-minor"]),
        ("C25a", {"C25a": Decimal("50.1")}, ["amber-major"]),
        ("C35", {"C35": "arrears", "C28": "no", "C29": "no"}, []),
        ("C35", {"C35": "mixed", "C28": "yes", "C29": "no"}, ["amber-major"]),
        ("C35", {"C35": "mixed", "C28": "yes", "C29": "partly"}, []),
        ("C40", {"C40": "no", "T05": "under-40", "T06": "no"}, ["amber-major"]),
        ("C40", {"C40": "no", "T05": "60-and-over", "T06": "yes"}, ["amber-major"]),
        ("C40", {"C40": "no", "T05": "60-and-over", "T06": "no"}, ["amber-minor"]),
        ("C55", {"C55": ("none",), "T09": ("none",)}, ["amber-major"]),
        ("C55", {"C55": ("mfa",), "C53b": "no", "T09": ("none",)}, []),
        ("C55", {"C55": ("mfa",), "C53b": "yes", "T09": ("none",)}, ["red"]),
        ("C55", {"C55": ("mfa", "encryption"), "C53b": "yes"}, []),
        ("C55", {"C55": ("encryption",), "T09": ("nsi-area",)}, ["red"]),
        ("C65a", {"C65a": Decimal(40)}, []),
        ("C65a", {"C65a": Decimal(41)}, ["amber-minor"]),
    ],
)
def test_a_rule_fires_on_the_right_side_of_its_line(code, answers, severities):
    assert fired(code, **answers) == severities


def test_the_number_of_people_is_added_up_over_the_rows():
    few = Rows(({"people": 4000}, {"people": 6000}))
    many = Rows(({"people": 4000}, {"people": 6001}))
    assert fired("C53a", C53a=few) == []
    assert fired("C53a", C53a=many) == ["amber-major"]


@pytest.mark.parametrize("name", OWN)
def test_no_flag_fires_before_anything_is_answered(name):
    for question in questions(name):
        if question.get("flags"):
            assert fired(question["code"]) == [], question["code"]
