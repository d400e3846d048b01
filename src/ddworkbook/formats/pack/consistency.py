"""What must fit together before a pack is written: a pack that does not hold is never made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ddworkbook.core.canonical import sha256_hex
from ddworkbook.core.errors import ActionRefused, AlteredError
from ddworkbook.core.signature import verify_signature
from ddworkbook.formats.pack.bag import PAYLOAD
from ddworkbook.formats.pack.ledger_lines import head_of
from ddworkbook.formats.pack.material import MAX_BYTES, MAX_ENTRIES, MAX_PATH, PackMaterial
from ddworkbook.formats.pack.payload import PayloadFile

_GIGABYTE = 1024**3


def refuse_unfit(material: PackMaterial) -> None:
    """Refuse material whose parts do not belong together.

    Raises: AlteredError that lists everything.
    """
    found = list(_misfits(material))
    if found:
        raise AlteredError(
            "No pack was written: what lies in the workbook does not fit the signed record. Check "
            "the workbook, and open your latest backup if needed.",
            found,
        )


def refuse_too_large(top: str, files: Sequence[PayloadFile]) -> None:
    """Refuse a pack that some systems could not unpack.

    Raises: ActionRefused with the way out.
    """
    long = [file.name for file in files if len(f"{top}/{PAYLOAD}{file.path}") > MAX_PATH]
    if long:
        raise ActionRefused(
            f"No pack was written: the path of a file would be longer than {MAX_PATH} characters. "
            "Shorten the name of the pack.",
            long,
        )
    total = sum(file.size_bytes for file in files)
    if total > MAX_BYTES or len(files) > MAX_ENTRIES // 2:
        raise ActionRefused(
            f"No pack was written: it would have {len(files)} files and "
            f"{total / _GIGABYTE:.1f} GiB; a pack may have {MAX_ENTRIES // 2} "
            "files and 4 GiB. Export PDF and Excel, and hand the largest evidence over by itself."
        )


def _misfits(material: PackMaterial) -> Iterator[str]:
    record = material.record
    if sha256_hex(material.record_bytes) != material.fingerprint:
        yield "The record does not give its fingerprint."
    if sha256_hex(material.questionnaire) != record.edition.hash:
        yield "The questionnaire is not the edition that the record names."
    wanted = {(piece.sha256, piece.size_bytes) for piece in record.evidence}
    given = {(s.evidence.sha256, s.evidence.size_bytes) for s in material.evidence}
    if wanted != given:
        yield f"Of {len(wanted)} evidence files that the record names, {len(wanted & given)} came."
    for number, signature in enumerate(material.signatures, start=1):
        if signature.statement.get("fingerprint") != material.fingerprint:
            yield f"Signature {number} is not on this record."
        elif not verify_signature(signature):
            yield f"Signature {number} does not hold."
    covered = [entry.event for entry in material.ledger[: record.workbook.events]]
    if len(covered) < record.workbook.events or head_of(covered) != record.workbook.head:
        yield "The history does not give the head that the record names."
