"""What can happen to answers that come along: from an earlier record, or into a new edition.

Each says the whole answer, so that undo and the merging of copies need no other event.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.reference_table import TableUse
from ddworkbook.core.shape import PERSONAL, personal_if


@dataclass(frozen=True)
class _CarriedAnswer:
    """An answer with where it came from (see core.answer). `personal` seals the value."""

    code: str
    value: JsonValue = field(metadata=personal_if("personal"))
    comment: str = field(default="", metadata=PERSONAL)
    respondent: str = field(default="", metadata=PERSONAL)
    personal: bool = False
    origin: str = ""
    origin_at: str = ""
    undoes: str = ""
    tables: tuple[TableUse, ...] = ()


@dataclass(frozen=True)
class AnswerCarried(_CarriedAnswer):
    """An answer came along. `state` is held or to-confirm; `reason` says why to confirm it."""

    state: AnswerStanding = AnswerStanding.TO_CONFIRM
    reason: str = ""


@dataclass(frozen=True)
class AnswerConfirmed(_CarriedAnswer):
    """A person looked at an answer that came along and left it as it is."""


@dataclass(frozen=True)
class AnswerReopened(_CarriedAnswer):
    """A held answer was opened: it has to be confirmed or changed. `reason` says why."""

    reason: str = ""


@dataclass(frozen=True)
class CarriedForward:
    """A new assessment began with answers of an earlier record.

    `record` is its fingerprint, frozen at `frozen_at`. `left_out` names the codes whose answers
    could not come along, each with why.
    """

    record: str
    frozen_at: str
    held: int
    to_confirm: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditionChanged:
    """An open assessment went over to another edition. `before` is the hash of the one it left.

    `left_out` names the codes whose answers stay behind in the history, each with why.
    """

    edition: str
    before: str
    to_confirm: int = 0
    left_out: tuple[str, ...] = ()
