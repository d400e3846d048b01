"""Every type of question: its answers are checked, put in order, read and stored."""

import json
from pathlib import Path

import pytest

from ddworkbook.core.answer_check import check_value, completeness_problems, normal_value
from ddworkbook.core.answer_text import table_text, value_text
from ddworkbook.core.answer_value import value_of
from ddworkbook.core.canonical import canonical_bytes, fingerprint
from ddworkbook.core.question_type import TYPES
from ddworkbook.core.questionnaire import QuestionType
from ddworkbook.core.questionnaire_reader import from_document, read_questionnaire, to_document
from tests.builders.every_type import COUNTRIES, every_trees, every_type

OLD = Path(__file__).parent.parent / "samples" / "questionnaires" / "editions" / "first-engine"


def question(code):
    return every_type().question(code)


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize("name", ["triage", "small"])
def test_editions_of_the_first_engine_still_open_and_keep_their_fingerprint(name):
    document = json.loads((OLD / f"{name}.json").read_text(encoding="utf-8"))
    fingerprints = json.loads((OLD / "fingerprints.json").read_text(encoding="utf-8"))
    assert fingerprint(to_document(from_document(document))) == fingerprints[name]


def test_every_field_survives_the_document_of_an_edition():
    document = to_document(every_type())
    again = from_document(json.loads(canonical_bytes(document)))
    assert again == every_type()
    assert to_document(again) == document


def test_every_type_is_described_and_its_example_is_an_answer():
    assert set(TYPES) == set(QuestionType)
    by_type = {asked.type: asked for asked in every_type().questions}
    assert set(by_type) == set(QuestionType)
    for kind in set(QuestionType) - {QuestionType.TABLE, QuestionType.CHOICE, QuestionType.MULTI}:
        example = TYPES[kind].example
        assert check_value(by_type[kind], normal_value(by_type[kind], example)) == ()


@pytest.mark.parametrize(
    ("code", "given", "normal", "shown", "seen"),
    [
        ("C2", "Kenya", "kenya", "Kenya", "kenya"),
        ("C2", {"other": " Chad "}, {"other": "Chad"}, "Another country: Chad", "other"),
        ("C2", "Another country: Chad", {"other": "Chad"}, "Another country: Chad", "other"),
        ("C2", {"other": ""}, None, "Not answered", None),
        (
            "C3",
            [{"other": "Bondo"}, "Garissa", "kisumu"],
            ["kisumu", "garissa", {"other": "Bondo"}],
            "Kisumu; Garissa; Other: Bondo",
            ("kisumu", "garissa", "other"),
        ),
        ("C4", 3, "3", "Level 3", 3),
        ("V8", "UK", "GB", "United Kingdom", "GB"),
        ("V8", "ke", "KE", "Kenya", "KE"),
        ("V9", "Lake Body", {"name": "Lake Body"}, "Lake Body", "Lake Body"),
        (
            "V9",
            {"name": "B", "ror": "ror.org/05dxps055", "partner": ""},
            {"name": "B", "ror": "https://ror.org/05dxps055"},
            "B (https://ror.org/05dxps055)",
            "B",
        ),
        ("V10", {"name": "A", "role": "Head"}, {"name": "A", "role": "Head"}, "A (Head)", "A"),
        (
            "V11",
            {"name": "a.pdf", "sha256": "AB" * 32},
            {"name": "a.pdf", "sha256": "ab" * 32},
            "a.pdf",
            "a.pdf",
        ),
    ],
)
def test_an_answer_has_one_form_reads_well_and_is_seen_by_rules(code, given, normal, shown, seen):
    asked = question(code)
    assert normal_value(asked, given, COUNTRIES) == normal
    assert check_value(asked, normal, COUNTRIES) == ()
    assert value_text(asked, normal, COUNTRIES) == shown
    assert value_of(asked, normal) == seen


@pytest.mark.parametrize(
    ("code", "value", "found"),
    [
        ("C1", {"other": "perhaps"}, ["unknown-choice"]),
        ("C2", {"other": 5}, ["not-text"]),
        ("C2", {"other": ""}, ["empty-other"]),
        ("C2", "other", ["unknown-choice"]),
        ("C3", ["none", {"other": "x"}], ["not-alone"]),
        ("C3", [{"other": "x"}, {"other": "y"}], ["repeated-choice"]),
        ("C4", "5", ["unknown-choice"]),
        ("V8", "Kenya", ["not-country"]),
        ("V8", "XX", ["not-country"]),
        ("V9", {"ror": "x"}, ["not-organisation"]),
        ("V9", {"name": "A", "ror": "https://ror.org/05dxps056"}, ["not-ror"]),
        ("V9", {"name": "A", "web": "x"}, ["unknown-key"]),
        ("V10", {"name": "A", "email": "at home"}, ["not-email"]),
        ("V10", {"name": 5}, ["not-text"]),
        ("V10", ["A"], ["not-person"]),
        ("V11", {"name": "a.pdf"}, ["not-sha256"]),
    ],
)
def test_a_wrong_answer_is_refused_with_a_repair(code, value, found):
    problems = check_value(question(code), value, COUNTRIES)
    assert codes(problems) == found
    assert all(problem.repair for problem in problems)


@pytest.mark.parametrize(
    ("code", "value", "found"),
    [
        ("V3", 0, ["out-of-range"]),
        ("V3", 101, ["out-of-range"]),
        ("V3", 3, ["off-step"]),
        ("V3", 4, []),
        ("V4", "0.25", ["out-of-range"]),
        ("V6", {"amount": "-1", "currency": "GBP"}, ["out-of-range"]),
        ("V6", {"amount": "1", "currency": "USD"}, ["other-currency"]),
        ("V12", [{"id": "1", "place": "x", "start": 1800}], ["out-of-range"]),
        ("V12", [{"id": "1", "start": 1950}], ["empty-cell"]),
    ],
)
def test_a_number_out_of_range_is_kept_but_blocks_sign_off(code, value, found):
    asked = question(code)
    assert check_value(asked, value) == ()
    assert codes(completeness_problems(asked, value, "")) == found


def test_a_range_says_what_to_give():
    problem = next(completeness_problems(question("V3"), 0, ""))
    assert problem.sentence == "V3: 0 is out of range. Give at least 1 and at most 100."


def test_cells_of_every_type_read_well():
    row = {"id": "1", "place": "x", "head": {"name": "A"}, "use": {"other": "store"}}
    header, first = table_text(question("V12"), [row])
    assert dict(zip(header, first, strict=True)) == {
        "Place": "x",
        "First year": "",
        "Last year": "",
        "Head": "A",
        "Use": "Other: store",
    }


def test_a_person_is_always_personal():
    assert question("V10").about_people
    assert question("V12").about_people


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (lambda c, v: c[3]["choices"].pop(), "bad-levels", "C4, choices"),
        (lambda c, v: c[3]["choices"][1].pop("description"), "bad-levels", "C4, choices"),
        (lambda c, v: c[0].update(other=True), "not-here", "C1, other"),
        (lambda c, v: v[0].update(min=1), "not-here", "V1, min"),
        (lambda c, v: v[2].update(min="few"), "not-number", "V3, min"),
        (
            lambda c, v: c[1]["choices"].append({"value": "other", "label": "Other"}),
            "bad-value",
            "C2, choices",
        ),
        (lambda c, v: c[2].update(choice_filter="country = "), "rule", "C3, choice_filter"),
        (
            lambda c, v: v[11]["columns"][0].update(choices=[{"value": "a", "label": "A"}]),
            "not-here",
            "V12, columns[1].choices",
        ),
    ],
)
def test_a_fault_of_a_type_is_found_in_its_place(change, code, place):
    head, sections = every_trees()
    change(sections["01-choices"]["questions"], sections["02-values"]["questions"])
    questionnaire, problems = read_questionnaire(head, sections)
    assert questionnaire is None
    found = [(problem.code, problem.where.split("question ")[-1]) for problem in problems]
    assert found == [(code, place)]
