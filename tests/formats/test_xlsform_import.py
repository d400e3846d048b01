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
