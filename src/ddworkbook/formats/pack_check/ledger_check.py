"""The history in a pack: whole chains, bodies that fit, and the head that the record names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue, canonical_bytes, fingerprint, parse_json
from ddworkbook.core.event import Event, check_chain
from ddworkbook.core.record import RecordWorkbook
from ddworkbook.core.shape import from_tree
from ddworkbook.formats.pack.ledger_lines import head_of
from ddworkbook.formats.pack.material import LEDGER, LEDGER_FORMAT
from ddworkbook.formats.pack_check.check_line import CheckLines
from ddworkbook.formats.pack_check.record_check import CheckedRecord
from ddworkbook.formats.pack_check.source import Source, UnreadableError


@dataclass(frozen=True)
class _Heading:
    """The shape of the first line."""

    format: str
    workbook: str
    events: int
    head: str
    record_events: int
    record_head: str


@dataclass(frozen=True)
class _Line:
    """The shape of every other line."""

    event: Event
    body: JsonValue = None


def check_ledger(
    source: Source, prefix: str, checked: CheckedRecord, lines: CheckLines
) -> dict[str, str] | None:
    """Check the history; return the public keys that it introduced before the record was frozen.

    Shape: by the name of the key; None when there is no history that can be read.
    """
    path = prefix + LEDGER
    try:
        first, *rest = source.read(path).removesuffix(b"\n").split(b"\n")
        heading = from_tree(_Heading, _parsed(first))
        entries = [from_tree(_Line, _parsed(line)) for line in rest]
    except (UnreadableError, ValueError) as error:
        lines.bad(path, f"The history cannot be read: {error}")
        return None
    before = lines.faults
    events = [entry.event for entry in entries]
    for finding in check_chain(events):
        if not finding.is_notice:
            lines.bad(path, finding.sentence)
    for fault in _faults(heading, entries, events, checked):
        lines.bad(path, fault)
    if lines.faults == before:
        lines.ok(path, f"{len(events)} events are whole chains and give the head in the record.")
    return dict(_keys(entries[: checked.record.workbook.events]))


def _parsed(line: bytes) -> JsonValue:
    """Return a line, refusing one that two readers could take for different things."""
    tree = parse_json(line)
    if canonical_bytes(tree) != line:
        raise ValueError("A line is not in the form in which events are hashed.")
    return tree


def _faults(
    heading: _Heading, entries: list[_Line], events: list[Event], checked: CheckedRecord
) -> Iterator[str]:
    workbook = checked.record.workbook
    for number, entry in enumerate(entries, start=1):
        if entry.body is not None and fingerprint(entry.body) != entry.event.body_hash:
            yield f"Event {entry.event.id} (position {number}): its body does not give its hash."
    if heading.format != LEDGER_FORMAT or not _is_about(heading, workbook):
        yield "Its first line does not belong to the record."
    if heading.events != len(events) or heading.head != head_of(events):
        yield "It is not whole: its first line names other events."
    if head_of(events[: workbook.events]) != workbook.head:
        yield "It does not give the head that the record names: it is another history."
    if not any(_is_approval(entry, checked.fingerprint) for entry in entries[workbook.events :]):
        yield "It holds no approval of this record."


def _is_about(heading: _Heading, workbook: RecordWorkbook) -> bool:
    return (heading.workbook, heading.record_events, heading.record_head) == (
        workbook.id,
        workbook.events,
        workbook.head,
    )


def _is_approval(entry: _Line, record: str) -> bool:
    body = entry.body
    return (
        entry.event.kind == "assessment.approved"
        and isinstance(body, dict)
        and body.get("fingerprint") == record
    )


def _keys(entries: list[_Line]) -> Iterator[tuple[str, str]]:
    """Yield the name and the digits of every public key that the history introduces."""
    for entry in entries:
        if entry.event.kind == "key.introduced" and isinstance(entry.body, dict):
            key = entry.body.get("key")
            if isinstance(key, dict):
                yield str(key.get("id")), str(key.get("public_key"))
