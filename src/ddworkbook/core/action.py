"""A mitigation, improvement or condition with an owner and a date."""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.shape import PERSONAL


@dataclass(frozen=True)
class Action:
    """One thing to do.

    `kind` is "mitigation", "improvement" or "condition"; `status` is "open" or "done".
    """

    id: str
    assessment: str
    text: str
    question: str = ""
    kind: str = "mitigation"
    owner: str = field(default="", metadata=PERSONAL)
    due_on: str = ""
    status: str = "open"
    closing_note: str = ""
