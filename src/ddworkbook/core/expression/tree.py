"""The parsed form of an expression."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Expression:
    """A parsed expression; `text` is what the author wrote."""

    text: str
