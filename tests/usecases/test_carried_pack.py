"""The second round: a record made with held answers is signed, packed, and verifies anywhere."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.checking import check_workbook_file
from ddworkbook.usecases.demo_answers import answer_from_story
from ddworkbook.usecases.exporting import export_assessment
from ddworkbook.usecases.freezing import frozen_record
from ddworkbook.usecases.people import switch_person
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.signing import amend, my_key, sign_with
from ddworkbook.usecases.verifying import verify_path
from tests.builders.work import PASSPHRASE, Desk, approved


def signed_again(desk: Desk, assessment: str) -> str:
    """Approve and sign an assessment with both keys; return its fingerprint."""
    approved(desk, assessment)
    for person, meaning in ((desk.preparer, "prepared"), (desk.reviewer, "approved")):
        switch_person(desk.session, person)
        sign_with(desk.session, assessment, meaning, my_key(desk.session, PASSPHRASE))
    desk.as_preparer()
    return require_row(desk.session, assessment).fingerprint


def test_the_record_of_a_second_assessment_is_packed_and_verifies(
    signed: Desk, tmp_path: Path
) -> None:
    signed.clock.move(days=300)
    triage = start_assessment(signed.session, "Lake University", "triage", carry=False).made
    answer_from_story(signed.session, triage)
    answer_question(signed.session, triage, "T12b", "valid-unchanged")
    answer_question(signed.session, triage, "T12c", "2026-11-21")
    made = start_assessment(signed.session, "Lake University", "partner-due-diligence").made
    answer_from_story(signed.session, made)
    first = signed_again(signed, made)
    done = export_assessment(
        signed.session, made, tmp_path / "out", frozenset({"pdf", "xlsx", "pack"})
    )
    (pack,) = [path for path in done.files if path.suffix == ".zip"]
    report = verify_path(pack, signed.session.world)
    assert report.holds, [line for line in report.lines if line.outcome == "bad"]
    assert check_workbook_file(signed.path, signed.session.world).holds

    amend(signed.session, made, "A detail was corrected.")
    second = signed_again(signed, made)
    record = frozen_record(signed.session, second)
    assert record.previous is not None
    assert record.carried_from is not None
    assert (record.previous.fingerprint, record.previous.revision) == (first, 1)
    assert record.carried_from.assessment != record.assessment
    assert record.changes_since == ()
    assert {answer.standing for part in record.sections for answer in part.answers} == {
        "given",
        "held",
    }
