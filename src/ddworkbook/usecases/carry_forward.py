"""A new assessment of a known partner begins with the answers of its last record.

Not here: which answers those are (core/carry_forward.py), confirming them (confirming.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.carry_forward import CarriedAnswers, CarryRules, carried_answers
from ddworkbook.core.changes import (
    AssessmentSigned,
    CarriedForward,
    EvidenceAttached,
)
from ddworkbook.core.partner import Partner
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.record import Record
from ddworkbook.core.reference_meaning import REVIEW_INTERVALS, review_months
from ddworkbook.core.severity import Severity
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.reading.assessments import assessments, find_assessment
from ddworkbook.storage.reading.history import history
from ddworkbook.storage.reading.records import RecordRow, records
from ddworkbook.usecases.answer_events import carried
from ddworkbook.usecases.freezing import frozen_record
from ddworkbook.usecases.pictures import picture_of, require_row
from ddworkbook.usecases.questionnaires import edition_of
from ddworkbook.usecases.reference import policy_facts
from ddworkbook.usecases.reference_tables import table_in_force
from ddworkbook.usecases.session import Session

# The decision table of a triage that says whether answers may be held, and its outcome for yes.
CARRY_TABLE, HOLD = "carry-forward", "hold"
_NOT_SAID = "No triage says that nothing has changed since."
_UNSIGNED = "It comes from a record that was not signed."


@dataclass(frozen=True)
class Carrying:
    """What a new assessment would begin with, and the record that it comes from."""

    row: RecordRow
    record: Record
    carried: CarriedAnswers


def carrying_of(
    session: Session, edition: Questionnaire, partner: Partner, project: str, triage: str
) -> Carrying | None:
    """Return what a new assessment would begin with; None without an earlier record."""
    found = last_record(session, partner.id, edition.code)
    if found is None:
        return None
    row, unsigned = found
    record = frozen_record(session, row.fingerprint)
    rules = CarryRules(
        today=session.world.today(),
        months=_months(session, record.rating),
        ceiling=_ceiling(session),
        not_held=unsigned or _changed_facts(record, partner) or _triage_says(session, triage),
        same_project=bool(project) and record.project is not None and record.project.id == project,
    )
    old = edition_of(session, record.edition.hash)
    return Carrying(row, record, carried_answers(record, row.fingerprint, old, edition, rules))


def last_record(session: Session, partner: str, code: str) -> tuple[RecordRow, str] | None:
    """Return the partner's last signed record of a questionnaire, else the last approved one.

    With it comes, in a sentence, why its answers cannot be held: it is not signed, or a later one
    is not. None when there is no record.
    """
    found: list[tuple[bool, str, RecordRow]] = []
    for row in assessments(session.workbook, partner=partner):
        if row.code == code:
            signed = _signed(session, row.id)
            found += [
                (one.fingerprint in signed, one.decided_at, one)
                for one in records(session.workbook, row.id)
            ]
    if not found:
        return None
    is_signed, decided_at, chosen = max(found, key=lambda one: (one[0], one[1], one[2].event))
    if not is_signed:
        return chosen, _UNSIGNED
    later = max(one[1] for one in found)
    unsigned = f"A later record, of {later[:10]}, was not signed." if later > decided_at else ""
    return chosen, unsigned


def carry_in(ledger: Ledger, assessment_id: str, edition: Questionnaire, what: Carrying) -> None:
    """Write answers and evidence that come along, within the transaction of the start."""
    for item in what.carried.evidence:
        copy = replace(item, id=ledger.new_id(), assessment=assessment_id)
        ledger.append(EvidenceAttached(copy), assessment_id)
    for answer in what.carried.answers:
        ledger.append(carried(edition.question(answer.code), answer), assessment_id)
    done = CarriedForward(
        what.row.fingerprint,
        what.record.frozen_at,
        what.carried.count(AnswerStanding.HELD),
        what.carried.count(AnswerStanding.TO_CONFIRM),
        tuple(one.line for one in what.carried.left),
    )
    ledger.append(done, assessment_id)


def _signed(session: Session, assessment_id: str) -> frozenset[str]:
    """Return the fingerprints of the records of an assessment that have all their signatures."""
    entries = history(session.workbook, assessment_id, ["assessment.signed"])
    return frozenset(
        entry.change.fingerprint for entry in entries if isinstance(entry.change, AssessmentSigned)
    )


def _triage_says(session: Session, triage: str) -> str:
    """Return why the triage does not let answers be held, or ""."""
    if not triage or find_assessment(session.workbook, triage) is None:
        return _NOT_SAID
    walk = picture_of(session, require_row(session, triage)).walkthrough
    for decision in walk.decisions:
        if decision.code == CARRY_TABLE and decision.outcome:
            return "" if decision.outcome == HOLD else " ".join(decision.reasons)
    return _NOT_SAID


def _changed_facts(record: Record, partner: Partner) -> str:
    """Return in a sentence which facts of the partner changed since the record, or ""."""
    pairs = (
        ("name", record.partner.name, partner.name),
        ("country", record.partner.country, partner.country),
        ("kind", record.partner.kind, partner.kind),
        ("parent", record.partner.parent_name, partner.parent_name),
    )
    changed = [word for word, before, now in pairs if before != now]
    return f"The partner changed since: {', '.join(changed)}." if changed else ""


def _months(session: Session, rating: Severity) -> int:
    """Return how many months a record of this rating may be relied on."""
    table = table_in_force(session, REVIEW_INTERVALS, session.world.today())
    return review_months(table)[rating]


def _ceiling(session: Session) -> int:
    """Return how many months any answer may be used at most."""
    return int(str(policy_facts(session)["policy_review_ceiling_months"]))
