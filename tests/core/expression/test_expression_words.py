"""Rules said in plain words, and the loose check of kinds."""

import pytest

from ddworkbook.core.expression import Kind, in_words, kind_findings, parse_expression

LABELS = {("T03", "we-pay-them"): "We pay them", ("C07", "yes"): "Yes"}
SUBJECTS = {"T03": "What passes between us", "T04": "the amount", ".": "the answer"}
KINDS = {
    "T03": Kind.MULTI,
    "C07": Kind.CHOICE,
    "C12": Kind.DATE,
    "C58": Kind.TABLE,
    "C20": Kind.NUMBER,
    "C33": Kind.TEXT,
    "C40": Kind.MONEY,
}


def wording(code, choice):
    if choice is None:
        return SUBJECTS.get(code, code)
    return LABELS.get((code, choice), choice)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            "selected(${T03}, 'we-pay-them') and ${T04} > 25000",
            "What passes between us includes “We pay them”, and the amount is over 25,000",
        ),
        ("${C07} = 'yes' or ${C07} != 'no'", "C07 is “Yes”, or C07 is not “no”"),
        (
            "${C07} = 'yes' or ${C07} = 'b' or ${C07} = 'c' or ${C20} = 1",
            "C07 is “Yes”, “b” or “c”, or C20 is 1",
        ),
        ("${C07} != 'yes' and ${C07} != 'b'", "C07 is not “Yes” or “b”"),
        ("${C07} = 'yes' or ${C33} = 'b'", "C07 is “Yes”, or C33 is “b”"),
        ("not(answered(${C07}))", "C07 is not answered"),
        (
            "not(selected-any(${T03}, 'we-pay-them b'))",
            "What passes between us does not include “We pay them” or “b”",
        ),
        ("25000 <= ${T04}", "the amount is at least 25,000"),
        ("${C12} < today()", "C12 is before today"),
        ("${C12} >= '2026-01-31'", "C12 is not before “2026-01-31”"),
        (". >= 0.50", "the answer is at least 0.5"),
        (
            "${C07} = 'yes' and (${C20} = 1 or ${C20} = 2)",
            "C07 is “Yes”, and (C20 is 1, or C20 is 2)",
        ),
        (
            "(${C20} + 1) * 2 = -3 div ${C20} - 1 mod 2",
            "(C20 plus 1) times 2 is (minus 3 divided by C20) minus "
            "(the remainder of 1 divided by 2)",
        ),
        ("if(answered(${C07}), 1, 0) = 1", "(1 if C07 is answered, otherwise 0) is 1"),
        ("coalesce(${C20}, 0) > 1", "(C20, or else 0) is over 1"),
        ("selected(${C07}, ${C33})", "C07 includes C33"),
        ("not(${C07} = 'yes')", "it is not so that (C07 is “Yes”)"),
        ("${C12} < today() - 365", "C12 is before today minus 365"),
        ("${C20} = '5'", "C20 is 5"),
        ("${C20} > . and 'a' = 'a'", "C20 is over the answer, and “a” is “a”"),
        (
            "(. = 'yes' or ${C20} = 1) and ${C20} = 2",
            "(the answer is “yes”, or C20 is 1), and C20 is 2",
        ),
        ("sum(${C58.share}) > 100", "the sum of C58.share is over 100"),
        ("count(${C58}) = 0", "the number of rows in C58 is 0"),
    ],
)
def test_a_rule_is_said_in_plain_words(rule, words):
    assert in_words(parse_expression(rule), wording) == words


def test_braces_in_a_question_text_stay_braces():
    found = in_words(parse_expression("answered(${C07})"), lambda code, choice: "{0} {x}")
    assert found == "{0} {x} is answered"


def _kind_of(reference):
    if reference is None:
        return Kind.NUMBER
    return Kind.COLUMN if reference.column else KINDS.get(reference.code, Kind.ANY)


@pytest.mark.parametrize(
    "rule",
    [
        "selected(${T03}, 'a') and ${C07} = 'yes' and ${C12} < today()",
        "${C12} >= '2026-01-31' and ${C20} > 1 and ${C40} > 25000 and ${C20} > ${FACT}",
        "${C33} = 'x' and string-length(${C33}) > 3 and sum(${C58.share}) > 100",
        "count(${C58}) > 0 and answered(${C58}) and ${FACT} = 'x' and . >= 0",
        "today() - ${C12} > 365 and currency(${C40}) = 'GBP' and number(${C33}) > 1",
        "${C40} > '25000'",
    ],
)
def test_rules_that_fit_together_pass(rule):
    assert kind_findings(parse_expression(rule), _kind_of) == ()


@pytest.mark.parametrize(
    "rule",
    [
        "${C33} > 5",
        "${C33} = 5",
        "${C07} = 5",
        "${C07} > 'no'",
        "${C20} = 'many'",
        "${T03} = 'a'",
        "${C58} = 'a'",
        "${C58.share} > 3",
        "${C12} > 'soon'",
        "${C12} > 5",
        "selected(${C20}, 'a')",
        "selected(${T03}, ${C07})",
        "count(${T03}) = 1",
        "sum(${C58}) = 1",
        "${C07} and ${C20} = 1",
        "not(${C07})",
        "${C33} + 1 > 2",
        "(${C20} = 1) = (${C20} = 2)",
        "${C20}",
        "${C20} + 1",
    ],
)
def test_rules_that_do_not_fit_together_are_found(rule):
    findings = kind_findings(parse_expression(rule), _kind_of)
    assert findings
    assert all(finding.what and finding.repair for finding in findings)


def test_a_calculation_need_not_be_a_condition():
    assert kind_findings(parse_expression("${C20} * 2"), _kind_of, condition=False) == ()
