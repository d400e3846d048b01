"""Finds organisations in a directory file as somebody types, best first.

Order: the whole name, names that begin so, names in which the words begin so, the rest.
Not here: building the file and what else it holds (directory.py, where its columns stand).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ddworkbook.core.folding import fold

# From three characters on the trigram index helps; below, only the beginnings of names are asked.
_GRAM = 3
# So many names are looked at for hits inside a name; a text that fits more needs more typing.
_LOOKED_AT = 4000
# An organisation may have many names that fit, so more names than hits are asked for.
_NAMES_FOR_A_HIT = 6
# Trigrams beyond these no longer narrow the search enough to pay for themselves.
_MAX_GRAMS = 12

# name: organisation, value, folded, country, weight
_BEGINNING = """
SELECT organisation, value, folded, weight FROM name
WHERE folded >= ? AND folded < ? AND (? = '' OR country = ?)
ORDER BY folded LIMIT ?
"""
_EXACT = """
SELECT organisation, value, folded, weight FROM name
WHERE folded = ? AND (? = '' OR country = ?) LIMIT ?
"""
_INSIDE = """
SELECT organisation, value, name.folded, weight FROM grams JOIN name ON name.number = grams.rowid
WHERE grams MATCH ? AND (? = '' OR country = ?) LIMIT ?
"""
_SCAN = """
SELECT organisation, value, folded, weight FROM name
WHERE instr(folded, ?) AND (? = '' OR country = ?) LIMIT ?
"""
# organisation: number, id, name, country, city, status
_FACTS = "SELECT id, name, country, city, status FROM organisation WHERE number = ?"

_Row = tuple[int, str, str, int]


@dataclass(frozen=True)
class DirectoryHit:
    """One organisation that fits; `matched` is the name that does, often `name` itself.

    `status` is active, inactive or withdrawn.
    """

    id: str
    name: str
    matched: str
    country: str
    city: str
    status: str


def found(db: sqlite3.Connection, text: str, country: str | None, limit: int) -> list[DirectoryHit]:
    """Return at most `limit` organisations with a name that has every word of the text."""
    # NUL would end SQLite's text early, and half a character has no place in it.
    wanted = fold(text.replace("\0", " ").encode("utf-8", "replace").decode())
    if not wanted or limit < 1:
        return []
    where = (country or "").upper()
    names = limit * _NAMES_FOR_A_HIT
    # U+10FFFF is a noncharacter: no text goes beyond it.
    beginning = (wanted, wanted + "\U0010ffff", where, where, names)
    rows: list[_Row] = db.execute(_EXACT, (wanted, where, where, names)).fetchall()
    rows += db.execute(_BEGINNING, beginning).fetchall()
    if len({row[0] for row in rows}) < limit:
        rows += _inside(db, wanted, where)
    best = _best_names(rows, wanted)
    return [_hit(db, row) for row in best[:limit]]


def _inside(db: sqlite3.Connection, wanted: str, where: str) -> list[_Row]:
    """Return names that have every word somewhere inside."""
    words = wanted.split()
    grams = _grams(words)
    if grams:
        match = " AND ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        rows = db.execute(_INSIDE, (match, where, where, _LOOKED_AT)).fetchall()
    elif not wanted.isascii():
        # Two characters are a whole word in Chinese, Japanese and Korean.
        rows = db.execute(_SCAN, (words[0], where, where, _LOOKED_AT)).fetchall()
    else:
        return []
    return [row for row in rows if all(word in row[2] for word in words)]


def _grams(words: Iterable[str]) -> list[str]:
    """Return the different trigrams of the words, in their order."""
    grams = {
        word[start : start + _GRAM]: None
        for word in words
        for start in range(len(word) - _GRAM + 1)
    }
    return list(grams)[:_MAX_GRAMS]


def _best_names(rows: Sequence[_Row], wanted: str) -> list[_Row]:
    """Return the best fitting name of each organisation, best first."""
    words = wanted.split()
    ranked = sorted(rows, key=lambda row: (_rank(row[2], wanted, words), -row[3], len(row[2]), row))
    return list({row[0]: row for row in reversed(ranked)}.values())[::-1]


def _rank(folded: str, wanted: str, words: Sequence[str]) -> int:
    """Return how well a name fits: 0 is the whole name, 4 somewhere inside."""
    if folded == wanted:
        return 0
    if folded.startswith(wanted):
        return 1
    spaced = f" {folded}"
    if f" {wanted}" in spaced:
        return 2
    return 3 if all(f" {word}" in spaced for word in words) else 4


def _hit(db: sqlite3.Connection, row: _Row) -> DirectoryHit:
    """Return the hit for one name."""
    key, name, country, city, status = db.execute(_FACTS, (row[0],)).fetchone()
    return DirectoryHit(key, name, row[1], country, city, status)
