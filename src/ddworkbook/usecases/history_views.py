"""History as sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HistoryLine:
    """One event as a person reads it. `at` is RFC 3339; `code` the question it is about, or ""."""

    event: str
    at: str
    actor: str
    actor_name: str
    subject: str
    kind: str
    code: str
    sentence: str
