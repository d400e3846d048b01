"""Match a text against a pattern in linear time; no pattern can hang it.

A written subset of regular expressions becomes an automaton whose states are the places in the
pattern, so that matching is one step for each character. The whole text has to match, as in ODK.
Source: Glushkov, "The abstract theory of automata" (1961); ODK form logic, regex().
Not here: reading the pattern (pattern_reader.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ddworkbook.core.expression.pattern_reader import (
    Chars,
    Choice,
    Part,
    PatternError,
    Repeat,
    Row,
    read_pattern,
)

# Each bounds the work: a pattern's places, times a text's characters, is what a match costs.
MAX_PLACES = 300
MAX_TEXT = 5_000

# Repeats of repeats of nothing have no places and would still take for ever.
MAX_PARTS = 3_000

# So many steps are remembered for the next character and the next text.
_MAX_REMEMBERED = 5_000


@dataclass(frozen=True)
class Pattern:
    """An automaton: bit n of each number is place n of the pattern."""

    places: tuple[Chars, ...]
    first: int
    follow: tuple[int, ...]
    last: int
    empty: bool
    _steps: dict[tuple[int, str], int] = field(default_factory=dict, compare=False, repr=False)

    def matches(self, text: str) -> bool | None:
        """Say whether the whole text fits; None when the text is too long to say."""
        if len(text) > MAX_TEXT:
            return None
        if not text:
            return self.empty
        now = self._fitting(self.first, text[0])
        for character in text[1:]:
            if not now:
                return False
            now = self._step(now, character)
        return bool(now & self.last)

    def _step(self, now: int, character: str) -> int:
        known = self._steps.get((now, character))
        if known is None:
            reached = 0
            for place in _bits(now):
                reached |= self.follow[place]
            known = self._fitting(reached, character)
            if len(self._steps) < _MAX_REMEMBERED:
                self._steps[now, character] = known
        return known

    def _fitting(self, reached: int, character: str) -> int:
        return sum(1 << place for place in _bits(reached) if self.places[place].has(character))


@lru_cache(maxsize=256)
def pattern_of(text: str) -> Pattern:
    """Return the automaton of a pattern.

    Raises: PatternError with position, what is wrong and how to repair it.
    """
    builder = _Builder()
    whole = builder.add(read_pattern(text))
    return Pattern(
        tuple(builder.places), whole.first, tuple(builder.follow), whole.last, whole.empty
    )


@dataclass(frozen=True)
class _Span:
    """The places that a part can begin and end with, and whether it can be empty."""

    first: int
    last: int
    empty: bool


class _Builder:
    """Numbers the places of a pattern and notes which can follow which."""

    def __init__(self) -> None:
        self.places: list[Chars] = []
        self.follow: list[int] = []
        self._parts = 0

    def add(self, part: Part) -> _Span:
        """Add a part and return its span."""
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise PatternError(1, "The pattern repeats too much.", "Use smaller repeats.")
        if isinstance(part, Chars):
            return self._place(part)
        if isinstance(part, Row):
            return self._row([self.add(item) for item in part.parts])
        if isinstance(part, Choice):
            spans = [self.add(item) for item in part.parts]
            first = last = 0
            for span in spans:
                first |= span.first
                last |= span.last
            return _Span(first, last, any(span.empty for span in spans))
        return self._repeat(part)

    def _place(self, chars: Chars) -> _Span:
        if len(self.places) == MAX_PLACES:
            raise PatternError(
                1, f"The pattern has more than {MAX_PLACES} places.", "Use smaller repeats."
            )
        bit = 1 << len(self.places)
        self.places.append(chars)
        self.follow.append(0)
        return _Span(bit, bit, False)

    def _row(self, spans: list[_Span]) -> _Span:
        whole = _Span(0, 0, True)
        for span in spans:
            self._link(whole.last, span.first)
            whole = _Span(
                whole.first | span.first if whole.empty else whole.first,
                whole.last | span.last if span.empty else span.last,
                whole.empty and span.empty,
            )
        return whole

    def _repeat(self, part: Repeat) -> _Span:
        copies = max(part.least, part.most or 0, 1)
        spans = []
        for number in range(1, copies + 1):
            span = self.add(part.part)
            if part.most is None and number == copies:
                self._link(span.last, span.first)
            spans.append(_Span(span.first, span.last, span.empty or number > part.least))
        return _Span(0, 0, True) if part.most == 0 else self._row(spans)

    def _link(self, before: int, after: int) -> None:
        for place in _bits(before):
            self.follow[place] |= after


def _bits(number: int) -> list[int]:
    """Return the places whose bits are set."""
    found = []
    while number:
        lowest = number & -number
        found.append(lowest.bit_length() - 1)
        number ^= lowest
    return found
