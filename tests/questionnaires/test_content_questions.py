"""Which questions the shipped triage and due diligence ask, of whom and at which depth."""

from __future__ import annotations

import re

import pytest

from tests.questionnaires.content import OWN, expressions, head, main_code, questions, sections

TRIAGE = [f"T{number:02}" for number in range(1, 13)]
CORE = ["S01", *(f"C{number:02}" for number in range(1, 69))]
RECORD_ONLY = {"S01", "C01", "C02", "C66", "C67", "C68"}
SIMPLE = {"C06", "C07", "C08", "C17", "C20", "C21", "C64"}
SIMPLE_WITH_FUNDS = {"C25", "C28", "C29", "C30", "C32", "C35", "C36", "C38", "C40"}
CONFLICT = {"C61", "C62", "C63"}
BY_LEAD = {"T03", "T04", "T06", "T09", "T10", "T11", "S01", "C53", "C64"}
BY_OFFICE = {"T01", "T02", "T05", "T07", "T08", "T12", "C61", "C65", "C67", "C68"}
SECTIONS = {
    "A": ("C01", "C08"),
    "B": ("C09", "C15"),
    "C": ("C16", "C22"),
    "D": ("C23", "C35"),
    "E": ("C36", "C40"),
    "F": ("C41", "C45"),
    "G": ("C46", "C48"),
    "H": ("C49", "C52"),
    "I": ("C53", "C55"),
    "J": ("C56", "C57"),
    "K": ("C58", "C60"),
    "L": ("C61", "C63"),
    "M": ("C64", "C65"),
    "N": ("C66", "C68"),
}
BUILT_IN = {
    "yes-no": {"yes", "no"},
    "yes-no-unsure": {"yes", "no", "unsure"},
    "yes-partly-no-na": {"yes", "partly", "no", "na"},
}
# Tables whose names are those of organisations, and of offices.
ORGANISATIONS = {"C01", "C26a", "C39a"}


def mains(name):
    return [question for question in questions(name) if "follows" not in question]


def test_all_main_questions_are_there_in_order():
    assert [question["code"] for question in mains("triage")] == TRIAGE
    assert [question["code"] for question in mains("partner-due-diligence")] == CORE


@pytest.mark.parametrize("name", OWN)
def test_a_follow_up_stands_right_behind_its_main_question(name):
    codes = [question["code"] for question in questions(name)]
    assert codes == sorted(codes, key=lambda code: (code[0] != "S", code))
    for question in questions(name):
        if "follows" in question:
            assert re.fullmatch(f"{question['follows']}[a-z]", question["code"])
        else:
            assert re.fullmatch(r"[A-Z]\d\d", question["code"])


def test_sections_keep_the_borders_that_promotion_counts_in():
    for section in sections("partner-due-diligence")[1:]:
        codes = [main_code(question) for question in section["questions"]]
        assert (codes[0], codes[-1]) == SECTIONS[section["code"]]
    assert len(sections("triage")) == 1


def test_each_depth_asks_what_it_should():
    asked = {question["code"]: question.get("depth", "") for question in mains(OWN[1])}
    assert {code for code, depth in asked.items() if depth == ""} == RECORD_ONLY
    simple = {code for code, depth in asked.items() if depth == "simple"}
    assert simple == SIMPLE | SIMPLE_WITH_FUNDS
    assert {code for code, depth in asked.items() if depth == "enhanced"} == CONFLICT
    for question in mains(OWN[1]):
        if question["code"] in SIMPLE_WITH_FUNDS:
            assert "we-pay-them" in question["relevant"]
        if question["code"] in SIMPLE | RECORD_ONLY:
            assert "relevant" not in question


def test_a_follow_up_is_asked_at_the_depth_of_its_main_question():
    depths = {question["code"]: question.get("depth", "") for question in questions(OWN[1])}
    for question in questions(OWN[1]):
        assert question.get("depth", "") == depths[main_code(question)], question["code"]


def test_main_questions_go_to_the_right_people():
    for name in OWN:
        for question in mains(name):
            code = question["code"]
            expected = "research-office" if code in BY_OFFICE else "partner"
            assert question["who"] == ("lead" if code in BY_LEAD else expected), code


@pytest.mark.parametrize("name", OWN)
def test_every_question_has_text_guidance_level_and_a_source_that_is_listed(name):
    listed = head(name)["sources"]
    for question in questions(name):
        assert question["level"] in {"organisation", "project"}
        assert question["text"].rstrip()[-1] in "?.", question["code"]
        assert len(question["guidance"].split()) >= 12, question["code"]
        cited = {*question["sources"], *(k for f in question.get("flags", []) for k in _cited(f))}
        assert cited <= set(listed), question["code"]


def _cited(flag):
    return flag.get("sources", [])


@pytest.mark.parametrize("name", OWN)
def test_every_main_question_says_what_proves_it_or_is_never_scored(name):
    without = {q["code"] for q in mains(name) if "evidence" not in q}
    assert without <= {"C21"}


@pytest.mark.parametrize("name", OWN)
def test_every_listed_source_is_used_and_says_who_published_it(name):
    used = {key for question in questions(name) for key in question["sources"]}
    used |= {key for q in questions(name) for flag in q.get("flags", []) for key in _cited(flag)}
    assert set(head(name)["sources"]) == used
    for source in head(name)["sources"].values():
        assert source["title"] and source["publisher"] and source["dated"]


@pytest.mark.parametrize("name", OWN)
def test_every_choice_that_a_rule_names_exists(name):
    choices = {q["code"]: _values(q) for other in OWN for q in questions(other)}
    named = 0
    for expression in expressions(name):
        for code, value in re.findall(r"\$\{(\w+)\} !?= '([^']+)'", expression):
            assert value in choices[code], (code, value)
            named += 1
        pattern = r"selected(?:-any)?\(\$\{(\w+)\}, '([^']+)'\)"
        for code, values in re.findall(pattern, expression):
            assert set(values.split()) <= choices[code], (code, values)
            named += 1
    assert named > 20


def _values(question):
    values = {choice["value"] for choice in question.get("choices", [])}
    return values or BUILT_IN.get(question["type"], set())


@pytest.mark.parametrize("name", OWN)
def test_every_code_that_a_rule_names_is_a_question_or_a_fact(name):
    known = {question["code"] for question in questions(name)} | set(head(name)["facts"])
    for expression in expressions(name):
        assert set(re.findall(r"\$\{(\w+)(?:\.\w+)?\}", expression)) <= known, expression


def test_answers_about_persons_are_marked_as_personal():
    marked = {q["code"] for name in OWN for q in questions(name) if q.get("personal")}
    assert {"T08b", "C05", "C06", "C07a", "C17", "C37a", "C45a", "C66a"} <= marked
    for name in OWN:
        for question in questions(name):
            for column in question.get("columns", []):
                if column["code"] == "name" and question["code"] not in ORGANISATIONS:
                    assert column.get("personal") is True, question["code"]


@pytest.mark.parametrize("name", OWN)
def test_no_question_collects_and_no_rule_reads_origin(name):
    forbidden = re.compile("national|birth|passport|ethnic|religio|gender")
    for question in questions(name):
        columns = question.get("columns", [])
        # "International" and the kinds of sensitive data (C53b) are not about a named person.
        if question["code"] != "C53b":
            assert not forbidden.search(question["text"].lower()), question["code"]
        for column in columns:
            assert not forbidden.search(f"{column['code']} {column['label']}".lower())
    for expression in expressions(name):
        assert not forbidden.search(expression.lower())
