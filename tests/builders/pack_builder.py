"""Build the material of invented evidence packs, with real signatures and real chains."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from ddworkbook.core.canonical import JsonValue, canonical_bytes, sha256_hex
from ddworkbook.core.event import GENESIS, Event, make_event
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.record import Record, RecordWorkbook, seal_record
from ddworkbook.core.signature import Signature, new_key_pair, sign_statement, statement
from ddworkbook.formats.pack.ledger_lines import head_of
from ddworkbook.formats.pack.material import EvidenceSource, LedgerEntry, PackMaterial
from ddworkbook.formats.pack.names import pack_name
from ddworkbook.formats.pack.writer import write_pack
from tests.builders.record_builder import a_record

QUESTIONNAIRE = canonical_bytes({"code": "partner-due-diligence", "title": "Invented edition"})
KEY = new_key_pair(bytes(range(32)))
OTHER_KEY = new_key_pair(bytes(range(32, 64)))
TWO_FILES = {"Certificate.pdf": b"%PDF-1.4 invented", "Bank letter.jpg": b"\xff\xd8 invented"}


class Chain:
    """A small history of two devices."""

    def __init__(self) -> None:
        self.entries: list[LedgerEntry] = []

    def append(self, kind: str, body: JsonValue, *, replica: str = "r1", kept: bool = True) -> None:
        """Add an event; its body goes into the pack when it is kept."""
        before = [e.event for e in self.entries if e.event.replica == replica]
        number = len(self.entries)
        event = make_event(
            id=f"e{number}",
            replica=replica,
            seq=len(before) + 1,
            prev=before[-1].hash if before else GENESIS,
            at=f"2026-10-14T10:{number % 60:02d}:00+01:00",
            actor="p1",
            kind=kind,
            subject="a1",
            supersedes=(),
            body_hash=sha256_hex(canonical_bytes(body)),
        )
        self.entries.append(LedgerEntry(event, body if kept else None))

    @property
    def events(self) -> list[Event]:
        """Return the events without bodies."""
        return [entry.event for entry in self.entries]


def salts() -> Iterator[bytes]:
    """Yield salts that are the same each time."""
    return (hashlib.sha256(str(n).encode()).digest() for n in itertools.count())


def pieces_of(contents: dict[str, bytes], code: str = "C04") -> tuple[Evidence, ...]:
    """Return evidence for contents by their names."""
    return tuple(
        Evidence(f"v{n}", "a1", name, "application/pdf", len(data), sha256_hex(data), (code,))
        for n, (name, data) in enumerate(contents.items())
    )


def some_material(
    contents: dict[str, bytes] | None = None, record: Record | None = None, **changes: Any
) -> PackMaterial:
    """Return the material of a pack whose parts fit together, then changed as told."""
    contents = TWO_FILES if contents is None else contents
    pieces = pieces_of(contents)
    sources = tuple(
        EvidenceSource(piece, lambda data=data: iter((data[:5], data[5:])))
        for piece, data in zip(pieces, contents.values(), strict=True)
    )
    return material_of(record or a_record(questions=12), pieces, sources, **changes)


def material_of(
    plain: Record,
    pieces: Sequence[Evidence],
    sources: tuple[EvidenceSource, ...],
    **changes: Any,
) -> PackMaterial:
    """Return the material of a record with the given evidence."""
    chain = Chain()
    chain.append("workbook.created", {"title": "Invented"}, kept=False)
    chain.append("replica.joined", {"device": "A"}, replica="r2", kept=False)
    key = {"id": KEY.key_id, "person": "p1", "public_key": KEY.public_key_hex}
    chain.append("key.introduced", {"key": key})
    for n in range(4):
        chain.append("answer.given", {"code": f"C{n}", "value": 1.5 * n}, replica=f"r{n % 2 + 1}")
    record = replace(
        plain,
        workbook=RecordWorkbook("w1", "Invented 2026", head_of(chain.events), 7, True),
        edition=replace(plain.edition, hash=sha256_hex(QUESTIONNAIRE)),
        evidence=tuple(pieces),
    )
    salt = salts()
    tree, openings = seal_record(record, lambda: next(salt))
    data = canonical_bytes(tree)
    signatures = (
        a_real_signature(sha256_hex(data), "prepared", KEY),
        a_real_signature(sha256_hex(data), "approved", OTHER_KEY),
    )
    chain.append("assessment.approved", {"fingerprint": sha256_hex(data), "record": tree})
    for signature in signatures:
        chain.append("signature.given", {"statement": dict(signature.statement)})
    plain_material = PackMaterial(
        record=record,
        record_bytes=data,
        fingerprint=sha256_hex(data),
        openings=openings,
        pdf=b"%PDF-1.4 an invented document",
        xlsx=b"PK an invented sheet",
        questionnaire=QUESTIONNAIRE,
        signatures=signatures,
        ledger=tuple(chain.entries),
        evidence=sources,
        organisation="University of Norwell",
    )
    return replace(plain_material, **changes)


def a_real_signature(fingerprint: str, meaning: str, key: Any) -> Signature:
    """Return a signature that holds."""
    told = statement(
        fingerprint=fingerprint,
        meaning=meaning,
        decision="proceed-with-conditions",
        signer="Ines Calloway",
        role="Research partnerships officer",
        organisation="University of Norwell",
        signed_at="2026-10-14T15:31:00+01:00",
        key_id=key.key_id,
    )
    return sign_statement(told, key.private_key)


def pack_bytes(material: PackMaterial) -> bytes:
    """Return the zip of a pack."""
    target = BytesIO()
    write_pack(material, target)
    return target.getvalue()


def unpacked(material: PackMaterial, folder: Path) -> Path:
    """Unpack a pack into a folder and return the bag."""
    with ZipFile(BytesIO(pack_bytes(material))) as packed:
        packed.extractall(folder)
    return folder / pack_name(material.record)
