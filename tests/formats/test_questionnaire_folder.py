"""Questionnaire folders: the shipped ones, and folders with faults."""

from pathlib import Path

import pytest

import ddworkbook.questionnaires
from ddworkbook.core.questionnaire_linter import lint_questionnaire
from ddworkbook.core.questionnaire_reader import from_document, to_document
from ddworkbook.formats.questionnaire_folder import (
    lint_folder,
    read_folder,
    read_translations,
)

SHIPPED = Path(ddworkbook.questionnaires.__file__).parent
NAMES = sorted(head.parent.name for head in SHIPPED.glob("*/questionnaire.yaml"))

HEAD = """
code: small
version: "1"
language: en-GB
title: Small
purpose: To test.
sections: [01-only]
"""
SECTION = """
code: A
title: Only
questions:
  - code: A1
    text: Is it so?
    type: yes-no
    who: partner
    level: project
"""


def _folder(tmp_path, head=HEAD, section=SECTION):
    (tmp_path / "sections").mkdir()
    (tmp_path / "questionnaire.yaml").write_text(head, encoding="utf-8")
    (tmp_path / "sections" / "01-only.yaml").write_text(section, encoding="utf-8")
    return tmp_path


def test_a_small_folder_is_read(tmp_path):
    questionnaire, problems = read_folder(_folder(tmp_path))
    assert problems == ()
    assert [question.code for question in questionnaire.questions] == ["A1"]


def test_problems_of_all_files_are_listed_with_file_and_line(tmp_path):
    folder = _folder(tmp_path, HEAD + "title: Again\n", SECTION + "    text: Again\n")
    questionnaire, problems = read_folder(folder)
    assert questionnaire is None
    assert [problem.where for problem in problems] == ["questionnaire.yaml, line 8"]
    (folder / "questionnaire.yaml").write_text(HEAD)
    _, problems = read_folder(folder)
    assert [problem.where for problem in problems] == ["sections/01-only.yaml, line 10"]


def test_a_section_name_does_not_lead_out_of_the_folder(tmp_path):
    (tmp_path / "01-only.yaml").write_text(SECTION)
    inside = tmp_path / "folder"
    inside.mkdir()
    head = HEAD.replace("01-only", '"../../01-only"')
    questionnaire, problems = read_folder(_folder(inside, head))
    assert questionnaire is None
    assert "There is no sections/../../01-only.yaml." in [problem.what for problem in problems]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("questionnaire.yaml", None, "file-missing"),
        ("questionnaire.yaml", b"\xff\xfe", "not-utf-8"),
        ("questionnaire.yaml", b"- a", "not-a-mapping"),
        ("sections/01-only.yaml", None, "file-missing"),
    ],
)
def test_a_missing_or_strange_file_is_named(tmp_path, name, data, code):
    folder = _folder(tmp_path)
    if data is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(data)
    questionnaire, problems = read_folder(folder)
    assert questionnaire is None
    assert [(problem.code, problem.where) for problem in problems] == [(code, name)]


@pytest.mark.parametrize("name", NAMES)
def test_shipped_questionnaires_have_no_problem(name):
    questionnaire, problems = read_folder(SHIPPED / name)
    assert [problem.sentence for problem in problems] == []
    triage, _ = read_folder(SHIPPED / "triage")
    behind = {} if name == "triage" else {question.code: question for question in triage.questions}
    found = lint_questionnaire(questionnaire, fact_questions=behind)
    assert [problem.sentence for problem in found] == []
    assert from_document(to_document(questionnaire)) == questionnaire


def test_a_folder_that_holds_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("ddworkbook.formats.questionnaire_folder.MAX_FOLDER", 100)
    questionnaire, problems = read_folder(_folder(tmp_path))
    assert questionnaire is None
    assert [problem.code for problem in problems] == ["folder-too-large"]


def test_translations_are_read_beside_the_questionnaire(tmp_path):
    folder = _folder(tmp_path)
    assert read_translations(folder) == ((), ())
    (folder / "translations").mkdir()
    text = 'language: sw\ntexts:\n  title: {of: "0", text: Ndogo}\n'
    (folder / "translations" / "sw.yaml").write_text(text, encoding="utf-8")
    (folder / "translations" / "notes.txt").write_text("not a translation", encoding="utf-8")
    translations, problems = read_translations(folder)
    assert problems == ()
    assert [one.language for one in translations] == ["sw"]
    assert translations[0].texts["title"].text == "Ndogo"


def test_invisible_characters_and_codes_that_differ_in_capitals_are_found(tmp_path):
    second = SECTION[SECTION.index("  - code") :].replace("A1", "a1")
    found = {problem.code for problem in lint_folder(_folder(tmp_path, section=SECTION + second))}
    assert "repeated-code" in found
    section = SECTION.replace("Is it", "Is\u202e it")
    (tmp_path / "sections" / "01-only.yaml").write_text(section, encoding="utf-8")
    places = {problem.code: problem.where for problem in lint_folder(tmp_path)}
    assert places["hidden-character"] == "sections/01-only.yaml, line 6, question A1, text"
