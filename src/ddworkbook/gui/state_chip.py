"""The chip that says where an assessment stands, the same on every page."""

from __future__ import annotations

from ddworkbook.core.states import State
from ddworkbook.gui.widgets.badge import StatusChip

_KINDS = {
    State.DRAFT: "plain",
    State.SUBMITTED: "info",
    State.CHANGES_REQUESTED: "warn",
    State.APPROVED: "info",
    State.SIGNED: "ok",
}


def state_chip(state: State) -> StatusChip:
    """Return the chip of a state."""
    return StatusChip(state.word, _KINDS[state])
