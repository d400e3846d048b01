"""What can be taken back and done again, worked out from the ledger, so that it survives a restart.

Every change that can be undone replaces an earlier event of the same thing (its answer, its piece
of evidence, its action), so the inverse is what that event said. An undo is itself such a change
and names in `undoes` what it takes back; a redo takes back an undo.
Not here: reading and writing (answering.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ddworkbook.core.changes import (
    ANSWER_KINDS,
    ANSWER_TYPES,
    ActionAdded,
    ActionChanged,
    ActionRemoved,
    AnswerChange,
    AnswerGiven,
    Change,
    EvidenceAttached,
    EvidenceChanged,
    EvidenceDetached,
)
from ddworkbook.core.event import Event

KINDS = (
    *ANSWER_KINDS,
    "evidence.attached",
    "evidence.changed",
    "evidence.detached",
    "action.added",
    "action.changed",
    "action.removed",
)
Undoable = (
    AnswerChange
    | EvidenceAttached
    | EvidenceChanged
    | EvidenceDetached
    | ActionAdded
    | ActionChanged
    | ActionRemoved
)
_UNDOABLE_TYPES = (
    *ANSWER_TYPES,
    EvidenceAttached,
    EvidenceChanged,
    EvidenceDetached,
    ActionAdded,
    ActionChanged,
    ActionRemoved,
)


@dataclass(frozen=True)
class Done:
    """One change with what it says and what stood there before; `before` is None for nothing.

    `latest` is the newest event of the same thing, which the next change of it replaces.
    """

    event: Event
    change: Undoable
    before: Undoable | None
    latest: str = ""


@dataclass(frozen=True)
class UndoState:
    """What undo and redo would take back now; None when there is nothing."""

    undo: Done | None
    redo: Done | None


@dataclass
class _Thing:
    """One answer, piece of evidence or action, and what was said of it one after the other.

    `standing` holds the events whose values count, the one that is seen now last. An undone event
    leaves it; done again it comes back under its first id.
    """

    standing: list[str]
    latest: str = ""

    @property
    def seen(self) -> str:
        """Return the event whose value is seen now."""
        return self.standing[-1] if self.standing else ""


@dataclass(frozen=True)
class _Step:
    """A change on a stack; `original` first made it, `left` was seen when it was done."""

    done: Done
    original: str
    left: str


def undo_state(events: Sequence[Event], read: Callable[[str], Change | None], me: str) -> UndoState:
    """Return what I can take back and do again.

    `events` are the undoable events of one assessment since its last step, oldest first. Only my
    own changes count, and only while nobody has changed the same thing since.
    """
    things: dict[tuple[str, str], _Thing] = {}
    steps: dict[str, _Step] = {}
    undo: list[_Step] = []
    redo: list[_Step] = []
    for event in events:
        done = _done(event, read)
        if done is None:
            continue
        thing = things.setdefault(_thing_of(done.change), _Thing([]))
        step = steps[event.id] = _take(done, thing, steps)
        if event.actor == me:
            _stack(step, undo, redo)
    return UndoState(
        _top(undo, things, lambda step, thing: thing.seen == step.original),
        _top(redo, things, lambda step, thing: thing.seen == step.left),
    )


def _take(done: Done, thing: _Thing, steps: dict[str, _Step]) -> _Step:
    """Let one change take effect on its thing and return it as a step."""
    undone = steps.get(done.change.undoes)
    original = done.event.id
    if undone is not None:
        original = undone.original
    if undone is not None and thing.seen == undone.original:
        thing.standing.pop()
    else:
        thing.standing.append(original)
    thing.latest = done.event.id
    return _Step(done, original, thing.seen)


def _stack(step: _Step, undo: list[_Step], redo: list[_Step]) -> None:
    """Put one of my changes on the stack where it belongs."""
    undoes = step.done.change.undoes
    if redo and undoes == redo[-1].done.event.id:
        redo.pop()
        undo.append(step)
    elif undo and undoes == undo[-1].done.event.id:
        undo.pop()
        redo.append(step)
    else:
        redo.clear()
        undo.append(step)


def _top(
    stack: list[_Step],
    things: dict[tuple[str, str], _Thing],
    stands: Callable[[_Step, _Thing], bool],
) -> Done | None:
    """Return the top of a stack, unless somebody has changed the same thing since."""
    if not stack:
        return None
    step = stack[-1]
    thing = things[_thing_of(step.done.change)]
    return replace(step.done, latest=thing.latest) if stands(step, thing) else None


def _thing_of(change: Undoable) -> tuple[str, str]:
    """Return what a change is about."""
    if isinstance(change, ANSWER_TYPES):
        return "answer", change.code
    if isinstance(change, EvidenceDetached):
        return "evidence", change.evidence
    if isinstance(change, EvidenceAttached | EvidenceChanged):
        return "evidence", change.evidence.id
    if isinstance(change, ActionRemoved):
        return "action", change.action
    return "action", change.action.id


def inverse(done: Done) -> Undoable:
    """Return the change that puts back what stood there before."""
    undoes = done.event.id
    now, before = done.change, done.before
    if isinstance(now, ANSWER_TYPES):
        if isinstance(before, ANSWER_TYPES):
            return replace(before, undoes=undoes)
        return AnswerGiven(now.code, None, personal=now.personal, undoes=undoes)
    if isinstance(now, EvidenceAttached | EvidenceChanged | EvidenceDetached):
        return _evidence_inverse(now, before, undoes)
    return _action_inverse(now, before, undoes)


def _done(event: Event, read: Callable[[str], Change | None]) -> Done | None:
    """Return the change of an event, or None when what it says was erased."""
    change = read(event.id)
    before = read(event.supersedes[0]) if event.supersedes else None
    if not isinstance(change, _UNDOABLE_TYPES):
        return None
    if event.supersedes and before is None:
        return None
    return Done(event, change, before if isinstance(before, _UNDOABLE_TYPES) else None)


def _evidence_inverse(
    now: EvidenceAttached | EvidenceChanged | EvidenceDetached,
    before: Undoable | None,
    undoes: str,
) -> Undoable:
    """Return the inverse of a change of evidence."""
    if isinstance(before, EvidenceAttached | EvidenceChanged):
        if isinstance(now, EvidenceDetached):
            return EvidenceAttached(before.evidence, undoes)
        return EvidenceChanged(before.evidence, undoes)
    gone = now.evidence if isinstance(now, EvidenceDetached) else now.evidence.id
    return EvidenceDetached(gone, undoes)


def _action_inverse(
    now: ActionAdded | ActionChanged | ActionRemoved, before: Undoable | None, undoes: str
) -> Undoable:
    """Return the inverse of a change of an action."""
    if isinstance(before, ActionAdded | ActionChanged):
        if isinstance(now, ActionRemoved):
            return ActionAdded(before.action, undoes)
        return ActionChanged(before.action, undoes)
    gone = now.action if isinstance(now, ActionRemoved) else now.action.id
    return ActionRemoved(gone, undoes)
