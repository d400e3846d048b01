"""XLSForms become questionnaires.

1. Types: text, integer, decimal, date, note, calculate, select_one, select_multiple, range,
   acknowledge and files have counterparts; aliases are known.
2. Types without counterpart become texts or are left out, each with a notice.
3. Groups are sections; groups inside groups give their condition to their questions, and a label
   becomes a note. Questions outside of groups stand in a section of their own.
4. Repeats are tables; what a column cannot be is left out with a notice.
5. Lists of choices go with their questions; their further columns are attributes for filters.
6. or_other is `other`.
7. hint, guidance_hint, required, required_message, constraint and constraint_message are kept.
8. Columns without counterpart give a notice for each column, with its rows.
9. Names that can be codes stay; others become codes, with a notice.
10. Labels by language are translations; the default language is the form's own.
11. Settings give title, code, version and language; what is missing is said.
12. What cannot be worked out, and is used, becomes a fact.
13. Yes and no with these labels is the type yes-no.
14. Other sheets are left out with a notice, but for those that begin with an underscore.
15. Nothing of a form is lost without a problem or a notice.
"""

from __future__ import annotations

from decimal import Decimal
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


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("text", QuestionType.TEXT),
        ("string", QuestionType.TEXT),
        ("integer", QuestionType.INTEGER),
        ("int", QuestionType.INTEGER),
        ("decimal", QuestionType.DECIMAL),
        ("date", QuestionType.DATE),
        ("note", QuestionType.NOTE),
        ("select_one place", QuestionType.CHOICE),
        ("select one from place", QuestionType.CHOICE),
        ("select_multiple place", QuestionType.MULTI),
        ("select all that apply from place", QuestionType.MULTI),
        ("acknowledge", QuestionType.CHOICE),
        ("image", QuestionType.FILE),
        ("audio", QuestionType.FILE),
        ("file", QuestionType.FILE),
        ("Select_One  place", QuestionType.CHOICE),
    ],
)
def test_types_have_counterparts(tmp_path: Path, word: str, kind: QuestionType) -> None:
    """Clause 1."""
    reading = read_form(tmp_path, survey(f"| {word} | q1 | One? |") + _LISTS)
    assert question(reading, "q1").type is kind


def test_a_calculation_is_kept(tmp_path: Path) -> None:
    """Clause 1: without a label, its name is the text."""
    form = survey(
        "| integer | q1 | One? | |",
        "| calculate | twice_q1 | | ${q1} * 2 |",
        header="| type | name | label | calculation |",
    )
    found = question(read_form(tmp_path, form), "twice_q1")
    assert found.calculate is not None
    assert (found.calculate.text, found.text) == ("${q1} * 2", "twice q1")


@pytest.mark.parametrize(
    ("parameters", "kind", "bounds"),
    [
        ("start=1 end=9 step=2", QuestionType.INTEGER, ("1", "9", "2")),
        ("start=0;end=1;step=0.25", QuestionType.DECIMAL, ("0", "1", "0.25")),
        ("", QuestionType.INTEGER, ("0", "10", "1")),
        ("end=5", QuestionType.INTEGER, ("0", "5", "1")),
    ],
)
def test_a_range_has_bounds(
    tmp_path: Path, parameters: str, kind: QuestionType, bounds: tuple[str, str, str]
) -> None:
    """Clause 1: ODK's defaults are 0, 10 and 1."""
    form = survey(
        f"| range | q1 | One? | {parameters} |", header="| type | name | label | parameters |"
    )
    found = question(read_form(tmp_path, form), "q1")
    assert found.type is kind
    assert (found.minimum, found.maximum, found.step) == tuple(map(Decimal, bounds))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("geopoint", "as-text"),
        ("dateTime", "as-text"),
        ("time", "as-text"),
        ("barcode", "as-text"),
        ("select_one_from_file villages.csv", "as-text"),
        ("rank place", "order-lost"),
    ],
)
def test_types_without_counterpart_are_told(tmp_path: Path, word: str, code: str) -> None:
    """Clause 2."""
    reading = read_form(tmp_path, survey(f"| {word} | q1 | One? |") + _LISTS)
    question(reading, "q1")
    assert f"{code} @ survey, row 2, column type" in said(reading.notices)


@pytest.mark.parametrize("word", ["start", "deviceid", "audit", "username", "phone number"])
def test_metadata_is_left_out_with_a_notice(tmp_path: Path, word: str) -> None:
    """Clause 2."""
    reading = read_form(tmp_path, survey(f"| {word} | m | |", "| text | q1 | One? |"))
    assert reading.questionnaire is not None
    assert [one.code for one in reading.questionnaire.questions] == ["q1"]
    assert "metadata @ survey, row 2, column type" in said(reading.notices)


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


def test_texts_and_checks_are_kept(tmp_path: Path) -> None:
    """Clause 7."""
    form = survey(
        "| integer | q1 | One? | H | G | yes | Needed. | . > 0 | Above 0. |",
        header="| type | name | label | hint | guidance_hint | required | required_message "
        "| constraint | constraint_message |",
    )
    found = question(read_form(tmp_path, form), "q1")
    assert (found.hint, found.guidance, found.required) == ("H", "G", True)
    assert found.required_message == "Needed."
    assert found.constraint is not None
    assert (found.constraint.holds.text, found.constraint.message) == (". > 0", "Above 0.")


@pytest.mark.parametrize(
    ("word", "required"),
    [
        ("yes", True),
        ("TRUE", True),
        ("true()", True),
        ("", False),
        ("no", False),
        ("false()", False),
    ],
)
def test_required_is_read_as_odk_reads_it(tmp_path: Path, word: str, required: bool) -> None:
    """Clause 7: without a word nothing is required, other than in our own files."""
    form = survey(f"| text | q1 | One? | {word} |", header="| type | name | label | required |")
    assert question(read_form(tmp_path, form), "q1").required is required


def test_required_by_a_rule_is_required_and_told(tmp_path: Path) -> None:
    """Clauses 7 and 15."""
    form = survey("| text | q1 | One? | ${q1} = 'a' |", header="| type | name | label | required |")
    reading = read_form(tmp_path, form)
    assert question(reading, "q1").required
    assert "required-rule @ survey, row 2, column required" in said(reading.notices)


def test_a_constraint_without_message_gets_a_plain_one(tmp_path: Path) -> None:
    """Clause 7."""
    form = survey("| integer | q1 | One? | . > 0 |", header="| type | name | label | constraint |")
    reading = read_form(tmp_path, form)
    assert question(reading, "q1").constraint is not None
    assert "no-message @ survey, row 2, column constraint_message" in said(reading.notices)


@pytest.mark.parametrize(
    "column",
    ["appearance", "default", "read_only", "trigger", "image", "media::image", "save_to", "audio"],
)
def test_columns_without_counterpart_are_told_with_their_rows(tmp_path: Path, column: str) -> None:
    """Clauses 8 and 15: one notice for each column."""
    form = survey(
        "| text | q1 | One? | x |",
        "| text | q2 | Two? | x |",
        "| text | q3 | Three? | |",
        "| text | q4 | Four? | x |",
        header=f"| type | name | label | {column} |",
    )
    reading = read_form(tmp_path, form)
    name = column.removeprefix("media::")
    assert f"left-out @ survey, rows 2–3, 5, column {name}" in said(reading.notices)


def test_unknown_columns_are_told_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    """Clauses 8 and 15."""
    form = survey("| text | q1 | One? | x |", header="| type | name | label | relevnt |")
    reading = read_form(tmp_path, form)
    assert "unknown-column @ survey, row 1, column relevnt" in said(reading.notices)
    assert any("'relevant'" in notice.sentence for notice in reading.notices)


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
