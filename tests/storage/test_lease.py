"""Who may write: one at a time, and never locked out of one's own file."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ddworkbook.core.errors import WorldError
from ddworkbook.storage import lease as leases
from ddworkbook.storage.failures import LockedError
from ddworkbook.storage.files import open_workbook
from ddworkbook.storage.moment import Installation
from ddworkbook.storage.process_alive import is_same_process, process_mark
from ddworkbook.storage.workbook import Workbook
from tests.storage.builder import LAPTOP, OTHER, Desk, reopen


def open_as(desk: Desk, installation: Installation, **options: bool) -> Workbook:
    return open_workbook(
        desk.workbook.path, moment=desk.clock.moment(), installation=installation, **options
    )


def as_another_process(desk: Desk) -> None:
    """Let this process forget that it holds the lease, as if another one held it."""
    assert desk.workbook.rows("SELECT count(*) FROM lease") == [(1,)]
    leases._held_here.clear()


def dead_process() -> int:
    """Return the number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_a_second_device_is_told_who_writes_and_since_when(desk: Desk) -> None:
    as_another_process(desk)
    with pytest.raises(LockedError) as caught:
        open_as(desk, OTHER)
    assert "Amina Yusuf" in caught.value.sentence
    assert "Library laptop" in caught.value.sentence
    assert "3 March 2026, 09:00" in caught.value.sentence


def test_a_second_device_may_read(desk: Desk) -> None:
    as_another_process(desk)
    with open_as(desk, OTHER, read_only=True) as workbook:
        assert workbook.event_count() == 6


def test_a_closed_workbook_is_free(desk: Desk) -> None:
    desk.workbook.close()
    with open_as(desk, OTHER) as workbook:
        assert workbook.read_only_reason == ""


def test_a_silent_device_loses_its_place_after_two_minutes(desk: Desk) -> None:
    as_another_process(desk)
    desk.clock.now += timedelta(minutes=3)
    with open_as(desk, OTHER) as workbook:
        assert workbook.read_only_reason == ""


def test_a_heartbeat_keeps_the_place(desk: Desk) -> None:
    desk.clock.now += timedelta(minutes=3)
    desk.workbook.heartbeat(desk.clock.moment())
    as_another_process(desk)
    with pytest.raises(LockedError):
        open_as(desk, OTHER)


def test_every_change_keeps_the_place(desk: Desk) -> None:
    desk.clock.now += timedelta(minutes=3)
    desk.answer("C01", "yes")
    as_another_process(desk)
    with pytest.raises(LockedError):
        open_as(desk, OTHER)


def test_taking_over_is_possible_and_the_first_is_told(desk: Desk) -> None:
    as_another_process(desk)
    taken = open_as(desk, OTHER, take_over=True)
    with pytest.raises(LockedError, match="taken over by Jonas Weber"):
        desk.answer("C01", "yes")
    with pytest.raises(LockedError, match="Field tablet"):
        desk.workbook.heartbeat(desk.clock.moment())
    assert taken.event_count() == 6
    taken.close()


def test_a_program_that_died_here_does_not_lock_its_user_out(desk: Desk) -> None:
    desk.workbook.connection.execute("UPDATE lease SET process = ?", (dead_process(),))
    as_another_process(desk)
    with open_as(desk, replace(LAPTOP, process=os.getpid())) as workbook:
        assert workbook.read_only_reason == ""


def test_a_strange_program_with_the_number_of_a_dead_one_does_not_lock_us_out(desk: Desk) -> None:
    """After a power cut, numbers of processes are given again."""
    desk.workbook.connection.execute(
        "UPDATE lease SET process = ?, process_mark = 'an earlier start'", (os.getppid(),)
    )
    as_another_process(desk)
    desk.clock.now += timedelta(minutes=3)
    with open_as(desk, replace(LAPTOP, process=os.getpid())) as workbook:
        assert workbook.read_only_reason == ""


def test_a_program_that_died_and_whose_number_we_have_does_not_lock_us_out(desk: Desk) -> None:
    as_another_process(desk)
    with open_as(desk, LAPTOP) as workbook:
        assert workbook.read_only_reason == ""


def test_a_second_window_on_the_same_device_is_told_so(desk: Desk) -> None:
    parent = os.getppid()
    desk.workbook.connection.execute(
        "UPDATE lease SET process = ?, process_mark = ?", (parent, process_mark(parent) or "")
    )
    as_another_process(desk)
    with pytest.raises(LockedError, match="another window on this device since 3 March"):
        open_as(desk, replace(LAPTOP, process=os.getpid()))


def test_a_second_connection_of_one_process_shares_the_lease(desk: Desk) -> None:
    with reopen(desk.workbook.path, desk.clock) as second:
        Desk(second, desk.clock, assessment=desk.assessment).answer("C01", "yes")
    desk.answer("C02", "no")
    assert [event.seq for event in desk.workbook.events()][-2:] == [7, 8]


def test_closing_gives_the_lease_back(desk: Desk) -> None:
    desk.workbook.close()
    with reopen(desk.workbook.path, desk.clock, read_only=True) as workbook:
        assert workbook.rows("SELECT * FROM lease") == []


def test_a_closed_workbook_writes_nothing(desk: Desk) -> None:
    desk.workbook.close()
    with pytest.raises(WorldError, match="is closed"):
        desk.answer("C01", "yes")


def test_processes_are_told_apart() -> None:
    mark = process_mark(os.getpid())
    assert mark is not None
    assert is_same_process(os.getpid(), mark)
    assert process_mark(dead_process()) is None
    assert not is_same_process(dead_process(), mark)
    assert process_mark(0) is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system has no /proc")
def test_a_later_process_with_the_same_number_is_another_one() -> None:
    assert not is_same_process(os.getpid(), f"{process_mark(os.getpid())}0")
