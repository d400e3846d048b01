"""From what somebody typed to the one thing they meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TypeVar

from ddworkbook.core.errors import UsageRefused

T = TypeVar("T")

_SHOWN = 5


def one_of(hits: Sequence[T], wanted: str, noun: str, known: Sequence[str]) -> T:
    """Return the only hit.

    `known` are the names that could have been meant, for the sentence.
    Raises: UsageRefused when there is none, or more than one.
    """
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise UsageRefused(
            f"{wanted!r} fits {len(hits)} {noun}s. Give the id, so that it is clear which one."
        )
    near = get_close_matches(wanted, known, n=_SHOWN, cutoff=0.4)
    hint = f" Did you mean: {'; '.join(near)}?" if near else ""
    raise UsageRefused(f"There is no {noun} {wanted!r}.{hint}")
