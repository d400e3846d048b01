"""Which signatures a frozen record has, which it still wants, and who may give them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ddworkbook.core.record import RecordSigner
from ddworkbook.core.shape import from_tree
from ddworkbook.core.signature import Signature, verify_signature
from ddworkbook.core.states import State
from ddworkbook.storage.reading.assessments import AssessmentRow, preparers
from ddworkbook.storage.reading.records import SignatureRow, record_tree, signatures
from ddworkbook.usecases.assessment_rows import frozen_rating
from ddworkbook.usecases.assessment_views import SignatureLine, WantedSignature
from ddworkbook.usecases.reference import rung
from ddworkbook.usecases.session import Session, nobody_works_here


def wanted_signatures(session: Session, row: AssessmentRow) -> tuple[WantedSignature, ...]:
    """Return the signatures that the ladder asks for on the frozen record, in their order."""
    if not row.fingerprint:
        return ()
    given = {line.meaning: line for line in signature_lines(session, row.fingerprint)}
    return tuple(
        WantedSignature(
            signer.meaning,
            signer.rank,
            given.get(signer.meaning),
            "" if signer.meaning in given else signing_refusal(session, row, signer.meaning),
        )
        for signer in _asked(session, row)
    )


def still_wanted(
    session: Session, row: AssessmentRow, held: Collection[str]
) -> tuple[RecordSigner, ...]:
    """Return the signers that are asked for and not among the meanings held."""
    return tuple(one for one in _asked(session, row) if one.meaning not in held)


def signing_refusal(session: Session, row: AssessmentRow, meaning: str) -> str:
    """Return why I cannot sign the frozen record with this meaning, or ""."""
    asked = {signer.meaning: signer for signer in _asked(session, row)}
    if not asked:
        reason = rung(session, frozen_rating(session, row.fingerprint)).reason
        return f"No signature is asked for. {reason}"
    if meaning not in asked:
        return f"The rating asks for these signatures only: {', '.join(asked)}."
    held = {one.meaning: one for one in signatures(session.workbook, row.fingerprint)}
    if meaning in held:
        return f"It is signed as {meaning} already."
    if row.state is not State.APPROVED:
        return "It can be signed only between approval and amendment."
    if session.me is None:
        return nobody_works_here(session)
    prepared = session.me.id in preparers(session.workbook, row.id)
    if meaning == "prepared" and not prepared:
        return "You prepared nothing in this record, so you cannot sign it as prepared."
    if meaning != "prepared" and prepared:
        return f"You prepared this record, so somebody else signs it as {meaning}."
    return ""


def signature_lines(session: Session, fingerprint: str) -> tuple[SignatureLine, ...]:
    """Return the signatures on a record, each checked now."""
    return tuple(
        SignatureLine(
            meaning=one.meaning,
            person=one.person,
            name=_said(one.statement, "signer"),
            role=_said(one.statement, "role"),
            organisation=_said(one.statement, "organisation"),
            signed_at=_said(one.statement, "signed_at"),
            key_id=one.key,
            signature_hex=one.signature,
            holds=signature_holds(one),
        )
        for one in signatures(session.workbook, fingerprint)
    )


def signature_holds(row: SignatureRow) -> bool:
    """Say whether a stored signature fits its record, meaning and key."""
    return (
        verify_signature(signature_of(row))
        and row.statement.get("fingerprint") == row.fingerprint
        and row.statement.get("meaning") == row.meaning
    )


def signature_of(row: SignatureRow) -> Signature:
    """Return a stored signature as a value that can be checked."""
    return Signature(row.statement, row.signature, row.public_key, row.algorithm)


def _asked(session: Session, row: AssessmentRow) -> tuple[RecordSigner, ...]:
    """Return the signers that the record asks for: the ladder of the day of its decision."""
    tree = record_tree(session.workbook, row.fingerprint)
    listed = tree.get("signers") if isinstance(tree, Mapping) else None
    return tuple(from_tree(RecordSigner, one) for one in listed) if isinstance(listed, list) else ()


def _said(statement: Mapping[str, object], key: str) -> str:
    """Return a text of a signed statement."""
    value = statement.get(key, "")
    return value if isinstance(value, str) else ""
