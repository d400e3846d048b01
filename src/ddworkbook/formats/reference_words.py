"""What a record says about reference tables, as labels and sentences that PDF and Excel share."""

from __future__ import annotations

from ddworkbook.core.record import Record, RecordAnswer, RecordTable
from ddworkbook.formats.dates import day_in_words

ABOUT_TABLES = (
    "These dated tables were in force when answers were looked up and the decision was taken. "
    "A version is the SHA-256 of the table's content."
)


def looked_up_in(record: Record, answer: RecordAnswer) -> str:
    """Return the reference tables in which an answer was looked up, each with its date."""
    known = {(table.name, table.version): table for table in record.tables}
    found = (known.get(use) for use in answer.tables)
    return "; ".join(f"{table.title}, as at {table.as_at}" for table in found if table)


def table_facts(table: RecordTable) -> list[tuple[str, str]]:
    """Return what a record says about a version of a reference table; empty facts are left out."""
    bounds = [
        f"{word} {day_in_words(value)}"
        for word, value in (("from", table.valid_from), ("to", table.valid_to))
        if value
    ]
    used = (*(["the decision"] if table.decided else []), *table.used_for)
    facts = [
        ("As at", day_in_words(table.as_at)),
        ("Valid", " ".join(bounds)),
        ("Publisher", table.publisher),
        ("Source", table.source),
        ("Licence", table.licence),
        ("Used for", ", ".join(used) or "the choice of the depth"),
        ("Version", table.version),
    ]
    return [fact for fact in facts if fact[1]]
