"""Events, their chains, and the head over all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.event import (
    GENESIS,
    Event,
    check_chain,
    event_hash,
    event_hash_holds,
    head,
    make_event,
)
from ddworkbook.core.head import grouped, short_label, ungrouped


def chain(length: int, replica: str = "r1") -> list[Event]:
    events: list[Event] = []
    for seq in range(1, length + 1):
        prev = events[-1].hash if events else GENESIS
        facts: dict[str, Any] = {"id": f"{replica}-{seq}", "replica": replica, "seq": seq}
        facts |= {"at": f"2026-03-03T10:{seq % 60:02d}:00+03:00", "actor": "person-1"}
        facts |= {"kind": "answer.given", "subject": "assessment-1", "body_hash": "ab" * 32}
        supersedes = (f"{replica}-{seq - 1}",) if seq > 1 else ()
        events.append(make_event(prev=prev, supersedes=supersedes, **facts))
    return events


def rehashed(event: Event, **changes: Any) -> Event:
    bare = replace(event, **changes)
    return replace(bare, hash=event_hash(bare))


def codes(events: list[Event]) -> list[tuple[str, int]]:
    return [(finding.code, finding.position) for finding in check_chain(events)]


def test_a_whole_chain_has_no_findings() -> None:
    assert check_chain(chain(5)) == ()
    assert check_chain([]) == ()


def test_chains_of_several_replicas_may_be_mixed() -> None:
    one, two = chain(3, "r1"), chain(3, "r2")
    assert check_chain([one[0], two[0], two[1], one[1], one[2], two[2]]) == ()


@pytest.mark.parametrize(
    "field", ["id", "at", "actor", "kind", "subject", "body_hash", "prev", "replica"]
)
def test_a_changed_field_no_longer_gives_the_hash(field: str) -> None:
    event = chain(1)[0]
    assert event_hash_holds(event)
    assert not event_hash_holds(replace(event, **{field: "changed"}))


def test_the_hash_covers_seq_and_what_is_superseded() -> None:
    event = chain(2)[1]
    assert not event_hash_holds(replace(event, seq=3))
    assert not event_hash_holds(replace(event, supersedes=()))
    assert not event_hash_holds(replace(event, actor="half \ud83d"))


def test_an_edited_event_is_named_by_id_and_position() -> None:
    events = chain(4)
    events[1] = replace(events[1], actor="somebody else")
    (finding,) = check_chain(events)
    assert (finding.code, finding.event_id, finding.position) == ("wrong-hash", "r1-2", 2)
    assert finding.sentence.startswith("Event r1-2 (position 2): ")
    assert not finding.is_notice


def test_an_edited_event_with_a_new_hash_is_seen_at_the_next_one() -> None:
    events = chain(4)
    events[1] = rehashed(events[1], actor="somebody else")
    assert codes(events) == [("wrong-prev", 3)]


def test_a_missing_event_is_a_gap() -> None:
    events = chain(5)
    findings = check_chain(events[:1] + events[3:])
    assert [(item.code, item.position) for item in findings] == [("gap", 2)]
    assert "2 events are missing" in findings[0].what


def test_a_missing_first_event_is_a_gap() -> None:
    assert codes(chain(3)[1:]) == [("gap", 1)]


def test_a_first_event_that_follows_something_is_found() -> None:
    event = rehashed(chain(1)[0], prev="cd" * 32)
    assert codes([event]) == [("wrong-prev", 1)]


def test_a_repeated_event_gives_one_finding() -> None:
    events = chain(4)
    assert codes([*events[:2], events[1], *events[2:]]) == [("repeat", 3)]


def test_a_clock_set_back_is_a_notice() -> None:
    events = chain(2)
    late = rehashed(events[1], at="2026-03-03T07:00:59+00:00")
    (finding,) = check_chain([events[0], late])
    assert (finding.code, finding.is_notice) == ("time-back", True)


def test_times_are_compared_across_time_zones() -> None:
    events = chain(2)
    same = rehashed(events[1], at="2026-03-03T07:01:00Z")
    assert check_chain([events[0], same]) == ()


@pytest.mark.parametrize("at", ["", "yesterday", "2026-03-03T10:00:00"])
def test_a_time_without_date_or_offset_is_found(at: str) -> None:
    assert codes([rehashed(chain(1)[0], at=at)]) == [("bad-time", 1)]


@given(st.integers(0, 7), st.sampled_from(["actor", "subject", "body_hash"]), st.text(max_size=5))
def test_any_edit_inside_a_chain_is_found(index: int, field: str, text: str) -> None:
    events = chain(8)
    changed = replace(events[index], **{field: text})
    if changed != events[index]:
        events[index] = changed
        assert ("wrong-hash", index + 1) in codes(events)


def test_the_head_does_not_depend_on_the_order_of_replicas() -> None:
    one, two = chain(3, "r1")[-1], chain(2, "r2")[-1]
    assert head([one, two]) == head([two, one])
    assert len(head([one, two])) == 64


def test_the_head_changes_with_each_event_and_each_replica() -> None:
    events, other = chain(3), chain(1, "r2")[0]
    heads = {head([]), head([events[1]]), head([events[2]]), head([events[2], other])}
    assert len(heads) == 4


def test_two_last_events_of_one_replica_are_refused() -> None:
    with pytest.raises(ValueError, match="r1 has two last events"):
        head(chain(2))


def test_a_printed_head_has_all_digits_in_groups_and_can_be_typed_back() -> None:
    full = head(chain(1))
    assert [len(group) for group in grouped(full).split(" ")] == [8] * 8
    assert ungrouped(f" {grouped(full).upper()}\n") == full
    assert short_label(full) == full[:8] + "…"
