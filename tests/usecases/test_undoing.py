"""Undo and redo worked out from events alone behave like two stacks, whatever was done."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.changes import AnswerGiven, Change
from ddworkbook.core.event import GENESIS, Event, make_event
from ddworkbook.usecases.undoing import Done, inverse, undo_state

STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["C1", "C2"]), st.sampled_from(["yes", "no", None])),
        st.sampled_from(["undo", "redo"]),
    ),
    max_size=25,
)


@dataclass
class History:
    """Events with what they say, and the newest event of each question."""

    events: list[Event] = field(default_factory=list)
    said: dict[str, Change] = field(default_factory=dict)
    newest: dict[str, str] = field(default_factory=dict)

    def add(self, change: AnswerGiven, actor: str = "me") -> None:
        number = len(self.events) + 1
        before = self.newest.get(change.code)
        event = make_event(
            id=f"e{number}",
            replica="r",
            seq=number,
            prev=GENESIS,
            at="2026-11-21T09:00:00+00:00",
            actor=actor,
            kind="answer.given",
            subject="a",
            supersedes=(before,) if before else (),
            body_hash=GENESIS,
        )
        self.events.append(event)
        self.said[event.id] = change
        self.newest[change.code] = event.id

    def take(self, done: Done | None) -> None:
        if done is not None:
            change = inverse(done)
            assert isinstance(change, AnswerGiven)
            assert done.latest == self.newest[change.code]
            self.add(change)

    def values(self) -> dict[str, object]:
        return {
            code: change.value
            for code, event in self.newest.items()
            if isinstance(change := self.said[event], AnswerGiven) and change.value is not None
        }


@given(STEPS)
def test_undo_and_redo_are_two_stacks(steps: list[object]) -> None:
    history = History()
    now: dict[str, object] = {}
    undo: list[dict[str, object]] = []
    redo: list[dict[str, object]] = []
    for step in steps:
        state = undo_state(history.events, history.said.get, "me")
        assert (state.undo is None, state.redo is None) == (not undo, not redo)
        if step == "undo":
            history.take(state.undo)
            if undo:
                redo.append(now)
                now = undo.pop()
        elif step == "redo":
            history.take(state.redo)
            if redo:
                undo.append(now)
                now = redo.pop()
        else:
            code, value = step  # type: ignore[misc]
            history.add(AnswerGiven(code, value))
            undo.append(now)
            redo.clear()
            now = {key: one for key, one in {**now, code: value}.items() if one is not None}
        assert history.values() == now


@given(STEPS)
def test_a_colleague_never_takes_back_what_is_mine(steps: list[object]) -> None:
    history = History()
    for step in steps:
        if isinstance(step, tuple):
            history.add(AnswerGiven(*step))
    state = undo_state(history.events, history.said.get, "somebody else")
    assert state.undo is None
    assert state.redo is None


def test_what_was_erased_cannot_be_taken_back() -> None:
    history = History()
    history.add(AnswerGiven("C1", "yes"))
    history.add(AnswerGiven("C1", "no"))
    del history.said["e1"]
    assert undo_state(history.events, history.said.get, "me").undo is None
