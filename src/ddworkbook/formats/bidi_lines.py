"""The order in which characters of right-to-left and mixed text are drawn, line by line.

Not here: joining of Arabic letters, fonts and widths (fonts.py).
Source of all rules: Unicode Standard Annex 9. Explicit embeddings and isolates do not occur:
core.text_runs.visible has shown them as text before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from bidi import algorithm
from bidi.mirror import MIRRORED

from ddworkbook.core.text_runs import Direction, direction

_NUMBERS = ("EN", "AN")
_OPENING = {
    "(": ")",
    "[": "]",
    "{": "}",
    "\u27e8": "\u27e9",
    "\u2329": "\u232a",
    "\u3008": "\u3009",
}


def embedding_levels(paragraph: str, base: Direction) -> list[int]:
    """Return the level of each character of one paragraph; odd levels run right to left.

    Levels belong to the whole paragraph; work them out before it is broken into lines.
    """
    if not paragraph:
        return []
    level, side = (1, "R") if base == "rtl" else (0, "L")
    chars = []
    for char in paragraph:
        kind = unicodedata.bidirectional(char) or "L"
        # Joiners are BN: they go with the letter before them, as marks do.
        kind = "NSM" if kind == "BN" else kind
        chars.append({"ch": char, "level": level, "type": kind, "orig": kind})
    run = {"sor": side, "eor": side, "start": 0, "type": side, "length": len(chars)}
    storage = {"base_level": level, "base_dir": side, "chars": chars, "runs": [run]}
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(paragraph, chars, side)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [int(str(char["level"])) for char in chars]


def levels_of_pieces(pieces: Iterable[str]) -> list[int]:
    """Return the levels of a line from left to right whose pieces each keep their own direction.

    It is what isolates (UAX 9, section 2.4) give where all words around them run left to right.
    """
    return [level for piece in pieces for level in embedding_levels(piece, direction(piece))]


def visual_line(line: str, levels: list[int], base: Direction) -> str:
    """Return one line in the order in which it is drawn from left to right.

    `levels` is the slice of `embedding_levels` for this line. Brackets on odd levels are mirrored
    (L4). Marks come out before their letter (no L3): fonts for these scripts draw them without
    advance over what follows, because in reading order they come after it.
    """
    levels = list(levels)
    paragraph_level = 1 if base == "rtl" else 0
    for at in range(len(line.rstrip()), len(line)):  # L1
        levels[at] = paragraph_level
    order = list(range(len(line)))
    for level in range(max(levels, default=0), 0, -1):  # L2
        order = _reverse_stretches(order, levels, level)
    drawn = [MIRRORED.get(line[at], line[at]) if levels[at] % 2 else line[at] for at in order]
    return "".join(drawn)


def _reverse_stretches(order: list[int], levels: list[int], level: int) -> list[int]:
    """Reverse every stretch of characters at this level or above."""
    result: list[int] = []
    stretch: list[int] = []
    for at in order:
        if levels[at] >= level:
            stretch.append(at)
            continue
        result += reversed(stretch)
        result.append(at)
        stretch = []
    return result + stretch[::-1]


def _resolve_brackets(text: str, chars: list[dict[str, object]], side: str) -> None:
    """Give both brackets of a pair one direction (rule N0), so that neither is mirrored alone."""
    for start, end in _bracket_pairs(text, chars):
        inside = {_strong(char) for char in chars[start + 1 : end]} - {None}
        if not inside:
            continue
        found: str | None = side
        if side not in inside:
            before = (_strong(char) for char in reversed(chars[:start]))
            found = next((strong for strong in before if strong), side)
        chars[start]["type"] = chars[end]["type"] = found


def _strong(char: dict[str, object]) -> str | None:
    kind = char["type"]
    if kind in _NUMBERS or kind == "R":
        return "R"
    return "L" if kind == "L" else None


def _bracket_pairs(text: str, chars: list[dict[str, object]]) -> list[tuple[int, int]]:
    """Return the places of matching brackets in the order of the opening ones (BD16)."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if chars[at]["type"] != "ON":
            continue
        if char in _OPENING:
            stack.append((_OPENING[char], at))
            continue
        found = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == char), None)
        if found is not None:
            pairs.append((stack[found][1], at))
            del stack[found:]
    return sorted(pairs)
