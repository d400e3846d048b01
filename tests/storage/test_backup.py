"""Backups: complete, checked, and never half a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ddworkbook.core.errors import AlteredError, InputRefused, WorldError
from ddworkbook.storage.backup import backup, changes_since_backup, last_backup_at
from ddworkbook.storage.check import check_workbook
from tests.storage.builder import Desk, reopen


def test_a_backup_holds_everything_and_can_be_opened(full_desk: Desk, tmp_path: Path) -> None:
    backup(full_desk.workbook, tmp_path / "b.ddw", full_desk.clock.moment())
    with reopen(tmp_path / "b.ddw", full_desk.clock) as copy:
        assert copy.head() == full_desk.workbook.head()
        assert copy.read_only_reason == ""
    assert check_workbook(tmp_path / "b.ddw").ok
    assert sorted(os.listdir(tmp_path)) == ["b.ddw", "partners.ddw", "partners.ddw-journal"]


def test_changes_are_counted_since_the_last_backup(desk: Desk, tmp_path: Path) -> None:
    assert (changes_since_backup(desk.workbook), last_backup_at(desk.workbook)) == (6, "")
    backup(desk.workbook, tmp_path / "b.ddw", desk.clock.moment())
    assert changes_since_backup(desk.workbook) == 0
    assert last_backup_at(desk.workbook).startswith("2026-03-03T09:")
    desk.answer("C01", "yes")
    assert changes_since_backup(desk.workbook) == 1


def test_a_backup_replaces_the_one_before(desk: Desk, tmp_path: Path) -> None:
    backup(desk.workbook, tmp_path / "b.ddw", desk.clock.moment())
    desk.answer("C01", "yes")
    backup(desk.workbook, tmp_path / "b.ddw", desk.clock.moment())
    assert check_workbook(tmp_path / "b.ddw").counts["event"] == 7


def test_a_backup_of_a_read_only_workbook_works(desk: Desk, tmp_path: Path) -> None:
    desk.workbook.close()
    with reopen(desk.workbook.path, desk.clock, read_only=True) as workbook:
        backup(workbook, tmp_path / "b.ddw", desk.clock.moment())
    assert check_workbook(tmp_path / "b.ddw").ok


def test_an_altered_workbook_does_not_replace_a_good_backup(desk: Desk, tmp_path: Path) -> None:
    backup(desk.workbook, tmp_path / "b.ddw", desk.clock.moment())
    good = (tmp_path / "b.ddw").read_bytes()
    desk.workbook.connection.execute("UPDATE partner SET name = 'Somebody else'")
    with pytest.raises(AlteredError) as caught:
        backup(desk.workbook, tmp_path / "b.ddw", desk.clock.moment())
    assert "Table partner" in caught.value.details[0]
    assert (tmp_path / "b.ddw").read_bytes() == good


def test_a_backup_never_replaces_the_workbook_itself(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "link.ddw").symlink_to(desk.workbook.path)
    for place in (desk.workbook.path, tmp_path / "link.ddw"):
        with pytest.raises(InputRefused, match="workbook itself"):
            backup(desk.workbook, place, desk.clock.moment())


def test_a_folder_that_is_missing_is_named(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="was not found"):
        backup(desk.workbook, tmp_path / "missing" / "b.ddw", desk.clock.moment())
    with pytest.raises(InputRefused, match="is a folder"):
        backup(desk.workbook, tmp_path, desk.clock.moment())
