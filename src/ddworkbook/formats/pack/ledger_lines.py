"""The ledger of a pack: one line that says what follows, then one line for each event."""

from __future__ import annotations

from collections.abc import Sequence

from ddworkbook.core.canonical import JsonValue, canonical_bytes
from ddworkbook.core.event import Event, head
from ddworkbook.core.record import RecordWorkbook
from ddworkbook.core.shape import plain_tree
from ddworkbook.formats.pack.material import LEDGER_FORMAT, LedgerEntry


def ledger_bytes(entries: Sequence[LedgerEntry], workbook: RecordWorkbook) -> bytes:
    """Return the file: canonical JSON, a line each, `{"body": …, "event": …}` or `{"event": …}`."""
    lines = [
        canonical_bytes(
            {
                "format": LEDGER_FORMAT,
                "workbook": workbook.id,
                "events": len(entries),
                "head": head_of([entry.event for entry in entries]),
                "record_events": workbook.events,
                "record_head": workbook.head,
            }
        )
    ]
    lines += [_line(entry) for entry in entries]
    return b"\n".join(lines) + b"\n"


def head_of(events: Sequence[Event]) -> str:
    """Return the head over the last event of each replica."""
    return head({event.replica: event for event in events}.values())


def _line(entry: LedgerEntry) -> bytes:
    line: dict[str, JsonValue] = {"event": plain_tree(entry.event)}
    if entry.body is not None:
        line["body"] = entry.body
    return canonical_bytes(line)
