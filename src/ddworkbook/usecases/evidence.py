"""Evidence: attach files to questions, keep their dates, give them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from ddworkbook.core.changes import EvidenceAttached, EvidenceChanged, EvidenceDetached
from ddworkbook.core.errors import InputRefused, UsageRefused
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.folding import fold
from ddworkbook.core.problem import Problem
from ddworkbook.core.states import Step
from ddworkbook.storage.blobs import MAX_EVIDENCE_BYTES
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.storage.reading.evidence import all_evidence, find_evidence
from ddworkbook.storage.reading.history import written_by
from ddworkbook.usecases.assessment_rows import rows_of
from ddworkbook.usecases.dates import date_problems, order_problems
from ddworkbook.usecases.evidence_files import (
    attach_in,
    file_problems,
    media_type,
    plain_name,
    safe_name,
)
from ddworkbook.usecases.partner_views import EvidenceRow
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.progress import Progress, report
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.session import Changed, Session, changed
from ddworkbook.usecases.whole_file import free_name, write_bytes_whole

MAX_BYTES = MAX_EVIDENCE_BYTES
# What the system's own viewer may be asked to open: nothing that runs.
SAFE_TO_OPEN = frozenset({"pdf", "png", "jpg", "jpeg", "txt", "csv", "docx", "xlsx"})
SOON_DAYS = 60


def attach_file(
    session: Session,
    assessment_id: str,
    path: Path,
    codes: tuple[str, ...] = (),
    *,
    issued_on: str = "",
    expires_on: str = "",
    note: str = "",
    progress: Progress | None = None,
) -> Changed:
    """Attach a file to questions; `made` is the id of the evidence.

    Raises: InputRefused for a file that is missing, empty, over 64 MiB or not readable, for unknown
    questions and wrong dates; ActionRefused when it is not open for changes.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    problems = [
        *file_problems(path, "File"),
        *_problems(session, row, codes, issued_on, expires_on),
    ]
    _refuse(problems, "The file was not attached.")
    report(progress, 0, 1)
    with session.writing() as ledger:
        made = attach_in(
            ledger,
            row.id,
            path,
            codes,
            issued_on=issued_on,
            expires_on=expires_on,
            note=note.strip(),
        )
    report(progress, 1, 1)
    return changed("evidence", row.id, row.partner, made=made.id)


def attach_bytes(
    session: Session,
    assessment_id: str,
    content: bytes,
    name: str,
    codes: tuple[str, ...] = (),
) -> Changed:
    """Attach content that has no file, such as a pasted picture; `made` is the id.

    Raises: InputRefused when it is empty, too large or for unknown questions.
    """
    row = require_step(session, assessment_id, Step.ANSWER)
    _refuse(_problems(session, row, codes, "", ""), "It was not attached.")
    with session.writing() as ledger:
        stored = ledger.store_bytes(content, name)
        evidence = Evidence(
            ledger.new_id(),
            row.id,
            plain_name(name),
            media_type(name),
            stored.size_bytes,
            stored.sha256,
            codes,
        )
        ledger.append(EvidenceAttached(evidence), row.id)
    return changed("evidence", row.id, row.partner, made=evidence.id)


def change_evidence(
    session: Session,
    assessment_id: str,
    evidence_id: str,
    *,
    codes: tuple[str, ...] | None = None,
    issued_on: str | None = None,
    expires_on: str | None = None,
    note: str | None = None,
) -> Changed:
    """Change questions, dates or note of a piece of evidence; None keeps what is there."""
    row = require_step(session, assessment_id, Step.ANSWER)
    before = require_evidence(session, evidence_id, row.id)
    after = replace(
        before,
        codes=before.codes if codes is None else codes,
        issued_on=before.issued_on if issued_on is None else issued_on,
        expires_on=before.expires_on if expires_on is None else expires_on,
        note=before.note if note is None else note.strip(),
    )
    problems = _problems(session, row, after.codes, after.issued_on, after.expires_on)
    _refuse(problems, "The evidence was not changed.")
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "evidence", before.id)
        ledger.append(EvidenceChanged(after), row.id, [replaced])
    return changed("evidence", row.id, row.partner, before.id)


def detach_evidence(session: Session, assessment_id: str, evidence_id: str) -> Changed:
    """Take a piece of evidence off the assessment; its content stays for the history."""
    row = require_step(session, assessment_id, Step.ANSWER)
    evidence = require_evidence(session, evidence_id, row.id)
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "evidence", evidence.id)
        ledger.append(EvidenceDetached(evidence.id), row.id, [replaced])
    return changed("evidence", row.id, row.partner, evidence.id)


def list_evidence(
    session: Session, text: str = "", *, partner: str = ""
) -> tuple[EvidenceRow, ...]:
    """Return all evidence, that which expires first in front."""
    rows = {row.id: row for row in rows_of(session, partner=partner)}
    words = fold(text).split()
    found = []
    for item in all_evidence(session.workbook):
        row = rows.get(item.assessment)
        if row is None:
            continue
        names = fold(f"{item.name} {item.note} {row.partner_name}")
        if all(word in names for word in words):
            expiry = expiry_of(session, item)
            found.append(EvidenceRow(item, row.title, row.partner, row.partner_name, expiry))
    return tuple(
        sorted(found, key=lambda row: (row.evidence.expires_on or "9999", row.evidence.id))
    )


def expiry_of(session: Session, evidence: Evidence) -> str:
    """Return "expired", "soon" (within 60 days) or ""."""
    today = session.world.today()
    if not evidence.expires_on:
        return ""
    if evidence.expires_on < today.isoformat():
        return "expired"
    soon = (today + timedelta(days=SOON_DAYS)).isoformat()
    return "soon" if evidence.expires_on <= soon else ""


def read_evidence(session: Session, evidence_id: str) -> bytes:
    """Return the content, checked against its SHA-256. Raises: AlteredError when it differs."""
    evidence = require_evidence(session, evidence_id)
    return b"".join(session.workbook.read_blob(evidence.sha256))


def save_evidence(session: Session, evidence_id: str, to_dir: Path) -> Path:
    """Write a copy into a folder under a safe name that is not taken, and return its path.

    Raises: AlteredError when the content differs from its SHA-256, WorldError when the folder
    cannot be written.
    """
    evidence = require_evidence(session, evidence_id)
    content = read_evidence(session, evidence_id)
    path = free_name(to_dir, safe_name(evidence.name))
    write_bytes_whole(path, content)
    return path


def is_safe_to_open(name: str) -> bool:
    """Say whether a file of this name may be handed to the system's viewer."""
    return Path(name).suffix.lower().lstrip(".") in SAFE_TO_OPEN


def require_evidence(session: Session, evidence_id: str, assessment_id: str = "") -> Evidence:
    """Return a piece of evidence (of this assessment). Raises: UsageRefused when there is none."""
    evidence = find_evidence(session.workbook, evidence_id)
    if evidence is None or (assessment_id and evidence.assessment != assessment_id):
        raise UsageRefused(f"There is no evidence {evidence_id!r} here.")
    return evidence


def _problems(
    session: Session, row: AssessmentRow, codes: tuple[str, ...], issued_on: str, expires_on: str
) -> list[Problem]:
    """Return what is wrong with the questions and dates of a piece of evidence."""
    questionnaire = edition_of(session, row.edition)
    problems = [
        Problem("unknown-code", code, "There is no such question.", "Correct the code.")
        for code in codes
        if questionnaire.question(code) is None
    ]
    problems += date_problems(issued_on, "Issued")
    problems += date_problems(expires_on, "Expires")
    return problems + order_problems(issued_on, expires_on, "Expires")


def _refuse(problems: list[Problem], sentence: str) -> None:
    """Refuse when there are problems."""
    if problems:
        raise InputRefused(sentence, problems)
