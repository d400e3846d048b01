"""Signatures on a frozen record, and opening it again."""

from __future__ import annotations

from ddworkbook.core.changes import AssessmentAmended, AssessmentSigned, SignatureGiven
from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.signature import MEANINGS, KeyPair, sign_statement, statement
from ddworkbook.core.states import Step
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.storage.reading.people import keys_of_person
from ddworkbook.storage.reading.records import signatures
from ddworkbook.usecases.key_files import unlock_key
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.session import Changed, Session, changed, nobody_works_here
from ddworkbook.usecases.sign_off import signing_refusal, still_wanted


def sign(session: Session, assessment_id: str, meaning: str, passphrase: str) -> Changed:
    """Sign the frozen record with my key; the last signature asked for makes it signed.

    `prepared` is for a preparer, `reviewed` and `approved` for somebody who prepared nothing.
    Raises: ActionRefused for a wrong passphrase, no key on this device, state or separation of
    duties.
    """
    row = _require_signable(session, assessment_id, meaning)
    return _sign(session, row, meaning, my_key(session, passphrase))


def sign_with(session: Session, assessment_id: str, meaning: str, key: KeyPair) -> Changed:
    """Sign as `sign` does, with a key that is unlocked already."""
    return _sign(session, _require_signable(session, assessment_id, meaning), meaning, key)


def my_key(session: Session, passphrase: str) -> KeyPair:
    """Return my key on this device, unlocked. Raises: ActionRefused for a wrong passphrase."""
    return unlock_key(session.world, keys_of_person(session.workbook, session.actor), passphrase)


def amend(session: Session, assessment_id: str, reason: str) -> Changed:
    """Open a frozen assessment again as the next revision, with its answers kept.

    Raises: InputRefused without a reason, ActionRefused when it is not frozen.
    """
    row = require_step(session, assessment_id, Step.AMEND)
    if not reason.strip():
        raise InputRefused(
            "It was not opened again.",
            [Problem("no-reason", "Reason", "There is none.", "Say what has to be changed.")],
        )
    with session.writing() as ledger:
        ledger.append(AssessmentAmended(row.revision + 1, reason.strip()), row.id)
    return changed("assessment", row.id, row.partner)


def _require_signable(session: Session, assessment_id: str, meaning: str) -> AssessmentRow:
    """Return the assessment when I may sign it with this meaning now."""
    if meaning not in MEANINGS:
        raise UsageRefused(f"{meaning!r} is no meaning of a signature: {', '.join(MEANINGS)}.")
    row = require_step(session, assessment_id, Step.SIGN)
    refusal = signing_refusal(session, row, meaning)
    if refusal:
        raise ActionRefused(refusal)
    return row


def _sign(session: Session, row: AssessmentRow, meaning: str, key: KeyPair) -> Changed:
    """Write the signature, and that it was the last one asked for."""
    me = session.me
    if me is None:
        raise ActionRefused(nobody_works_here(session))
    said = statement(
        fingerprint=row.fingerprint,
        meaning=meaning,
        decision=row.decision,
        signer=me.name,
        role=me.role,
        organisation=me.organisation,
        signed_at=session.world.moment().text,
        key_id=key.key_id,
    )
    given = sign_statement(said, key.private_key)
    with session.writing() as ledger:
        event = SignatureGiven(
            row.fingerprint, me.id, key.key_id, meaning, said, given.signature_hex
        )
        ledger.append(event, row.id)
        held = {one.meaning for one in signatures(session.workbook, row.fingerprint)}
        if not still_wanted(session, row, held):
            ledger.append(AssessmentSigned(row.fingerprint), row.id)
    return changed("assessment signature", row.id, row.partner)
