"""The record of a pack and what it names: fingerprint, personal values, evidence, edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue, canonical_bytes, parse_json, sha256_hex
from ddworkbook.core.record import FORMAT, Record, open_record
from ddworkbook.core.sealing import Opening, opening_holds, openings_by_hash, sealed_hash
from ddworkbook.core.shape import from_tree
from ddworkbook.formats.pack import material as pack
from ddworkbook.formats.pack_check.check_line import CheckLines
from ddworkbook.formats.pack_check.source import Source, UnreadableError


@dataclass(frozen=True)
class CheckedRecord:
    """A record that could be read, and the fingerprint that its bytes give."""

    record: Record
    fingerprint: str


@dataclass(frozen=True)
class _OpeningLine:
    """The shape of one opening in a pack."""

    sealed: str
    salt: str
    value: JsonValue


@dataclass(frozen=True)
class _OpeningsFile:
    """The shape of record-personal.json."""

    format: str
    openings: tuple[_OpeningLine, ...]


def check_record(
    source: Source, prefix: str, expected: str, lines: CheckLines
) -> CheckedRecord | None:
    """Check the record and its openings; None when there is no record that can be read.

    `prefix` is the folder in which record.json lies; `expected` the fingerprint on paper, or "".
    """
    path = prefix + pack.RECORD
    try:
        data = source.read(path)
        tree = parse_json(data)
        is_canonical = canonical_bytes(tree) == data
        openings = _openings(source, prefix, lines)
        record = open_record(tree, openings_by_hash(o for o in openings if opening_holds(o)))
    except (UnreadableError, ValueError) as error:
        lines.bad(path, f"The record cannot be read: {error}")
        return None
    if record.format != FORMAT or not is_canonical:
        lines.bad(path, "The record is not in the form in which records are signed.")
    fingerprint = sha256_hex(data)
    _check_fingerprint(path, fingerprint, expected, lines)
    _check_openings(tree, openings, prefix, lines)
    return CheckedRecord(record, fingerprint)


def check_named(record: Record, hashes: Mapping[str, str], prefix: str, lines: CheckLines) -> None:
    """Check that edition and evidence are those that the record names."""
    edition = prefix + pack.QUESTIONNAIRE
    if hashes.get(edition) == record.edition.hash:
        lines.ok(edition, "It is the edition that the record names.")
    else:
        lines.bad(edition, "It is not the edition that the record names.")
    folder = prefix + pack.EVIDENCE_FOLDER
    kept = {digest: path for path, digest in hashes.items() if path.startswith(folder)}
    named = {piece.sha256: piece.name for piece in record.evidence}
    for digest in sorted(set(named) - set(kept)):
        lines.bad(folder, f"The evidence “{named[digest]}” of the record is missing ({digest}).")
    for digest in sorted(set(kept) - set(named)):
        lines.bad(kept[digest], "It is not a piece of evidence of the record.")
    if set(kept) == set(named):
        lines.ok(folder, f"{len(named)} evidence files have the hashes that the record names.")


def _check_fingerprint(path: str, found: str, expected: str, lines: CheckLines) -> None:
    if not expected:
        lines.not_checked("fingerprint", f"Compare all 64 digits with those on paper: {found}")
    elif expected == found:
        lines.ok("fingerprint", "It is the one that was given.")
    else:
        lines.bad(path, f"Its fingerprint is {found}, not the one that was given.")


def _openings(source: Source, prefix: str, lines: CheckLines) -> tuple[Opening, ...]:
    path = prefix + pack.OPENINGS
    if path not in source.files:
        return ()
    try:
        file = from_tree(_OpeningsFile, parse_json(source.read(path)))
    except (UnreadableError, ValueError) as error:
        lines.bad(path, f"The personal values cannot be read: {error}")
        return ()
    if file.format != pack.OPENINGS_FORMAT:
        lines.bad(path, "It is not a file of personal values of this format.")
    return tuple(Opening(one.sealed, one.salt, one.value, "") for one in file.openings)


def _check_openings(
    tree: JsonValue, openings: tuple[Opening, ...], prefix: str, lines: CheckLines
) -> None:
    """Check that each personal value is the one that the record stands for."""
    left = set(_sealed(tree))
    wanted, before = len(left), lines.faults
    for number, opening in enumerate(openings, start=1):
        if opening.sealed not in left or not opening_holds(opening):
            lines.bad(prefix + pack.OPENINGS, f"Value {number} is not the one in the record.")
        left.discard(opening.sealed)
    if lines.faults == before:
        lines.ok("personal values", f"{wanted - len(left)} values are those that the record names.")
    if left:
        lines.not_checked("personal values", f"{len(left)} were erased or left out.")


def _sealed(tree: JsonValue) -> Iterator[str]:
    """Yield every commitment in a tree."""
    if isinstance(tree, Mapping):
        found = sealed_hash(tree)
        if found is not None:
            yield found
        else:
            for item in tree.values():
                yield from _sealed(item)
    elif isinstance(tree, list | tuple):
        for item in tree:
            yield from _sealed(item)
