"""What a form needs besides the rules: facts, depths, currencies, columns, other answers.

The clauses are those that stand in test_xlsform_rules.py.
"""

from __future__ import annotations

import pytest

from ddworkbook.core.expression import parse_expression, print_tree
from ddworkbook.core.questionnaire_reader import read_questionnaire
from ddworkbook.formats.xlsform.choices_out import ListsOut
from ddworkbook.formats.xlsform.form_names import FormNames
from ddworkbook.formats.xlsform.rules_out import RuleWriter
from ddworkbook.formats.xlsform.survey_out import survey_out
from tests.builders.every_type import every_type
from tests.builders.questionnaire_trees import HEAD, IDENTITY, MONEY


def _small() -> dict[str, dict[str, str]]:
    """Return the rows of the small questionnaire's form, by name."""
    trees = {"01-identity": IDENTITY, "02-money": MONEY}
    found, problems = read_questionnaire(HEAD, trees)
    assert found is not None, problems
    rows = survey_out(found, ListsOut()).rows()
    return {row["name"]: row for row in rows if not row["type"].startswith("end")}


def test_facts_and_depths_become_questions_of_a_first_group() -> None:
    """Clause 5."""
    rows = _small()
    assert list(rows)[:3] == ["ddw_facts", "ddw_depth", "ddw_depth_level"]
    assert rows["T03"]["type"] == "text"
    assert rows["B1"]["relevant"] == "selected(${T03}, 'we-pay-them')"
    assert rows["A3"]["relevant"] == "${ddw_depth_level} >= 1"
    assert rows["ddw_depth_level"]["calculation"].startswith("if(${ddw_depth} = 'simple', 0, ")


def test_amounts_have_a_currency_beside_them_and_columns_a_name_of_their_own() -> None:
    """Clause 5."""
    rows = _small()
    assert rows["B1_currency"]["type"] == "text"
    assert rows["B2"]["relevant"] == "${B1} != ''"
    assert rows["B3"]["calculation"] == "if(${B1} != '' and ${B2} != '', ${B1} div ${B2}, '')"
    assert rows["A4_share"]["type"] == "decimal"
    assert rows["A4"]["type"] == "begin repeat"


def test_amounts_are_compared_in_one_currency_only() -> None:
    """Clause 2: of two amounts in two currencies it is not known here which is more."""
    names = FormNames(
        questions={"a": "a", "b": "b"}, currencies={"a": "a_currency", "b": "b_currency"}
    )
    rule = RuleWriter(names).condition(parse_expression("${a} > ${b}"))
    assert print_tree(rule) == "${a_currency} = ${b_currency} and ${a} > ${b}"


def test_other_answers_have_a_text_beside_them() -> None:
    """Clause 5."""
    rows = {row["name"]: row for row in survey_out(every_type(), ListsOut()).rows()}
    assert rows["C2_other"]["relevant"] == "selected(${C2}, 'other')"
    assert rows["C2_other"]["label"] == "Another country"


@pytest.mark.parametrize(
    ("rule", "exported"),
    [
        ("currency(${V6}) = 'GBP'", "${V6_currency} = 'GBP'"),
        ("sum(${V12.end}) > 3", "sum(${V12_end}) > 3"),
        ("count(${V12}) > 3", "count(${V12}) > 3"),
        ("count(${V12.end}) > 3", "count-non-empty(${V12_end}) > 3"),
        ("answered(${V12})", "count(${V12}) > 0"),
        ("${V7} < '2026-01-01'", "${V7} < date('2026-01-01')"),
        ("selected-any(${C3}, 'a b')", "selected(${C3}, 'a') or selected(${C3}, 'b')"),
        ("regex(${V1}, '[a-z]*')", "${V1} != '' and regex(${V1}, '[a-z]*')"),
    ],
)  # fmt: skip
def test_our_functions_are_said_in_the_words_of_odk(rule: str, exported: str) -> None:
    """Clauses 2 and 5."""
    writer = survey_out(every_type(), ListsOut()).rules
    assert print_tree(writer.condition(parse_expression(rule))) == exported
