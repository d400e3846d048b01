"""The whole main job without a window, step by step."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from ddworkbook.core.errors import AlteredError
from ddworkbook.core.partner import Contact, Partner, PartnerName
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.checking import check_workbook_file
from ddworkbook.usecases.demo_answers import answer_from_story, attach_demo_evidence
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.exporting import export_assessment
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.people import switch_person
from ddworkbook.usecases.projects import find_project
from ddworkbook.usecases.reviewing import approve, submit
from ddworkbook.usecases.sample import SAMPLE_PASSPHRASE, make_sample
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.signing import sign
from ddworkbook.usecases.verify_views import VerifyReport
from ddworkbook.usecases.verifying import verify_path
from ddworkbook.usecases.whole_file import free_name, make_folder
from ddworkbook.usecases.workbook_files import close_workbook

Say = Callable[[str], None]

PREPARER, APPROVER = "Maya Lindqvist", "Tomasz Okafor"
_FORMATS = frozenset({"pdf", "xlsx", "pack"})
_PARTNER = Partner(
    id="",
    name="Highland Institute for Rural Health (invented)",
    country="ET",
    kind="research-institute",
    city="Bahir Dar",
    website="https://www.hirh.example",
    names=(PartnerName("HIRH", "acronym"),),
    contacts=(Contact("Selam Tadesse", "Research coordinator", "research@hirh.example"),),
)


def demo(folder: Path, world: World, say: Say) -> tuple[Path, ...]:
    """Do the main job into a folder, saying one line for each step; return the files made.

    Sample workbook, new partner, triage, due diligence answered, submitted, approved, signed, PDF,
    Excel, evidence pack, verified.
    Raises: AlteredError when what was made does not verify.
    """
    say = _numbered(say)
    make_folder(folder)
    path = free_name(folder, "sample.ddw")
    session = make_sample(path, world)
    say(f"Sample workbook with invented partners: {path}")
    try:
        assessment = _assess(session, say)
        made = export_assessment(session, assessment, folder, _FORMATS)
    finally:
        close_workbook(session)
    for file in made.files:
        say(f"Exported: {file}")
    for file in made.files:
        if file.suffix == ".zip":
            _verified(verify_path(file, world), "Evidence pack verified", say)
    _verified(verify_path(path, world), "Signed records of the workbook verified", say)
    _verified(check_workbook_file(path, world), "Workbook checked from the ground up", say)
    return (path, *made.files)


def _assess(session: Session, say: Say) -> str:
    """Take a new partner from registration to signature and return the assessment."""
    partner = add_partner(session, _PARTNER).made
    say(f"Partner registered: {_PARTNER.name}")
    project = find_project(session, "GWF-2211").id
    triage = start_assessment(session, partner, "triage", project_id=project).made
    answer_from_story(session, triage)
    _decide(session, triage)
    depth = next(iter(assessment_page(session, triage).walkthrough.decisions))
    say(f"Triage answered, decided and signed; depth: {depth.label}")
    made = start_assessment(
        session, partner, "partner-due-diligence", project_id=project, triage_id=triage
    ).made
    answer_from_story(session, made)
    attach_demo_evidence(session, made)
    walk = assessment_page(session, made).walkthrough
    optional = walk.asked - walk.answered - len(walk.missing)
    say(
        f"Due diligence answered: {walk.answered} of {walk.asked} ({optional} optional left open), "
        f"rating {walk.rating.word}"
    )
    _decide(session, made, say)
    return made


def _decide(session: Session, assessment: str, say: Say = lambda _line: None) -> None:
    """Submit, approve and sign with whoever the rating asks for."""
    submit(session, assessment)
    say(f"Submitted for review by {PREPARER}")
    switch_person(session, APPROVER)
    approve(session, assessment, "proceed", reason="Sound controls and the right people.")
    say(f"Approved by {APPROVER}: Proceed; the record is frozen")
    for wanted in assessment_page(session, assessment).wanted_signatures:
        name = {"prepared": PREPARER, "reviewed": "Ruth Abernethy"}.get(wanted.meaning, APPROVER)
        switch_person(session, name)
        sign(session, assessment, wanted.meaning, SAMPLE_PASSPHRASE)
        say(f"Signed as {wanted.meaning} by {name}")
    switch_person(session, PREPARER)


def _numbered(say: Say) -> Say:
    """Return a function that says each line with the number of its step."""
    numbers = count(1)
    return lambda line: say(f"{next(numbers)}. {line}")


def _verified(report: VerifyReport, sentence: str, say: Say) -> None:
    """Say that a report holds. Raises: AlteredError when it does not."""
    bad = [f"{line.what}: {line.detail}" for line in report.lines if line.outcome == "bad"]
    if bad:
        raise AlteredError(f"{report.path} does not verify.", bad)
    checked = sum(line.outcome == "ok" for line in report.lines)
    say(f"{sentence}: {checked} checks, nothing altered")
