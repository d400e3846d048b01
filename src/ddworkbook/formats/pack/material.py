"""What an evidence pack is made of, as values; and the names that writer and checker share.

Not here: the layout of the files (payload.py) and of the zip (writer.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.event import Event
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.record import Record
from ddworkbook.core.sealing import Opening
from ddworkbook.core.signature import Signature

RECORD = "record.json"
OPENINGS = "record-personal.json"
PDF = "record.pdf"
XLSX = "record.xlsx"
QUESTIONNAIRE = "questionnaire.json"
LEDGER = "ledger.jsonl"
CRATE = "ro-crate-metadata.json"
START = "START-HERE.html"
VERIFIER = "verify.py"
EVIDENCE_FOLDER = "evidence/"
SIGNATURE_FOLDER = "signatures/"

OPENINGS_FORMAT = "ddworkbook-openings-1"
LEDGER_FORMAT = "ddworkbook-ledger-1"

# A folder that somebody unpacks below their own folders must still fit into the 260 characters
# that many programs on Windows allow for a path.
MAX_PATH = 180
# A pack goes on a stick that is formatted with FAT; a file there has less than 4 GiB.
MAX_BYTES = 4 * 1024**3 - 1
MAX_ENTRIES = 20_000

# Called with bytes done and bytes in all; it may raise to stop the work.
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class LedgerEntry:
    """One event and its sealed body; None where that stays in the workbook or was erased."""

    event: Event
    body: JsonValue | None = None


@dataclass(frozen=True)
class EvidenceSource:
    """A piece of evidence and where its bytes come from; `chunks` is called once at most."""

    evidence: Evidence
    chunks: Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class PackMaterial:
    """Everything that goes into the pack of one frozen record.

    `record_bytes` is the canonical form of the sealed tree, `record` the same with its personal
    values opened. `ledger` holds all events from the first of the workbook to the last signature of
    this revision, in the order of their arrival, so that the first `record.workbook.events` of them
    are those that the record's head stands on; bodies only of what the record is about.
    `organisation` is who hands the pack over; `software` what made it.
    """

    record: Record
    record_bytes: bytes
    fingerprint: str
    openings: tuple[Opening, ...]
    pdf: bytes
    xlsx: bytes
    questionnaire: bytes
    signatures: tuple[Signature, ...]
    ledger: tuple[LedgerEntry, ...]
    evidence: tuple[EvidenceSource, ...]
    organisation: str = ""
    software: str = "ddworkbook"
