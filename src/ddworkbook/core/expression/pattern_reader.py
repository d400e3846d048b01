"""Read the text of a pattern: the subset of regular expressions that can be matched safely.

Known: characters, `.`, `[a-z]`, `[^a-z]`, `\\d \\w \\s` and their opposites (ASCII, as in ODK
Collect), `( )`, `(?: )`, `|`, `* + ? {2} {2,} {2,5}`, and `^`, `$` at the ends. Refused: what looks
back or ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_letters, digits
from typing import NoReturn, TypeAlias

MAX_LENGTH = 300
MAX_REPEAT = 100
MAX_NESTING = 10


class PatternError(ValueError):
    """The text is not a pattern of this subset. `position` counts characters from 1."""

    def __init__(self, position: int, what: str, repair: str) -> None:
        super().__init__(f"At character {position} of the pattern: {what} {repair}")
        self.position = position
        self.what = what
        self.repair = repair


@dataclass(frozen=True)
class Chars:
    """One character out of ranges (first and last of each), or any but these when `opposite`."""

    ranges: tuple[tuple[str, str], ...]
    opposite: bool = False

    def has(self, character: str) -> bool:
        """Say whether the character belongs here."""
        return any(a <= character <= b for a, b in self.ranges) is not self.opposite


@dataclass(frozen=True)
class Row:
    """Parts one after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Choice:
    """One of several parts."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Repeat:
    """A part several times; `most` is None when there is no end."""

    part: Part
    least: int
    most: int | None


Part: TypeAlias = Chars | Row | Choice | Repeat

_DIGIT = (("0", "9"),)
_WORD = (("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z"))
_SPACE = (("\t", "\r"), (" ", " "))
_CLASSES = {
    "d": Chars(_DIGIT),
    "D": Chars(_DIGIT, True),
    "w": Chars(_WORD),
    "W": Chars(_WORD, True),
    "s": Chars(_SPACE),
    "S": Chars(_SPACE, True),
    "t": Chars((("\t", "\t"),)),
    "n": Chars((("\n", "\n"),)),
    "r": Chars((("\r", "\r"),)),
}
_ANY = Chars((("\n", "\n"), ("\r", "\r")), True)


def read_pattern(text: str) -> Part:
    """Return the parts of a pattern. Raises: PatternError."""
    if len(text) > MAX_LENGTH:
        raise PatternError(MAX_LENGTH, f"It is longer than {MAX_LENGTH} characters.", "Shorten it.")
    return _Reader(text).whole()


class _Reader:
    """One pass over the characters of a pattern."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._nesting = 0

    def whole(self) -> Part:
        """Return all parts."""
        part = self._choice()
        if self._at < len(self._text):
            self._refuse("A bracket is closed that was never opened.", r"Write \) for the sign.")
        return part

    @property
    def _now(self) -> str:
        return self._text[self._at : self._at + 1]

    def _choice(self) -> Part:
        parts = [self._row()]
        while self._now == "|":
            self._at += 1
            parts.append(self._row())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def _row(self) -> Part:
        parts: list[Part] = []
        if self._now == "^" and not self._nesting:
            self._at += 1
        while self._now and self._now not in "|)":
            if self._now == "$" and not self._nesting and self._ends():
                self._at += 1
                break
            parts.append(self._repeated(self._single()))
        return Row(tuple(parts))

    def _ends(self) -> bool:
        return self._text[self._at + 1 : self._at + 2] in {"", "|"}

    def _single(self) -> Part:
        sign = self._now
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._set()
        if sign in "*+?{":
            self._refuse("There is nothing to repeat.", rf"Write \{sign} for the sign itself.")
        if sign in "^$":
            self._refuse(f"{sign} stands inside the pattern.", rf"Leave it out, or write \{sign}.")
        self._at += 1
        if sign == ".":
            return _ANY
        return self._escaped() if sign == "\\" else Chars(((sign, sign),))

    def _group(self) -> Part:
        self._at += 1
        if self._now == "?":
            if self._text[self._at : self._at + 2] != "?:":
                self._refuse("Groups that look ahead or behind are not known.", "Use ( ) alone.")
            self._at += 2
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            self._refuse(f"Groups are nested more than {MAX_NESTING} deep.", "Flatten them.")
        part = self._choice()
        if self._now != ")":
            self._refuse("A bracket is never closed.", "Close it with ).")
        self._at += 1
        self._nesting -= 1
        return part

    def _escaped(self) -> Chars:
        sign = self._now
        if not sign:
            self._refuse("The pattern ends in a backslash.", r"Write \\ for the sign itself.")
        if sign in _CLASSES:
            self._at += 1
            return _CLASSES[sign]
        if sign in ascii_letters + digits:
            self._refuse(rf"\{sign} is not known.", r"Use \d, \w, \s, or [ ].")
        self._at += 1
        return Chars(((sign, sign),))

    def _set(self) -> Chars:
        self._at += 1
        opposite = self._now == "^"
        self._at += opposite
        ranges: list[tuple[str, str]] = []
        while self._now != "]":
            if not self._now:
                self._refuse("A [ is never closed.", "Close it with ].")
            ranges.extend(self._range())
        self._at += 1
        if not ranges:
            self._refuse("The brackets [] are empty.", "Put characters into them.")
        return Chars(tuple(ranges), opposite)

    def _range(self) -> tuple[tuple[str, str], ...]:
        low = self._member()
        if self._now != "-" or self._text[self._at + 1 : self._at + 2] in {"]", ""}:
            return low.ranges
        self._at += 1
        high = self._member()
        first, last = low.ranges[0][0], high.ranges[0][1]
        one_each = len(low.ranges) == len(high.ranges) == 1
        if not one_each or low.ranges[0][1] != first or high.ranges[0][0] != last or first > last:
            self._refuse("This is not a range.", "Write the lower character first, as in [a-z].")
        return ((first, last),)

    def _member(self) -> Chars:
        sign = self._now
        self._at += 1
        if sign == "[":
            self._refuse("A [ stands inside [ ].", r"Write \[ for the sign itself.")
        if sign != "\\":
            return Chars(((sign, sign),))
        member = self._escaped()
        if member.opposite:
            self._refuse("An opposite class stands inside [ ].", "Use [^ ] around the whole.")
        return member

    def _repeated(self, part: Part) -> Part:
        bounds = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(self._now)
        if self._now == "{":
            bounds = self._bounds()
        elif bounds is None:
            return part
        self._at += 1
        if self._now == "?":
            # Lazy or greedy is the same when the whole text has to match.
            self._at += 1
        if self._now and self._now in "*+?{":
            self._refuse("A repeat is repeated.", "Put the inner one in ( ).")
        return Repeat(part, *bounds)

    def _bounds(self) -> tuple[int, int | None]:
        end = self._text.find("}", self._at)
        low, comma, high = self._text[self._at + 1 : max(end, 0)].partition(",")
        plain = all(not part or (part.isascii() and part.isdecimal()) for part in (low, high))
        if end < 0 or not low or not plain or len(low) > 3 or len(high) > 3:
            self._refuse("This is not a number of times.", "Write {3}, {3,} or {3,5}.")
        least = int(low)
        most = int(high) if high else (None if comma else least)
        if max(least, most or 0) > MAX_REPEAT or (most is not None and most < least):
            self._refuse("This number of times is not possible.", f"Use 0 to {MAX_REPEAT}.")
        self._at = end
        return least, most

    def _refuse(self, what: str, repair: str) -> NoReturn:
        raise PatternError(min(self._at, len(self._text)) + 1, what, repair)
