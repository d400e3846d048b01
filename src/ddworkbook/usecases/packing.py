"""Everything that goes into the evidence pack of a frozen record, gathered from the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from ddworkbook import __version__
from ddworkbook.core.canonical import JsonValue, canonical_bytes
from ddworkbook.core.event import Event
from ddworkbook.core.record import Record
from ddworkbook.core.sealing import Opening, sealed_hash
from ddworkbook.core.signature import Signature
from ddworkbook.core.signature_line import SignatureLine
from ddworkbook.formats.excel.writer import excel_record
from ddworkbook.formats.pack.material import EvidenceSource, LedgerEntry, PackMaterial
from ddworkbook.formats.pack.payload import record_files
from ddworkbook.formats.pack.signature_files import signature_files
from ddworkbook.formats.pack.writer import write_pack
from ddworkbook.formats.pdf.writer import pdf_record
from ddworkbook.storage.reading.assessments import find_assessment
from ddworkbook.storage.reading.editions import edition_document
from ddworkbook.storage.reading.history import sealed_body
from ddworkbook.storage.reading.records import (
    find_record,
    record_openings,
    record_tree,
    signatures,
)
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.sign_off import signature_of
from ddworkbook.usecases.whole_file import write_whole

Tell = Callable[[int, int], None]

# Events that say where the history began; every pack carries what they say.
_ALWAYS = frozenset({"workbook.created", "replica.joined"})


def write_pack_file(
    session: Session,
    record: Record,
    fingerprint: str,
    lines: Sequence[SignatureLine],
    path: Path,
    tell: Tell | None = None,
) -> None:
    """Write the evidence pack of a frozen record, whole or not at all.

    Raises: AlteredError when the parts do not fit together, ActionRefused when it would be too
    large, WorldError when the place refuses.
    """
    material = _material(session, record, fingerprint, lines)

    def write(unfinished: Path) -> None:
        with unfinished.open("w+b") as stream:
            write_pack(material, stream, tell)

    write_whole(path, write)


def record_folder(session: Session, fingerprint: str) -> dict[str, bytes]:
    """Return record, personal values and signatures as files by their path in a folder."""
    return record_files(
        _record_bytes(session, fingerprint),
        _openings(session, fingerprint),
        signature_files(_signatures(session, fingerprint)),
    )


def _material(
    session: Session, record: Record, fingerprint: str, lines: Sequence[SignatureLine]
) -> PackMaterial:
    """Return everything that the pack is made of."""
    deciders = [one for one in record.people if one.id == record.decision.decided_by]
    return PackMaterial(
        record=record,
        record_bytes=_record_bytes(session, fingerprint),
        fingerprint=fingerprint,
        openings=_openings(session, fingerprint),
        pdf=pdf_record(record, lines, fingerprint),
        xlsx=excel_record(record, lines, fingerprint),
        questionnaire=canonical_bytes(edition_document(session.workbook, record.edition.hash)),
        signatures=_signatures(session, fingerprint),
        ledger=_ledger(session, record, fingerprint),
        evidence=tuple(
            EvidenceSource(piece, partial(session.workbook.read_blob, piece.sha256))
            for piece in record.evidence
        ),
        organisation=deciders[0].organisation if deciders else "",
        software=f"ddworkbook {__version__}",
    )


def _record_bytes(session: Session, fingerprint: str) -> bytes:
    """Return the canonical form of the sealed record."""
    return canonical_bytes(record_tree(session.workbook, fingerprint))


def _openings(session: Session, fingerprint: str) -> tuple[Opening, ...]:
    """Return what opens the personal values of the record, in a fixed order.

    The event that froze the record has openings of its own too, such as that of the reason; they
    are no part of the record.
    """
    found = record_openings(session.workbook, fingerprint)
    wanted = _sealed_in(record_tree(session.workbook, fingerprint))
    return tuple(found[sealed] for sealed in sorted(wanted & found.keys()))


def _sealed_in(tree: JsonValue) -> set[str]:
    """Return the commitments that stand in a tree."""
    if isinstance(tree, Mapping):
        sealed = sealed_hash(tree)
        if sealed is not None:
            return {sealed}
        return set().union(*(_sealed_in(item) for item in tree.values()))
    if isinstance(tree, list | tuple):
        return set().union(*(_sealed_in(item) for item in tree))
    return set()


def _signatures(session: Session, fingerprint: str) -> tuple[Signature, ...]:
    """Return the signatures in the order in which they were given."""
    return tuple(signature_of(one) for one in signatures(session.workbook, fingerprint))


def _ledger(session: Session, record: Record, fingerprint: str) -> tuple[LedgerEntry, ...]:
    """Return the history up to the last signature, with the bodies of what the record is about."""
    subjects = _subjects(session, record)
    return tuple(
        LedgerEntry(event, _body(session, event, subjects))
        for event in _events(session, fingerprint)
    )


def _events(session: Session, fingerprint: str) -> tuple[Event, ...]:
    """Return the events from the first of the workbook to the last signature on the record."""
    events = session.workbook.events()
    row = find_record(session.workbook, fingerprint)
    ends = {one.event for one in signatures(session.workbook, fingerprint)}
    if row is not None:
        ends.add(row.event)
    last = max((at for at, event in enumerate(events) if event.id in ends), default=-1)
    return events[: last + 1]


def _subjects(session: Session, record: Record) -> frozenset[str]:
    """Return the ids of what the record is about, its triage and the people in it included."""
    row = find_assessment(session.workbook, record.assessment)
    subjects = {record.assessment, record.partner.id, record.edition.hash}
    subjects.update(person.id for person in record.people)
    if record.project is not None:
        subjects.add(record.project.id)
    triage = find_assessment(session.workbook, row.triage) if row and row.triage else None
    if triage is not None:
        subjects.update({triage.id, triage.edition})
    return frozenset(subjects)


def _body(session: Session, event: Event, subjects: frozenset[str]) -> JsonValue | None:
    """Return the sealed body of an event that the pack tells in full, else None."""
    if event.subject in subjects or event.kind in _ALWAYS:
        return sealed_body(session.workbook, event.id)
    return None
