"""Findings say file, line and question; some of them are only advice."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire_linter.advice import ADVICE, is_advice, obstacles
from ddworkbook.core.questionnaire_linter.codes import PROBLEM_CODES
from ddworkbook.core.questionnaire_linter.problem_place import ProblemPlace, problem_place

ROOT = Path(__file__).parents[2] / "src" / "ddworkbook"


def finding(where: str, code: str = "rule") -> Problem:
    return Problem(code, where, "It is wrong.", "Repair it.")


def test_a_finding_says_file_line_and_question() -> None:
    found = problem_place(finding("sections/01-a.yaml, line 12, question C07, flags[1].when"))
    assert found == ProblemPlace("sections/01-a.yaml", 12, "C07", "")


def test_a_finding_of_a_translation_names_the_text() -> None:
    found = problem_place(finding("translations/sw.yaml, line 3, C07.flags.1.reason"))
    assert found == ProblemPlace("translations/sw.yaml", 3, "C07", "C07.flags.1.reason")
    assert problem_place(finding("translations/sw.yaml, title")).key == ""


def test_a_finding_about_a_whole_file_has_no_line() -> None:
    assert problem_place(finding("questionnaire.yaml")) == ProblemPlace(
        "questionnaire.yaml", 0, "", ""
    )


def test_advice_keeps_no_edition_from_being_saved() -> None:
    assert set(PROBLEM_CODES) >= ADVICE
    manual = (ROOT / "questionnaires" / "AUTHORS.md").read_text(encoding="utf-8")
    listed = manual.partition("\nAdvice is:")[2].partition("\n\n")[0]
    assert all(f"`{code}`" in listed for code in ADVICE)
    assert listed.count("`") == 2 * len(ADVICE)
    assert is_advice(finding("x", "no-guidance"))
    faulty = finding("x", "cycle")
    assert obstacles([finding("x", "translation-stale"), faulty]) == (faulty,)
