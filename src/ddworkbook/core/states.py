"""From draft to signed record: the states of an assessment, as one pure table.

Who may do a step is decided here too; every refusal names the reason and the way out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an assessment stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes-requested"
    APPROVED = "approved"
    SIGNED = "signed"

    @property
    def word(self) -> str:
        """Return the state as people read it."""
        return self.value.replace("-", " ").capitalize()


class Step(StrEnum):
    """What can be done to an assessment as a whole."""

    ANSWER = "answer"
    SUBMIT = "submit"
    REQUEST_CHANGES = "request changes"
    APPROVE = "approve"
    SIGN = "sign"
    AMEND = "amend"


# step -> states it may be taken from. Answering includes evidence, actions and depth.
ALLOWED: dict[Step, frozenset[State]] = {
    Step.ANSWER: frozenset({State.DRAFT, State.CHANGES_REQUESTED}),
    Step.SUBMIT: frozenset({State.DRAFT, State.CHANGES_REQUESTED}),
    Step.REQUEST_CHANGES: frozenset({State.SUBMITTED}),
    Step.APPROVE: frozenset({State.SUBMITTED}),
    Step.SIGN: frozenset({State.APPROVED}),
    # An approval that nobody signs, such as one with a stop flag, is amended too.
    Step.AMEND: frozenset({State.APPROVED, State.SIGNED}),
}

DECISIONS: dict[str, str] = {
    "proceed": "Proceed",
    "proceed-with-conditions": "Proceed with conditions",
    "refer": "Refer for advice",
    "do-not-proceed": "Do not proceed",
}

_WAY_OUT: dict[State, str] = {
    State.DRAFT: "It is a draft: submit it for review first.",
    State.SUBMITTED: "It is with the reviewer: ask for changes, or approve it.",
    State.CHANGES_REQUESTED: "Changes were requested: make them and submit it again.",
    State.APPROVED: (
        "It is approved and frozen: sign it, or choose Amend to open the next revision."
    ),
    State.SIGNED: "It is signed and frozen: choose Amend to open the next revision.",
}


@dataclass(frozen=True)
class Refusal:
    """Why a step cannot be taken, and the way out, as one or two sentences."""

    reason: str


def refuse_by_state(step: Step, state: State) -> Refusal | None:
    """Return why the step cannot be taken from the state, or None when it can."""
    if state in ALLOWED[step]:
        return None
    return Refusal(f"You cannot {step.value} now. {_WAY_OUT[state]}")


def refuse_same_person(step: Step, actor: str, preparers: frozenset[str]) -> Refusal | None:
    """Return why this person may not review or approve what they prepared, or None.

    `preparers` are the ids of everyone who answered or submitted since the last record.
    """
    if step in {Step.REQUEST_CHANGES, Step.APPROVE} and actor in preparers:
        return Refusal(
            f"You cannot {step.value} what you prepared yourself. "
            "Ask a colleague to do it, or switch to the person who reviews."
        )
    return None
