"""A real workbook with two people and one partner, moved on through the use cases to any stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.partner import Partner
from ddworkbook.core.questionnaire import Column, Question, QuestionType
from ddworkbook.usecases.answering import GivenAnswer, answer_many
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.evidence import attach_bytes
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.people import add_key, introduce_person, switch_person
from ddworkbook.usecases.reviewing import approve, submit
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.signing import sign
from ddworkbook.usecases.workbook_files import close_workbook, create_workbook
from tests.builders.world import fixed_world

PASSPHRASE = "correct horse"
PARTNER = Partner(
    id="", name="Kamiro Highlands Research Trust", country="KE", kind="research-institute"
)


@dataclass
class Stage:
    """An open session with the ids of who and what is in it."""

    session: Session
    preparer: str
    reviewer: str
    partner: str
    assessment: str = ""

    def page(self) -> AssessmentPage:
        return assessment_page(self.session, self.assessment)

    def work_as(self, person: str) -> None:
        switch_person(self.session, person)

    def close(self) -> None:
        close_workbook(self.session)


def new_stage(folder: Path, *, keys: bool = True) -> Stage:
    """Make a workbook with a preparer, a reviewer and a partner; the preparer works."""
    session = create_workbook(folder / "stage.ddw", "Partners 2026", fixed_world(folder / "home"))
    preparer = introduce_person(session, "Ines Calloway", "Partnerships officer", "Norwell").made
    reviewer = introduce_person(session, "Tobias Adeyemi-Hart", "Head of assurance", "Norwell").made
    if keys:
        for person in (preparer, reviewer):
            add_key(session, person, PASSPHRASE)
    return Stage(session, preparer, reviewer, add_partner(session, PARTNER).made)


def start_due_diligence(stage: Stage, depth: str = "simple") -> None:
    """Start a due diligence of a depth that a person chose."""
    made = start_assessment(
        stage.session,
        stage.partner,
        "partner-due-diligence",
        depth=depth,
        depth_reason="A small grant to a partner that is known.",
    )
    stage.assessment = made.made


def answer_everything(
    stage: Stage, value_of: Callable[[Question], Any] | None = None, **instead: JsonValue
) -> None:
    """Answer whatever is asked until nothing required is missing."""
    make = value_of or plain_value
    for _round in range(20):
        page = stage.page()
        missing = page.walkthrough.missing
        if not missing:
            return
        answers = tuple(
            GivenAnswer(code, instead.get(code, make(question_of(page, code))), f"Seen for {code}.")
            for code in missing
        )
        answer_many(stage.session, stage.assessment, answers)
    raise AssertionError(f"still missing: {stage.page().walkthrough.missing}")


def question_of(page: AssessmentPage, code: str) -> Question:
    """Return a question of the edition."""
    question = page.questionnaire.question(code)
    assert question is not None
    return question


def plain_value(question: Question | Column) -> Any:
    """Return a value of the type of a question or column."""
    plain: dict[QuestionType, Any] = {
        QuestionType.YES_NO: "yes",
        QuestionType.YES_NO_UNSURE: "no",
        QuestionType.YES_PARTLY_NO_NA: "yes",
        QuestionType.TEXT: "As in the statute",
        QuestionType.LONG_TEXT: "As in the statute and the annual report.",
        QuestionType.INTEGER: 4,
        QuestionType.DECIMAL: "4",
        QuestionType.PERCENT: "10",
        QuestionType.MONEY: {"amount": "12000.00", "currency": "GBP"},
        QuestionType.DATE: "2026-03-01",
    }
    if question.type is QuestionType.CHOICE:
        return question.choices[0].value
    if question.type is QuestionType.MULTI:
        return [question.choices[0].value]
    if question.type is QuestionType.TABLE and isinstance(question, Question):
        return []
    return plain[question.type]


def attach_letter(stage: Stage, *codes: str) -> str:
    """Attach an invented PDF to questions and return its id."""
    return attach_bytes(
        stage.session, stage.assessment, b"%PDF-1.4 invented", "Letter of the board.pdf", codes
    ).made


def submitted(stage: Stage) -> None:
    """Submit, and let the reviewer work."""
    submit(stage.session, stage.assessment)
    stage.work_as(stage.reviewer)


def approved(stage: Stage, decision: str = "proceed") -> None:
    """Approve as the reviewer."""
    approve(stage.session, stage.assessment, decision, reason="Known and sound.")


def signed(stage: Stage) -> None:
    """Give every signature that is asked for."""
    for line in stage.page().wanted_signatures:
        stage.work_as(stage.preparer if line.meaning == "prepared" else stage.reviewer)
        sign(stage.session, stage.assessment, line.meaning, PASSPHRASE)
