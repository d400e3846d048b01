"""One entry of the append-only history, the chain it stands in, and the head over all chains.

Not here: the bodies of events (only their hash is in the chain) and how they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ddworkbook.core.canonical import fingerprint

# What stands in `prev` of the first event of a replica.
GENESIS = "0" * 64


@dataclass(frozen=True)
class Event:
    """One change: who, when, what kind, about what; and its place in the chain.

    `seq` counts 1, 2, 3 … within the replica; `prev` is the hash of the replica's event
    before; `at` is what the device's clock said (RFC 3339 with offset); `supersedes` names
    the events whose values this one replaces; `body_hash` stands for the content.
    """

    id: str
    replica: str
    seq: int
    prev: str
    at: str
    actor: str
    kind: str
    subject: str
    supersedes: tuple[str, ...]
    body_hash: str
    hash: str


@dataclass(frozen=True)
class ChainFinding:
    """One thing that is not as it was written, or (a notice) merely odd.

    `position` counts the events as they were given, from 1. `code` is one of wrong-hash,
    wrong-prev, gap, repeat, bad-time, time-back; `is_notice` is true for what does not speak
    for an alteration.
    """

    code: str
    event_id: str
    replica: str
    position: int
    what: str
    is_notice: bool = False

    @property
    def sentence(self) -> str:
        """Return the finding as one line."""
        return f"Event {self.event_id} (position {self.position}): {self.what}"


@dataclass
class _Tail:
    """The last good place of one replica while its chain is read."""

    seq: int = 0
    hash: str = GENESIS
    at: datetime | None = None


def make_event(
    *,
    id: str,
    replica: str,
    seq: int,
    prev: str,
    at: str,
    actor: str,
    kind: str,
    subject: str,
    supersedes: tuple[str, ...],
    body_hash: str,
) -> Event:
    """Return the event with its hash."""
    bare = Event(id, replica, seq, prev, at, actor, kind, subject, supersedes, body_hash, "")
    hashed = event_hash(bare)
    return Event(id, replica, seq, prev, at, actor, kind, subject, supersedes, body_hash, hashed)


def event_hash(event: Event) -> str:
    """Return the fingerprint of all fields of an event except its hash."""
    return fingerprint(
        {
            "id": event.id,
            "replica": event.replica,
            "seq": event.seq,
            "prev": event.prev,
            "at": event.at,
            "actor": event.actor,
            "kind": event.kind,
            "subject": event.subject,
            "supersedes": event.supersedes,
            "body_hash": event.body_hash,
        }
    )


def event_hash_holds(event: Event) -> bool:
    """Say whether the event's hash belongs to its content; content without a form has none."""
    try:
        return event_hash(event) == event.hash
    except ValueError:
        return False


def check_chain(events: Iterable[Event]) -> tuple[ChainFinding, ...]:
    """Return everything that is wrong with the chains, reading each event once.

    Shape: events of one replica come in the order of `seq`; replicas may be mixed. Findings
    follow the order of the events. An event out of place does not move the chain, so that one
    stray event gives one finding.
    What it cannot see: a whole chain that was rewritten, or cut at its end. The head that was
    printed elsewhere shows that.
    """
    findings: list[ChainFinding] = []
    tails: dict[str, _Tail] = {}
    for position, event in enumerate(events, start=1):
        tail = tails.get(event.replica)
        if tail is None:
            tail = tails[event.replica] = _Tail()
        complaints = [] if event_hash_holds(event) else [("wrong-hash", _WRONG_HASH)]
        if event.seq == tail.seq + 1:
            if event.prev != tail.hash:
                complaints.append(("wrong-prev", _WRONG_PREV))
        else:
            complaints.append(_out_of_place(event.seq, tail.seq + 1))
        when = _moment(event.at)
        if when is None:
            complaints.append(("bad-time", f"its time {event.at!r} is not a date with an offset."))
        elif tail.at is not None and when < tail.at:
            complaints.append(("time-back", _TIME_BACK))
        for code, what in complaints:
            findings.append(
                ChainFinding(
                    code, event.id, event.replica, position, what, is_notice=code == "time-back"
                )
            )
        if event.seq > tail.seq:
            tail.seq, tail.hash, tail.at = event.seq, event.hash, when or tail.at
    return tuple(findings)


def head(last_events: Iterable[Event]) -> str:
    """Return the hash over the last event of every replica.

    Whoever holds a printed head can show that the history up to it was not rewritten.
    Raises: ValueError when a replica is given twice.
    """
    ends = {event.replica: event for event in _once_each(last_events)}
    return fingerprint([[name, ends[name].seq, ends[name].hash] for name in sorted(ends)])


_WRONG_HASH = "its content does not give its hash: it was changed after it was written."
_WRONG_PREV = "it does not follow the event before it: that one was replaced or changed."
_TIME_BACK = "its time is earlier than that of the event before it: a clock was set back."


def _out_of_place(found: int, expected: int) -> tuple[str, str]:
    """Return the finding for a number that is not the next one."""
    if found < expected:
        return "repeat", f"its number {found} was already used in this chain."
    missing = found - expected
    events = "1 event is" if missing == 1 else f"{missing} events are"
    return "gap", f"its number is {found} where {expected} was due: {events} missing."


def _moment(text: str) -> datetime | None:
    """Return an RFC 3339 time, or None when it is none or has no offset."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _once_each(events: Iterable[Event]) -> Iterable[Event]:
    """Pass events on, refusing a second one of the same replica."""
    seen: set[str] = set()
    for event in events:
        if event.replica in seen:
            raise ValueError(f"The replica {event.replica} has two last events.")
        seen.add(event.replica)
        yield event
