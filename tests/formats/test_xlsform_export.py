"""Questionnaires become XLSForms.

1. The form reads back as the same questionnaire: the shipped ones, one with every type, and
   generated ones; with their translations.
2. pyxform converts the form, without a warning.
3. The same edition gives the same bytes.
4. Text is text: never a formula, never a reference, whatever signs it holds.
5. A text longer than a cell is refused, with its place.
6. A rule changed in the form, but not in our column beside it, is a problem on import.
7. An imported form, exported again, is the same form.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from ddworkbook.core.errors import InputRefused
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import read_questionnaire
from ddworkbook.core.translation import (
    TranslatedText,
    Translation,
    text_mark,
    translatable_texts,
)
from ddworkbook.formats.questionnaire_folder import read_folder, read_translations
from ddworkbook.formats.questionnaire_folder_writer import folder_files
from ddworkbook.formats.xlsform import read_xlsform, xlsform_bytes
from ddworkbook.usecases.questionnaires import shipped_questionnaires
from tests.builders.every_type import every_trees, every_type
from tests.builders.questionnaire_trees import HEAD, IDENTITY, MONEY
from tests.formats.form_tables import read_form, said, write_form

SAMPLES = Path(__file__).parents[1] / "samples" / "xlsform"


def _small() -> Questionnaire:
    found, problems = read_questionnaire(HEAD, {"01-identity": IDENTITY, "02-money": MONEY})
    assert found is not None, problems
    return found


def _known() -> list[Questionnaire]:
    return [*shipped_questionnaires(), every_type(), _small()]


def _saved(folder: Path, data: bytes) -> Path:
    path = folder / "form.xlsx"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("questionnaire", _known(), ids=lambda one: one.code)
def test_what_is_exported_reads_back_equal(tmp_path: Path, questionnaire: Questionnaire) -> None:
    """Clause 1."""
    reading = read_xlsform(_saved(tmp_path, xlsform_bytes(questionnaire)))
    assert not reading.problems, said(reading.problems)
    assert reading.questionnaire == questionnaire
    assert reading.notices == ()


@pytest.mark.parametrize("questionnaire", _known(), ids=lambda one: one.code)
def test_pyxform_takes_what_is_exported(tmp_path: Path, questionnaire: Questionnaire) -> None:
    """Clause 2."""
    warnings: list[str] = []
    convert(str(_saved(tmp_path, xlsform_bytes(questionnaire))), warnings=warnings)
    assert warnings == []


@pytest.mark.parametrize("questionnaire", _known(), ids=lambda one: one.code)
def test_the_folder_of_a_questionnaire_reads_back_equal(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    """Clause 1: the folder that an import writes."""
    for name, content in folder_files(questionnaire).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert read_folder(tmp_path) == (questionnaire, ())


def test_the_same_edition_gives_the_same_bytes() -> None:
    """Clause 3."""
    assert xlsform_bytes(every_type()) == xlsform_bytes(every_type())


def _translated(questionnaire: Questionnaire, language: str, leave: str = "") -> Translation:
    texts = {
        key: TranslatedText(f"[{language}] {text}", text_mark(text))
        for key, text in translatable_texts(questionnaire).items()
        if key != leave
    }
    return Translation(language, texts)


def test_translations_go_along(tmp_path: Path) -> None:
    """Clauses 1 and 2: what has no column of ODK's stands in a sheet of ours."""
    questionnaire = every_type()
    translations = (_translated(questionnaire, "ar"), _translated(questionnaire, "sw", "C2.text"))
    path = _saved(tmp_path, xlsform_bytes(questionnaire, translations))
    reading = read_xlsform(path)
    assert reading.questionnaire == questionnaire
    assert reading.translations == translations
    convert(str(path))


def test_translations_stand_in_the_folder(tmp_path: Path) -> None:
    """Clause 1."""
    questionnaire = every_type()
    translations = (_translated(questionnaire, "sw"),)
    for name, content in folder_files(questionnaire, translations).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert read_translations(tmp_path) == (translations, ())


_HOSTILE = [
    "=HYPERLINK('http://example.org')",
    "+1 -1 @x",
    "what ${nobody} says",
    "$ {C1} and $  {C1}",
    "_x0041_ and _x005F_x0041_",
    "a\tb\nc",
    "<b>&amp;</b>",
    "عربي עברית 🜁",
    "yes",
    "-",
    "{}",
    "1.0",
]


@pytest.mark.parametrize("text", _HOSTILE)
def test_text_is_text(tmp_path: Path, text: str) -> None:
    """Clause 4."""
    head, sections = every_trees()
    head.update(purpose=text, title=text)
    sections["01-choices"]["questions"][2]["choices"][0].update(
        label=text, description=text, attributes={"country": text}
    )
    for question in sections["01-choices"]["questions"]:
        question.update(text=text, guidance=text, hint=text, evidence=text, stage=text)
    sections["01-choices"]["introduction"] = text
    questionnaire, problems = read_questionnaire(head, sections)
    assert questionnaire is not None, problems
    path = _saved(tmp_path, xlsform_bytes(questionnaire))
    reading = read_xlsform(path)
    assert reading.questionnaire == questionnaire, said(reading.problems)
    convert(str(path))
    book = openpyxl.load_workbook(path)
    assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp", "Cf"]),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() == text and " ".join(text.split()) == text)
_CODE = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,12}", fullmatch=True)


@st.composite
def _changed(draw: st.DrawFn) -> Questionnaire:
    """Return the questionnaire with every type, with other codes and texts."""
    head, sections = every_trees()
    head["title"], head["purpose"] = draw(_TEXT), draw(_TEXT)
    head["version"] = draw(_TEXT)
    for section in sections.values():
        section["title"] = draw(_TEXT)
        for question in section["questions"]:
            question["text"] = draw(_TEXT)
            question["required"] = question["type"] in {"note", "calculated"} or draw(st.booleans())
            if question["type"] in {"note", "calculated"}:
                del question["required"]
            question["evidence"] = draw(_TEXT)
            question["personal"] = draw(st.booleans())
            question["tags"] = draw(st.lists(_TEXT, max_size=2))
    extra = {
        "code": f"X{draw(_CODE)}"[:40],
        "type": draw(st.sampled_from(["choice", "multi"])),
        "text": draw(_TEXT),
        "who": "lead",
        "level": "organisation",
        "relevant": draw(st.sampled_from(["", "not(${C1} = 'yes')", "${C5} != 'no' or true()"])),
        "choices": [
            {
                "value": value,
                "label": draw(_TEXT),
                "alone": draw(st.booleans()),
                "attributes": draw(st.dictionaries(_CODE, _TEXT, max_size=2)),
            }
            for value in draw(st.lists(_CODE, min_size=1, max_size=3, unique=True))
        ],
        "flags": [{"severity": "red", "when": "${C4} < 2", "reason": draw(_TEXT)}],
    }
    sections["02-values"]["questions"].append(extra)
    questionnaire, problems = read_questionnaire(head, sections)
    assert questionnaire is not None, problems
    return questionnaire


@given(_changed())
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_generated_questionnaires_read_back_equal(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    """Clause 1."""
    reading = read_xlsform(_saved(tmp_path, xlsform_bytes(questionnaire)))
    assert not reading.problems, said(reading.problems)
    assert reading.questionnaire == questionnaire


def test_a_text_that_no_cell_holds_is_refused_with_its_place() -> None:
    """Clause 5."""
    long = replace(every_type(), purpose="x" * 32_768)
    with pytest.raises(InputRefused) as caught:
        xlsform_bytes(long)
    assert [problem.code for problem in caught.value.problems] == ["too-long"]
    assert caught.value.problems[0].where.startswith("_ddworkbook, row ")


def _edited(folder: Path, data: bytes, name: str, column: str, value: str) -> Path:
    """Return a form in which a person has changed one cell of the survey."""
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["survey"]
    headers = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[headers.index("name")].value == name:
            row[headers.index(column)].value = value
            break
    path = folder / "edited.xlsx"
    book.save(path)
    return path


def test_a_rule_changed_beside_ours_is_a_problem(tmp_path: Path) -> None:
    """Clause 6: only its author knows which of the two is meant."""
    path = _edited(tmp_path, xlsform_bytes(every_type()), "C3", "relevant", "${C1} = 'no'")
    problems = read_xlsform(path).problems
    assert [problem.code for problem in problems] == ["two-rules"]
    assert "ddw::relevant" in problems[0].sentence


def test_a_rule_changed_where_ours_was_emptied_is_taken(tmp_path: Path) -> None:
    """Clause 6."""
    path = _edited(tmp_path, xlsform_bytes(every_type()), "C3", "relevant", "${C1} = 'no'")
    path = _edited(tmp_path, path.read_bytes(), "C3", "ddw::relevant", "")
    reading = read_xlsform(path)
    assert reading.questionnaire is not None, said(reading.problems)
    changed = reading.questionnaire.question("C3")
    assert changed is not None
    assert changed.relevant is not None
    assert changed.relevant.text == "${C1} = 'no'"


def test_a_text_changed_in_the_form_is_taken(tmp_path: Path) -> None:
    """Clause 6."""
    path = _edited(tmp_path, xlsform_bytes(every_type()), "C1", "label", "Does it work?")
    reading = read_xlsform(path)
    assert reading.questionnaire is not None, said(reading.problems)
    assert reading.questionnaire.questions[0].text == "Does it work?"


def test_the_sample_form_comes_whole_and_goes_again(tmp_path: Path) -> None:
    """Clause 7: a form in the way of ODK, in three languages."""
    text = (SAMPLES / "field-site-visit.md").read_text(encoding="utf-8")
    convert(str(write_form(tmp_path / "form.xlsx", text)))
    first = read_form(tmp_path, text)
    assert first.questionnaire is not None, said(first.problems)
    assert [one.language for one in first.translations] == ["ar", "sw"]
    path = _saved(tmp_path, xlsform_bytes(first.questionnaire, first.translations))
    again = read_xlsform(path)
    assert (again.questionnaire, again.translations) == (first.questionnaire, first.translations)
    assert again.notices == ()
    convert(str(path))
