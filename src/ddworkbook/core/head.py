"""How fingerprints and heads are written for people: in full, in groups, or as a label.

Not here: how a head is computed (see event.py).
"""

from __future__ import annotations

GROUP = 8


def grouped(hex_digits: str) -> str:
    """Return all digits in groups of eight, for reading aloud and comparing on paper."""
    return " ".join(hex_digits[start : start + GROUP] for start in range(0, len(hex_digits), GROUP))


def ungrouped(text: str) -> str:
    """Return the digits of a grouped form as typed by a person: no spaces, lower case."""
    return "".join(text.split()).lower()


def short_label(hex_digits: str) -> str:
    """Return a short name for lists. It proves nothing: two records can be made to share it."""
    return f"{hex_digits[:GROUP]}…"
