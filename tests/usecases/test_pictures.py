from __future__ import annotations

from pathlib import Path

from ddworkbook.core.canonical import JsonValue
from ddworkbook.usecases.answering import answer_question, undo
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessments import choose_depth
from ddworkbook.usecases.workbook_files import close_workbook, open_beside
from tests.builders.stage import Stage, new_stage, start_due_diligence

ANSWERS: tuple[tuple[str, JsonValue], ...] = (
    ("S01", ["employs-staff", "other-currency"]),
    ("C27", "no"),
    ("C07", "no"),
    ("C27", "yes"),
    ("S01", None),
)


def seen_anew(stage: Stage) -> object:
    beside = open_beside(stage.session)
    try:
        return assessment_page(beside, stage.assessment).walkthrough
    finally:
        close_workbook(beside)


def test_a_picture_that_is_continued_equals_one_that_is_worked_out_anew(tmp_path: Path) -> None:
    stage = new_stage(tmp_path, keys=False)
    start_due_diligence(stage, "enhanced")
    assert stage.page().walkthrough == seen_anew(stage)
    for code, value in ANSWERS:
        answer_question(stage.session, stage.assessment, code, value)
        assert stage.page().walkthrough == seen_anew(stage)
    undo(stage.session, stage.assessment)
    assert stage.page().walkthrough == seen_anew(stage)
    choose_depth(stage.session, stage.assessment, "simple", "A small grant.")
    assert stage.page().walkthrough == seen_anew(stage)
    stage.close()
