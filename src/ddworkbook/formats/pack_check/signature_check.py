"""The signatures of a pack: whole, on this record, by the key beside them; which are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ddworkbook.core.signature import Signature, verify_signature
from ddworkbook.formats.pack import material as pack
from ddworkbook.formats.pack.signature_files import (
    PUBLIC_KEY,
    SIGNATURE,
    STATEMENT,
    read_signature,
)
from ddworkbook.formats.pack_check.check_line import CheckLines
from ddworkbook.formats.pack_check.record_check import CheckedRecord
from ddworkbook.formats.pack_check.source import Source, UnreadableError


def check_signatures(
    source: Source, prefix: str, checked: CheckedRecord, lines: CheckLines
) -> list[Signature]:
    """Check every signature in the folder of signatures; return those that hold."""
    folder = prefix + pack.SIGNATURE_FOLDER
    stems = {path.rpartition(".")[0] for path in source.files if path.startswith(folder)}
    held = []
    for stem in sorted(stems):
        signature = _read(source, stem, lines)
        if signature is not None and _holds(signature, stem, checked.fingerprint, lines):
            held.append(signature)
    _compare_with_asked(held, checked, lines)
    return held


def check_introduced(
    held: Iterable[Signature], introduced: dict[str, str] | None, lines: CheckLines
) -> None:
    """Say of each key whether the history introduced it before the record was frozen.

    `introduced` has the public key by the name of the key; None when there is no history.
    """
    for signature in held:
        name = str(signature.statement["key_id"])
        if introduced is not None and introduced.get(name) == signature.public_key_hex:
            lines.ok(f"key {name}", "It was in the workbook before the record was frozen.")
        else:
            lines.not_checked(f"key {name}", "Ask the signer whether it is theirs.")


def _read(source: Source, stem: str, lines: CheckLines) -> Signature | None:
    try:
        return read_signature(
            source.read(stem + STATEMENT),
            source.read(stem + SIGNATURE),
            source.read(stem + PUBLIC_KEY),
        )
    except (UnreadableError, ValueError) as error:
        lines.bad(stem, f"The signature cannot be read: {error}")
        return None


def _holds(signature: Signature, stem: str, fingerprint: str, lines: CheckLines) -> bool:
    told = signature.statement
    if not verify_signature(signature):
        lines.bad(stem + SIGNATURE, "The signature does not hold for its statement and key.")
        return False
    if told["fingerprint"] != fingerprint:
        lines.bad(stem + STATEMENT, "The signature is on another record than this one.")
        return False
    lines.ok(
        stem + SIGNATURE,
        f"Holds: {told['meaning']}, {told['signer']}, {told['role']}, {told['signed_at']}.",
    )
    return True


def _compare_with_asked(held: list[Signature], checked: CheckedRecord, lines: CheckLines) -> None:
    """Say which signatures the record asks for and the pack does not have."""
    asked = Counter(signer.meaning for signer in checked.record.signers)
    missing = asked - Counter(str(signature.statement["meaning"]) for signature in held)
    for meaning, count in sorted(missing.items()):
        lines.not_checked("signatures", f"{count} more signature “{meaning}” is asked for.")
    if not held and not asked:
        lines.not_checked("signatures", "There is none.")
