"""Checking the ledger: chains, bodies, what opens personal values, and evidence files."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from ddworkbook.core.event import Event, check_chain
from ddworkbook.core.sealing import opening_holds
from ddworkbook.storage.bodies import opening_from_row
from ddworkbook.storage.event_rows import EVENT_COLUMNS, event_from_row
from ddworkbook.storage.finding import Finding

_EVENTS = f"""SELECT {EVENT_COLUMNS}, body.content, body.erased_by, body.event
  FROM event LEFT JOIN body ON body.event = event.id ORDER BY replica, seq"""  # noqa: S608
_STRAY_BODIES = "SELECT event FROM body WHERE event NOT IN (SELECT id FROM event)"
_OPENINGS = "SELECT sealed, salt, value, subject, event FROM opening ORDER BY event"
_BLOBS = "SELECT sha256, size_bytes, chunks FROM blob ORDER BY sha256"
_CHUNKS = "SELECT number, content FROM blob_chunk WHERE sha256 = ? ORDER BY number"
_STRAY_CHUNKS = """SELECT DISTINCT sha256 FROM blob_chunk
  WHERE sha256 NOT IN (SELECT sha256 FROM blob)"""
_EVENT_FIELDS = 11


def bodies_and_chains(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield events that are not as they were written or not in their place, and wrong bodies."""
    bodies: list[Finding] = []
    for finding in check_chain(_events(connection, bodies)):
        yield Finding(
            finding.code,
            f"Event {finding.event_id} (replica {finding.replica})",
            finding.what,
            finding.is_notice,
        )
    yield from bodies
    for (event_id,) in connection.execute(_STRAY_BODIES).fetchall():
        yield Finding("stray-body", f"Event {event_id}", "there is a body without its event.")


def opening_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield personal values that were changed after they were written."""
    for *row, event_id in connection.execute(_OPENINGS):
        if not opening_holds(opening_from_row(*row)):
            yield Finding(
                "wrong-opening",
                f"Event {event_id}, personal value {row[0][:16]}…",
                "the value was changed after it was written.",
            )


def evidence_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield evidence files whose content does not give their hash."""
    for sha256, size_bytes, chunks in connection.execute(_BLOBS).fetchall():
        digest, size, numbers = hashlib.sha256(), 0, []
        for number, content in connection.execute(_CHUNKS, (sha256,)):
            digest.update(content)
            size += len(content)
            numbers.append(number)
        whole = numbers == list(range(chunks)) and size == size_bytes
        if not whole or digest.hexdigest() != sha256:
            yield Finding(
                "wrong-evidence",
                f"Evidence file {sha256}",
                "its content was changed after it was stored.",
            )
    for (sha256,) in connection.execute(_STRAY_CHUNKS).fetchall():
        yield Finding("stray-evidence", f"Evidence file {sha256}", "parts of it are nobody's.")


def _events(connection: sqlite3.Connection, findings: list[Finding]) -> Iterator[Event]:
    """Yield events in the order of their chains, gathering what is wrong with their bodies."""
    sha256 = hashlib.sha256
    for row in connection.execute(_EVENTS):
        event = event_from_row(row[:_EVENT_FIELDS])
        content, erased_by, body = row[_EVENT_FIELDS:]
        if content is not None:
            if sha256(content.encode()).hexdigest() != event.body_hash:
                findings.append(_wrong_body(event, "it was changed after it was written."))
        elif body is None:
            findings.append(_wrong_body(event, "it is missing."))
        else:
            what = f"its content was erased, as event {erased_by} says."
            findings.append(Finding("erased-body", f"Event {event.id}", what, is_notice=True))
        yield event


def _wrong_body(event: Event, what: str) -> Finding:
    return Finding("wrong-body", f"Body of event {event.id} ({event.kind})", what)
