"""The functions that expressions may call, in one table: what each takes, gives and says.

The parser, the check of kinds, the words of explanations and the author's manual all come from
it. Not here: what the functions do (calls.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.expression.kind import (
    CHOSEN,
    CONDITION,
    NUMERIC,
    SINGLE,
    VALUES,
    WORDS,
    Kind,
)

# More arguments than this are a mistake, and could not be explained in words.
MAX_ARGUMENTS = 20


@dataclass(frozen=True)
class Function:
    """One function.

    `takes` are the kinds that each argument may have; the last `optional` may be left out, and
    the last may be given again and again when it `repeats`. `gives` is the kind of the result, or
    the numbers of the arguments whose common kind it has. `phrase` says a call in words.
    `literal` arguments have to be texts in quotation marks.
    """

    takes: tuple[frozenset[Kind], ...]
    gives: Kind | tuple[int, ...]
    phrase: str
    says: str
    example: str
    optional: int = 0
    repeats: bool = False
    literal: tuple[int, ...] = ()

    @property
    def fewest(self) -> int:
        """Return the smallest number of arguments."""
        return len(self.takes) - self.optional

    @property
    def most(self) -> int:
        """Return the greatest number of arguments."""
        return MAX_ARGUMENTS if self.repeats else len(self.takes)

    def kinds_at(self, place: int) -> frozenset[Kind]:
        """Return the kinds that the argument at a place, from 0, may have."""
        return self.takes[min(place, len(self.takes) - 1)]


_TEXT = frozenset({Kind.TEXT})
_SIZES = NUMERIC | {Kind.DATE, Kind.COLUMN}
_PIECES = SINGLE | {Kind.MULTI, Kind.COLUMN}

FUNCTIONS: Mapping[str, Function] = {
    "not": Function(
        (CONDITION,),
        Kind.CONDITION,
        "it is not so that ({0})",
        "The opposite of a condition; unknown stays unknown.",
        "not(selected(${T03}, 'nothing'))",
    ),
    "true": Function((), Kind.CONDITION, "it is always so", "Always true.", "true()"),
    "false": Function((), Kind.CONDITION, "it is never so", "Never true.", "false()"),
    "if": Function(
        (CONDITION, VALUES, VALUES),
        (1, 2),
        "({1} if {0}, otherwise {2})",
        "The second when the first is true, the third when it is false.",
        "if(${B2} > 12, 'long', 'short')",
    ),
    "coalesce": Function(
        (VALUES, VALUES),
        (0, 1),
        "({0}, or else {1})",
        "The first, or the second when the first is unknown.",
        "coalesce(${B2}, 0)",
    ),
    "once": Function(
        (VALUES,),
        (0,),
        "{0}, kept once it is known",
        "The value that is already stored under the question, or else this one.",
        "once(today())",
    ),
    "answered": Function(
        (VALUES - CONDITION,),
        Kind.CONDITION,
        "{0} is answered",
        "Whether there is a value; never unknown.",
        "answered(${C07})",
    ),
    "selected": Function(
        (CHOSEN, WORDS),
        Kind.CONDITION,
        "{0} includes {1}",
        "Whether the answer is, or includes, the choice.",
        "selected(${T03}, 'we-pay-them')",
        literal=(1,),
    ),
    "selected-any": Function(
        (CHOSEN, WORDS),
        Kind.CONDITION,
        "{0} includes {1}",
        "Whether the answer includes any of the choices, which stand apart by spaces.",
        "selected-any(${T11}, 'children adults-at-risk')",
        literal=(1,),
    ),
    "selected-at": Function(
        (CHOSEN, NUMERIC),
        Kind.CHOICE,
        "choice {1} (from 0) of {0}",
        "The choice at a place, counted from 0; unknown beyond the end.",
        "selected-at(${T03}, 0) = 'samples'",
    ),
    "count-selected": Function(
        (CHOSEN,),
        Kind.NUMBER,
        "the number of choices in {0}",
        "How many choices were given.",
        "count-selected(${T03}) > 2",
    ),
    "string-length": Function(
        (WORDS,),
        Kind.NUMBER,
        "the length of {0}",
        "How many characters a text has.",
        "string-length(.) <= 200",
    ),
    "contains": Function(
        (WORDS, WORDS),
        Kind.CONDITION,
        "{0} contains {1}",
        "Whether the second text stands anywhere in the first.",
        "contains(${A2}, 'Ltd')",
    ),
    "starts-with": Function(
        (WORDS, WORDS),
        Kind.CONDITION,
        "{0} starts with {1}",
        "Whether the first text begins with the second.",
        "starts-with(., 'https://')",
    ),
    "ends-with": Function(
        (WORDS, WORDS),
        Kind.CONDITION,
        "{0} ends with {1}",
        "Whether the first text ends with the second.",
        "ends-with(${A5}, '.ac.uk')",
    ),
    "substr": Function(
        (WORDS, NUMERIC, NUMERIC),
        Kind.TEXT,
        "part of {0}",
        "The part from one place up to, but without, another, counted from 0.",
        "substr(${A6}, 0, 2) = 'SC'",
        optional=1,
    ),
    "concat": Function(
        (_PIECES,),
        Kind.TEXT,
        "{all} put together",
        "Texts put together; unknown when one is.",
        "concat(${A2}, ' ', ${A3})",
        repeats=True,
    ),
    "join": Function(
        (WORDS, _PIECES),
        Kind.TEXT,
        "{all} put together",
        "Texts, choices or the cells of a column, put together with the first between them.",
        "join(', ', ${C58.country})",
        repeats=True,
    ),
    "regex": Function(
        (WORDS, WORDS),
        Kind.CONDITION,
        "{0} has the form {1}",
        "Whether the whole text has the form of a pattern; see “Patterns”.",
        "regex(., '[A-Z]{2}[0-9]{6}')",
        literal=(1,),
    ),
    "string": Function(
        (SINGLE,), Kind.TEXT, "{0}", "The value as text, numbers in plain digits.", "string(${B2})"
    ),
    "number": Function(
        (SINGLE | CONDITION,),
        Kind.NUMBER,
        "{0}",
        "The number in a text, or an amount without its currency; true is 1 and false is 0.",
        "number(${A7}) > 10",
    ),
    "int": Function(
        (NUMERIC | WORDS,),
        Kind.NUMBER,
        "the whole part of {0}",
        "The number without what stands after its point.",
        "int(${B2} div 12)",
    ),
    "round": Function(
        (NUMERIC | WORDS, NUMERIC),
        Kind.NUMBER,
        "{0}, rounded",
        "The nearest whole number, or with so many places; a half goes up.",
        "round(${B1} div 3, 2)",
        optional=1,
    ),
    "boolean": Function(
        (SINGLE | CONDITION,),
        Kind.CONDITION,
        "{0} is not empty or nought",
        "Whether a number is not 0 or a text is not empty.",
        "boolean(${B2})",
    ),
    "count": Function(
        (frozenset({Kind.TABLE, Kind.COLUMN}),),
        Kind.NUMBER,
        "the number of rows in {0}",
        "How many rows a table has, or how many cells of a column are filled.",
        "count(${C58}) > 0",
    ),
    "sum": Function(
        (_SIZES - {Kind.DATE},),
        (0,),
        "the sum of {all}",
        "The sum of a column, whose empty cells count nothing, or of several numbers.",
        "sum(${C58.amount})",
        repeats=True,
    ),
    "min": Function(
        (_SIZES,),
        (0,),
        "the least of {all}",
        "The least of a column or of several values.",
        "min(${B1}, ${B2})",
        repeats=True,
    ),
    "max": Function(
        (_SIZES,),
        (0,),
        "the greatest of {all}",
        "The greatest of a column or of several values.",
        "max(${C58.amount})",
        repeats=True,
    ),
    "position": Function(
        (),
        Kind.NUMBER,
        "the number of the row",
        "The number of the row, from 1, in the constraint of a column; written position(..).",
        "position(..) <= 10",
    ),
    "today": Function(
        (), Kind.DATE, "today", "The day on which the picture is drawn.", "today() - ${B5} > 365"
    ),
    "date": Function(
        (WORDS | {Kind.DATE},),
        Kind.DATE,
        "{0}",
        "The date that a text holds as year-month-day.",
        "date('2026-04-01')",
    ),
    "format-date": Function(
        (frozenset({Kind.DATE}), _TEXT),
        Kind.TEXT,
        "{0} written as {1}",
        "A date as text: %Y year, %y its last two digits, %m and %d with noughts, %n and %e "
        "without, %b the month in three letters.",
        "format-date(${B5}, '%Y-%m')",
    ),
    "currency": Function(
        (frozenset({Kind.MONEY}),),
        Kind.TEXT,
        "the currency of {0}",
        "The currency of an amount.",
        "currency(${B1}) = 'GBP'",
    ),
}
