"""How a document says where an answer came from, and what changed since the last record."""

from __future__ import annotations

from ddworkbook.core.record import Record, RecordAnswer, RecordChange
from ddworkbook.core.record_changes import KINDS
from ddworkbook.formats.dates import day_in_words

TITLE = "What changed since last time"
NOTHING_CHANGED = "Nothing is otherwise than in the record before."

_STANDS = {
    "held": "Held",
    "confirmed": "Confirmed",
    "to-confirm": "Not confirmed yet",
}


def came_from(record: Record, answer: RecordAnswer) -> str:
    """Return where an answer that came along is from, and how it stands; else ""."""
    stands = _STANDS.get(answer.standing, "")
    if not stands:
        return ""
    origin = record.carried_from
    source = "an earlier edition"
    if origin is not None and origin.fingerprint == answer.origin:
        source = f"the record of {day_in_words(origin.frozen_at[:10])}"
    given = f", given or last confirmed on {day_in_words(answer.origin_at[:10])}"
    words = f"carried from {source}{given if answer.origin_at else ''}"
    if answer.standing == "confirmed":
        by = record.person(answer.answered_by)
        return f"{stands} by {by} on {day_in_words(answer.answered_at[:10])}; {words}."
    return f"{stands}; {words}."


def compared_with(record: Record) -> str:
    """Return with which record this one is compared; "" where there is none."""
    before = record.previous
    if before is None:
        return ""
    of = "of this assessment" if before.assessment == record.assessment else "of the partner"
    return (
        f"Compared with the last record {of}: revision {before.revision}, frozen on "
        f"{day_in_words(before.frozen_at[:10])}."
    )


def standings(record: Record) -> str:
    """Return how many answers came along, and how they stand; "" where none did."""
    found = [answer.standing for section in record.sections for answer in section.answers]
    counts = [(found.count(standing), word) for standing, word in _STANDS.items()]
    told = [f"{count} {word.lower()}" for count, word in counts if count]
    return f"Answers that came along: {', '.join(told)}." if told else ""


def change_about(change: RecordChange) -> str:
    """Return what a change is about: the question with its code, or a fact of the whole."""
    return f"{change.code} {change.text}".strip()


def change_kind(change: RecordChange) -> str:
    """Return the kind of a change as people read it."""
    return KINDS.get(change.kind, change.kind)
