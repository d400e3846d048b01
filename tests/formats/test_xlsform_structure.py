"""The structure of XLSForms: groups, repeats, lists, names, languages, settings.

The clauses are those that stand in test_xlsform_import.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ddworkbook.core.question_type import QuestionType
from tests.formats.form_tables import question, read_form, said, survey

_LISTS = """
| choices |           |      |       |        |
|         | list_name | name | label | region |
|         | yn        | yes  | Yes   |        |
|         | yn        | no   | No    |        |
|         | place     | a    | A     | north  |
|         | place     | b    | B     | south  |
"""


def test_groups_are_sections(tmp_path: Path) -> None:
    """Clause 3."""
    form = survey(
        "| text | q0 | Zero? | |",
        "| begin group | g1 | First | ${q0} = 'a' |",
        "| text | q1 | One? | |",
        "| begin_group | g2 | Inner | ${q1} = 'b' or ${q1} = 'c' |",
        "| text | q2 | Two? | ${q1} = 'c' |",
        "| end_group | | | |",
        "| end group | | | |",
        "| text | q3 | Three? | |",
        header="| type | name | label | relevant |",
    )
    reading = read_form(tmp_path, form)
    assert reading.questionnaire is not None, said(reading.problems)
    sections = reading.questionnaire.sections
    assert [(one.code, one.title) for one in sections] == [
        ("main", "A form"),
        ("g1", "First"),
        ("main-2", "A form"),
    ]
    assert sections[1].relevant is not None
    assert [one.code for one in sections[1].questions] == ["q1", "g2", "q2"]
    inner, last = question(reading, "g2"), question(reading, "q2")
    assert (inner.type, inner.text) == (QuestionType.NOTE, "Inner")
    assert last.relevant is not None
    assert last.relevant.text == "(${q1} = 'b' or ${q1} = 'c') and ${q1} = 'c'"
    assert "group-as-note @ survey, row 5" in said(reading.notices)


def test_repeats_are_tables(tmp_path: Path) -> None:
    """Clause 4."""
    form = survey(
        "| begin repeat | people | People | | | |",
        "| text | who | Name | yes | | |",
        "| integer | age | Age | | ${who} != '' | . >= 0 |",
        "| note | thanks | Thanks | | | |",
        "| end repeat | | | | | |",
        "| calculate | total | | | | |",
        header="| type | name | label | required | relevant | constraint | calculation |",
    ).replace("| calculate | total | | | | |", "| calculate | total | | | | | sum(${age}) |")
    reading = read_form(tmp_path, form)
    table = question(reading, "people")
    assert [(one.code, one.type, one.required) for one in table.columns] == [
        ("who", QuestionType.TEXT, True),
        ("age", QuestionType.INTEGER, False),
    ]
    rule = question(reading, "total").calculate
    assert rule is not None
    assert rule.text == "sum(${people.age})"
    notices = said(reading.notices)
    assert "repeat-left-out @ survey, row 4, column relevant" in notices
    assert "repeat-left-out @ survey, row 5, column type" in notices


def test_choices_keep_their_attributes_for_filters(tmp_path: Path) -> None:
    """Clause 5."""
    form = survey(
        "| text | region | Where? | |",
        "| select_one place | q1 | Which? | region = ${region} |",
        header="| type | name | label | choice_filter |",
    )
    found = question(read_form(tmp_path, form + _LISTS), "q1")
    assert [(one.value, dict(one.attributes)) for one in found.choices] == [
        ("a", {"region": "north"}),
        ("b", {"region": "south"}),
    ]
    assert found.choice_filter is not None


def test_lists_that_nothing_uses_are_told(tmp_path: Path) -> None:
    """Clauses 5 and 15."""
    reading = read_form(tmp_path, survey("| text | q1 | One? |") + _LISTS)
    assert "unused-list @ choices, row 2, column list_name" in said(reading.notices)
    assert "unused-list @ choices, row 4, column list_name" in said(reading.notices)


@pytest.mark.parametrize("ending", ["or_other", "or specify other"])
def test_or_other_is_other(tmp_path: Path, ending: str) -> None:
    """Clause 6."""
    reading = read_form(tmp_path, survey(f"| select_one place {ending} | q1 | One? |") + _LISTS)
    found = question(reading, "q1")
    assert found.other
    assert [one.value for one in found.choices] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("hh_size", "hh_size"), ("Q-1", "Q-1"), ("_id", "id"), ("a.b", "a_b"), ("العمر", "q")],
)
def test_names_that_can_be_codes_stay(tmp_path: Path, name: str, code: str) -> None:
    """Clause 9: rules follow the name."""
    form = survey(
        f"| integer | {name} | One? | |",
        f"| text | q2 | Two? | ${{{name}}} > 1 |",
        header="| type | name | label | relevant |",
    )
    reading = read_form(tmp_path, form)
    assert question(reading, code).text == "One?"
    rule = question(reading, "q2").relevant
    assert rule is not None
    assert rule.names == (code,)
    assert ("new-name @ survey, row 2, column name" in said(reading.notices)) is (name != code)


def test_one_name_in_two_groups_becomes_two_codes(tmp_path: Path) -> None:
    """Clause 9."""
    rows = [
        "| begin group | g1 | One |", "| text | name | Name? |", "| end group | | |",
        "| begin group | g2 | Two |", "| text | name | Name? |", "| end group | | |",
    ]  # fmt: skip
    reading = read_form(tmp_path, survey(*rows))
    assert reading.questionnaire is not None
    assert [one.code for one in reading.questionnaire.questions] == ["name", "name_2"]
    assert "new-name @ survey, row 6, column name" in said(reading.notices)


def test_labels_by_language_are_translations(tmp_path: Path) -> None:
    """Clause 10."""
    form = survey(
        "| text | q1 | Wie viele? | How many? | Combien? | ? |",
        header="| type | name | label::German (de) | label::English (en) | label::French "
        "| label::Klingon |",
    )
    reading = read_form(tmp_path, form)
    assert question(reading, "q1").text == "How many?"
    assert {one.language: one.texts["q1.text"].text for one in reading.translations} == {
        "de": "Wie viele?",
        "fr": "Combien?",
    }
    assert any("'Klingon'" in notice.sentence for notice in reading.notices)


def test_without_a_default_language_the_first_is_the_forms_own(tmp_path: Path) -> None:
    """Clauses 10 and 11."""
    form = (
        survey(
            "| text | q1 | Ngapi? | How many? |",
            header="| type | name | label::Kiswahili (sw) | label::English (en) |",
        )
        .replace("| default_language |", "| other |")
        .replace("English (en)     |", "|")
    )
    reading = read_form(tmp_path, form)
    assert reading.questionnaire is not None, said(reading.problems)
    assert reading.questionnaire.language == "sw"


def test_settings_are_kept_and_what_is_missing_is_told(tmp_path: Path) -> None:
    """Clause 11."""
    reading = read_form(tmp_path, survey("| text | q1 | One? |"))
    head = reading.questionnaire
    assert head is not None
    assert (head.code, head.title, head.version, head.language) == ("a-form", "A form", "1", "en")
    bare = "| survey | | | |\n| | type | name | label |\n| | text | q1 | One? |\n"
    reading = read_form(tmp_path, bare)
    assert {"no-settings", "no-version", "no-language"} <= {one.code for one in reading.notices}
    assert reading.questionnaire is not None
    assert reading.questionnaire.language == "und"


def test_what_comes_from_outside_becomes_a_fact_when_it_is_used(tmp_path: Path) -> None:
    """Clause 12."""
    form = survey(
        "| username | user | | | |",
        "| calculate | rate | | pulldata('rates', 'a', 'b', 'c') | |",
        "| text | q1 | One? | | ${user} = 'a' and ${rate} > 2 |",
        "| calculate | unused | | random() | |",
        header="| type | name | label | calculation | relevant |",
    )
    reading = read_form(tmp_path, form)
    question(reading, "q1")
    assert reading.questionnaire is not None
    assert set(reading.questionnaire.facts) == {"user", "rate"}
    assert "as-fact @ survey, row 3, column type" in said(reading.notices)
    assert "rule-left-out @ survey, row 5, column calculation" in said(reading.notices)


def test_today_stays_today(tmp_path: Path) -> None:
    """Clause 12."""
    form = survey(
        "| today | today | | |",
        "| date | q1 | When? | . <= ${today} |",
        header="| type | name | label | constraint |",
    )
    found = question(read_form(tmp_path, form), "q1").constraint
    assert found is not None
    assert found.holds.text == ". <= today()"


def test_yes_and_no_are_the_type(tmp_path: Path) -> None:
    """Clause 13."""
    reading = read_form(tmp_path, survey("| select_one yn | q1 | One? |") + _LISTS)
    assert question(reading, "q1").type is QuestionType.YES_NO


def test_other_sheets_are_told(tmp_path: Path) -> None:
    """Clause 14."""
    more = "| entities | |\n| | list_name |\n| | trees |\n| _notes | |\n| | mine |\n"
    reading = read_form(tmp_path, survey("| text | q1 | One? |") + more)
    assert "unknown-sheet @ entities" in said(reading.notices)
    assert "_notes" not in said(reading.notices)
