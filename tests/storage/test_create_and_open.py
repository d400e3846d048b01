"""Creating, opening and closing a workbook."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ddworkbook.core.changes import KINDS
from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.storage.files import create_workbook, open_workbook
from tests.storage.builder import LAPTOP, OTHER, Clock, Desk, new_desk, reopen


def settings_of(path: Path) -> dict[str, object]:
    connection = sqlite3.connect(path)
    names = ("application_id", "user_version", "journal_mode")
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    connection.close()
    return found


def test_a_new_workbook_knows_its_title_and_that_it_is_a_sample(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "a.ddw", sample=True)
    desk.workbook.close()
    with reopen(tmp_path / "a.ddw", desk.clock) as workbook:
        assert (workbook.title, workbook.is_sample) == ("Partners", True)
        assert workbook.read_only_reason == ""


def test_the_header_says_what_the_file_is(desk: Desk) -> None:
    desk.workbook.close()
    found = settings_of(desk.workbook.path)
    assert found == {"application_id": 0x44445742, "user_version": 1, "journal_mode": "delete"}


def test_a_closed_workbook_is_one_single_file(desk: Desk) -> None:
    desk.answer("C01", "yes")
    desk.workbook.close()
    assert [item.name for item in desk.workbook.path.parent.iterdir()] == ["partners.ddw"]


def test_an_open_workbook_survives_power_cuts_by_its_settings(desk: Desk) -> None:
    def pragma(name: str) -> object:
        return desk.workbook.rows(f"PRAGMA {name}")[0][0]

    assert pragma("journal_mode") == "truncate"
    assert pragma("synchronous") == 3  # EXTRA
    assert pragma("foreign_keys") == 1
    assert pragma("secure_delete") == 1
    assert pragma("mmap_size") == 0
    assert pragma("cell_size_check") == 1


def test_the_first_event_is_the_creation(desk: Desk) -> None:
    assert [event.kind for event in desk.workbook.events(limit=2)] == [
        "workbook.created",
        "replica.joined",
    ]


def test_creating_never_replaces_a_file(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("mine")
    with pytest.raises(InputRefused, match="already a file"):
        create_workbook(
            place, title="A", sample=False, moment=Clock().moment(), installation=LAPTOP
        )
    assert place.read_text() == "mine"


def test_creating_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "missing" / "a.ddw"
    with pytest.raises(WorldError, match=r"folder .* was not found"):
        create_workbook(
            place, title="A", sample=False, moment=Clock().moment(), installation=LAPTOP
        )


def test_names_with_signs_that_mean_something_in_addresses_work(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "50% of #1? – Ökologie.ddw")
    desk.workbook.close()
    with reopen(desk.workbook.path, desk.clock) as workbook:
        assert workbook.event_count() == 6


def test_the_longest_name_works_and_a_longer_one_is_refused(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / ("ö" * 121 + ".ddw"))
    desk.answer("C01", "yes")
    desk.workbook.close()
    with pytest.raises(InputRefused, match="too long"):
        new_desk(tmp_path / ("ö" * 122 + ".ddw"))


def test_reading_only_changes_nothing(desk: Desk) -> None:
    desk.workbook.close()
    before = desk.workbook.path.read_bytes()
    with reopen(desk.workbook.path, desk.clock, read_only=True) as workbook:
        assert workbook.event_count() == 6
        with (
            pytest.raises(WorldError, match="reading only"),
            workbook.writing(desk.clock.moment(), ""),
        ):
            pass
    assert desk.workbook.path.read_bytes() == before


def test_another_device_starts_a_chain_of_its_own(desk: Desk) -> None:
    desk.workbook.close()
    with open_workbook(
        desk.workbook.path, moment=desk.clock.moment(), installation=OTHER
    ) as workbook:
        Desk(workbook, desk.clock, assessment=desk.assessment).answer("C01", "yes")
        replicas = {event.replica for event in workbook.events()}
        joined, answered = workbook.events()[-2:]
        assert len(replicas) == 2
        assert (joined.kind, joined.seq, answered.seq) == ("replica.joined", 1, 2)
        assert answered.prev == joined.hash


def test_a_copied_file_does_not_continue_the_chain_of_the_first(desk: Desk, tmp_path: Path) -> None:
    desk.workbook.close()
    copy = tmp_path / "copy.ddw"
    copy.write_bytes(desk.workbook.path.read_bytes())
    with reopen(copy, desk.clock) as workbook:
        Desk(workbook, desk.clock, assessment=desk.assessment).answer("C01", "yes")
        assert len({event.replica for event in workbook.events()}) == 2


def test_the_same_copy_continues_its_chain(desk: Desk) -> None:
    desk.workbook.close()
    with reopen(desk.workbook.path, desk.clock) as workbook:
        Desk(workbook, desk.clock, assessment=desk.assessment).answer("C01", "yes")
        assert [event.seq for event in workbook.events()] == [1, 2, 3, 4, 5, 6, 7]


def test_the_head_moves_with_every_event_and_not_otherwise(desk: Desk) -> None:
    first = desk.workbook.head()
    assert desk.workbook.head() == first
    desk.answer("C01", "yes")
    assert desk.workbook.head() != first


def test_the_sample_of_everything_has_every_kind(full_desk: Desk) -> None:
    """Other tests rely on it."""
    assert {event.kind for event in full_desk.workbook.events()} == set(KINDS)
