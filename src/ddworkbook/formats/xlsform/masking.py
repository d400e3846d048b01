"""Texts in which nothing looks like a reference, and back: pyxform checks `${...}` everywhere."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\$( *)\{")
_MASKED = re.compile(r"\$( *) \{")


def masked(text: str) -> str:
    """Return a text with one more space in each `${`."""
    return _REFERENCE.sub(r"$\1 {", text)


def unmasked(text: str) -> str:
    """Return a text that was masked as it was."""
    return _MASKED.sub(r"$\1{", text)
