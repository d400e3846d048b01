"""The description of a pack for archives: an RO-Crate 1.2 inside the payload.

Source: RO-Crate Metadata Specification 1.2, and its notes on BagIt: the crate lies in `data/`, so
that the manifests cover its metadata too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.record import Record

_CONTEXT = "https://w3id.org/ro/crate/1.2/context"
_CONFORMS = "https://w3id.org/ro/crate/1.2"
_RIGHTS = "#rights"


@dataclass(frozen=True)
class CrateFile:
    """One file of the payload; `description` says what it is or what it proves."""

    path: str
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    description: str = ""


def crate_bytes(record: Record, title: str, fingerprint: str, files: list[CrateFile]) -> bytes:
    """Return ro-crate-metadata.json, laid out for people too."""
    graph: list[JsonValue] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": _CONFORMS},
        },
        _root(record, title, fingerprint, files),
        {
            "@id": _RIGHTS,
            "@type": "CreativeWork",
            "name": "All rights reserved",
            "description": (
                "Not published and not licensed for reuse. The pack may hold personal data: keep "
                "it as the agreement between the organisations and the law on data protection ask."
            ),
        },
        *(_file(file) for file in files),
    ]
    tree = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(tree, ensure_ascii=False, indent=1).encode() + b"\n"


def _root(record: Record, title: str, fingerprint: str, files: list[CrateFile]) -> JsonValue:
    sample = "Invented sample data. " if record.workbook.sample else ""
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": (
            f"{sample}The signed record of one assessment with its evidence, signatures and "
            "history. START-HERE.html says how to check it."
        ),
        "datePublished": record.frozen_at,
        "identifier": f"sha256:{fingerprint}",
        "license": {"@id": _RIGHTS},
        "hasPart": [{"@id": _address(file.path)} for file in files],
    }


def _file(file: CrateFile) -> JsonValue:
    entity: dict[str, JsonValue] = {
        "@id": _address(file.path),
        "@type": ["File", "SoftwareSourceCode"] if file.path.endswith(".py") else "File",
        "name": file.name,
        "encodingFormat": file.media_type,
        "contentSize": str(file.size_bytes),
        "sha256": file.sha256,
    }
    if file.description:
        entity["description"] = file.description
    return entity


def _address(path: str) -> str:
    return quote(path)
