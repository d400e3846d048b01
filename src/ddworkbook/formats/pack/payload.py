"""What lies in `data/`: each file with its name, size, hash, and where its bytes come from.

Not here: the tag files (bag.py) and writing (writer.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ddworkbook.core.canonical import canonical_bytes, sha256_hex
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.record import Record
from ddworkbook.core.sealing import Opening
from ddworkbook.core.text_runs import visible
from ddworkbook.formats import document_words as says
from ddworkbook.formats.pack import material as pack
from ddworkbook.formats.pack.crate import CrateFile, crate_bytes
from ddworkbook.formats.pack.ledger_lines import ledger_bytes
from ddworkbook.formats.pack.material import EvidenceSource, PackMaterial
from ddworkbook.formats.pack.names import evidence_names
from ddworkbook.formats.pack.signature_files import signature_files
from ddworkbook.formats.start_page import html_start

_MEDIA_TYPES = {
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html",
    ".py": "text/x-python",
    ".sig": "application/octet-stream",
    ".pem": "application/x-pem-file",
}
_WHAT = {
    pack.RECORD: "The signed record; the SHA-256 of this file is the fingerprint",
    pack.OPENINGS: "Personal values of the record with the salts that prove them",
    pack.PDF: "The record to read and print",
    pack.XLSX: "The record to filter and sort",
    pack.QUESTIONNAIRE: "The edition that was answered",
    pack.LEDGER: "The history: every event of the workbook up to the last signature",
    pack.VERIFIER: "Checks this pack with Python alone",
    pack.START: "What is in this pack and how to check it",
}


@dataclass(frozen=True)
class PayloadFile:
    """One file below `data/`. `chunks` gives its bytes, once."""

    path: str
    size_bytes: int
    sha256: str
    chunks: Callable[[], Iterable[bytes]]
    name: str = ""
    media_type: str = ""
    description: str = ""


def payload(material: PackMaterial) -> list[PayloadFile]:
    """Return every file of the payload in the order in which they are written."""
    files = [*_documents(material), *_signatures(material), *_evidence(material.evidence)]
    files.append(_small(pack.VERIFIER, verifier_bytes()))
    files.append(_small(pack.START, _start_page(material, files)))
    title = says.title(material.record)
    crate = crate_bytes(
        material.record, title, material.fingerprint, [_described(file) for file in files]
    )
    return [_small(pack.CRATE, crate), *files]


def record_files(
    record_bytes: bytes, openings: Iterable[Opening], signatures: dict[str, bytes]
) -> dict[str, bytes]:
    """Return record, openings and signatures by path: what can be checked without the rest."""
    return {
        pack.RECORD: record_bytes,
        pack.OPENINGS: openings_bytes(openings),
        **{pack.SIGNATURE_FOLDER + name: data for name, data in signatures.items()},
    }


def openings_bytes(openings: Iterable[Opening]) -> bytes:
    """Return the file that opens the personal values of a record.

    Whom a value is about stays in the workbook: nothing in a pack could prove it.
    """
    trees = [{"sealed": o.sealed, "salt": o.salt, "value": o.value} for o in openings]
    return canonical_bytes({"format": pack.OPENINGS_FORMAT, "openings": trees})


def verifier_bytes() -> bytes:
    """Return the program that every pack carries."""
    return Path(__file__).with_name(pack.VERIFIER).read_bytes()


def _documents(material: PackMaterial) -> list[PayloadFile]:
    return [
        _small(pack.RECORD, material.record_bytes),
        _small(pack.OPENINGS, openings_bytes(material.openings)),
        _small(pack.PDF, material.pdf),
        _small(pack.XLSX, material.xlsx),
        _small(pack.QUESTIONNAIRE, material.questionnaire),
        _small(pack.LEDGER, ledger_bytes(material.ledger, material.record.workbook)),
    ]


def _signatures(material: PackMaterial) -> list[PayloadFile]:
    contents = signature_files(material.signatures)
    return [_small(pack.SIGNATURE_FOLDER + name, data) for name, data in contents.items()]


def _evidence(sources: Iterable[EvidenceSource]) -> list[PayloadFile]:
    """Return each content once, however many questions or pieces of evidence it stands for."""
    by_hash: dict[str, list[EvidenceSource]] = {}
    for source in sources:
        by_hash.setdefault(source.evidence.sha256, []).append(source)
    groups = list(by_hash.values())
    names = evidence_names([group[0].evidence for group in groups])
    return [_evidence_file(name, group) for name, group in zip(names, groups, strict=True)]


def _evidence_file(name: str, group: list[EvidenceSource]) -> PayloadFile:
    first = group[0].evidence
    codes = dict.fromkeys(code for source in group for code in source.evidence.codes)
    return PayloadFile(
        path=pack.EVIDENCE_FOLDER + name,
        size_bytes=first.size_bytes,
        sha256=first.sha256,
        chunks=group[0].chunks,
        name=visible(first.name),
        media_type=_plain_media_type(first),
        description=f"Evidence for {', '.join(visible(code) for code in codes) or 'the record'}",
    )


def _plain_media_type(evidence: Evidence) -> str:
    return evidence.media_type if evidence.media_type.isprintable() else "application/octet-stream"


def _start_page(material: PackMaterial, files: Iterable[PayloadFile]) -> bytes:
    paths = [*(file.path for file in files), pack.CRATE]
    return html_start(material.record, material.fingerprint, paths).encode()


def _small(path: str, data: bytes) -> PayloadFile:
    kind = _MEDIA_TYPES[Path(path).suffix]
    chunks = partial(iter, (data,))
    return PayloadFile(
        path, len(data), sha256_hex(data), chunks, path, kind, _WHAT.get(path, _about(path))
    )


def _about(path: str) -> str:
    return "Part of a signature" if path.startswith(pack.SIGNATURE_FOLDER) else ""


def _described(file: PayloadFile) -> CrateFile:
    return CrateFile(
        file.path, file.name, file.media_type, file.size_bytes, file.sha256, file.description
    )


def record_title(record: Record) -> str:
    """Return the title of a pack on one line."""
    return " ".join(visible(says.title(record)).split())
