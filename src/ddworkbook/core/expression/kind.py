"""The kinds of value that expressions know, and the sets of them that belong together."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of value a part of an expression gives."""

    CONDITION = "a condition"
    NUMBER = "a number"
    MONEY = "an amount of money"
    DATE = "a date"
    TEXT = "a text"
    CHOICE = "a choice"
    MULTI = "several choices"
    TABLE = "a table"
    COLUMN = "a column of a table"
    ANY = "any value"


NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY})
WORDS = frozenset({Kind.TEXT, Kind.CHOICE})
CHOSEN = frozenset({Kind.MULTI, Kind.CHOICE})
CONDITION = frozenset({Kind.CONDITION})
SINGLE = frozenset({*NUMERIC, *WORDS, Kind.DATE})
VALUES = frozenset(Kind) - {Kind.COLUMN}

# A function that takes all of these takes any value; only columns stand apart.
EVERY_KIND = VALUES - CONDITION
