"""Workbook files: made, opened, refused, backed up."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ddworkbook.core.errors import InputRefused, UsageRefused, WorldError
from ddworkbook.usecases.workbook_files import (
    backup_workbook,
    close_workbook,
    create_workbook,
    keep_open,
    open_beside,
    open_workbook,
    workbook_info,
)
from tests.builders.work import Desk
from tests.builders.world import fixed_world


def test_whoever_worked_here_last_works_here_again(desk: Desk) -> None:
    desk.as_reviewer()
    desk.reopen()
    assert desk.session.me is not None
    assert desk.session.me.name == "Ben Reviewer"


def test_somebody_can_be_named_when_opening(desk: Desk) -> None:
    close_workbook(desk.session)
    desk.session = open_workbook(desk.path, desk.session.world, as_person="ben reviewer")
    assert desk.session.actor == desk.reviewer


def test_an_unknown_person_is_refused_and_the_file_let_go(desk: Desk) -> None:
    close_workbook(desk.session)
    with pytest.raises(UsageRefused, match="There is no person 'Nobody'"):
        open_workbook(desk.path, desk.session.world, as_person="Nobody")
    desk.reopen()


def test_a_title_is_taken_from_the_file_when_none_is_given(tmp_path: Path) -> None:
    session = create_workbook(tmp_path / "Field work.ddw", " ", fixed_world(tmp_path / "home"))
    assert workbook_info(session).title == "Field work"
    close_workbook(session)


def test_nothing_is_overwritten_by_a_new_workbook(desk: Desk) -> None:
    with pytest.raises(InputRefused, match="already a file"):
        create_workbook(desk.path, "Again", desk.session.world)


def test_a_workbook_open_elsewhere_can_still_be_read(desk: Desk, tmp_path: Path) -> None:
    other = replace(fixed_world(tmp_path / "other", desk.clock, seed=3), process=2)
    session = open_workbook(desk.path, other, read_only=True)
    assert workbook_info(session).read_only
    close_workbook(session)


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.ddw"
    path.write_text("Dear colleague, this is a letter and not a workbook. " * 40)
    with pytest.raises(InputRefused, match="not a workbook"):
        open_workbook(path, fixed_world(tmp_path / "home"))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.ddw").touch()
    with pytest.raises(InputRefused, match="empty"):
        open_workbook(tmp_path / "empty.ddw", fixed_world(tmp_path / "home"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="not found"):
        open_workbook(tmp_path / "none.ddw", fixed_world(tmp_path / "home"))


def test_a_workbook_from_a_newer_program_is_refused(desk: Desk) -> None:
    close_workbook(desk.session)
    with sqlite3.connect(desk.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(InputRefused, match="newer"):
        open_workbook(desk.path, desk.session.world)


def test_the_same_workbook_is_read_beside_the_one_that_writes(desk: Desk) -> None:
    beside = open_beside(desk.session)
    assert workbook_info(beside).head == workbook_info(desk.session).head
    assert workbook_info(beside).read_only
    close_workbook(beside)
    keep_open(desk.session)


def test_a_backup_stands_beside_the_workbook_and_counts(desk: Desk) -> None:
    assert workbook_info(desk.session).changes_since_backup > 0
    first = backup_workbook(desk.session)
    second = backup_workbook(desk.session)
    assert first.name == "work backup 2026-11-21.ddw"
    assert second.name == "work backup 2026-11-21 (2).ddw"
    info = workbook_info(desk.session)
    assert info.changes_since_backup == 0
    assert info.last_backup_at.startswith("2026-11-21")


def test_a_backup_can_be_opened(desk: Desk, tmp_path: Path) -> None:
    path = backup_workbook(desk.session, tmp_path / "copy.ddw")
    copy = open_workbook(path, desk.session.world, read_only=True)
    assert workbook_info(copy).head == workbook_info(desk.session).head
    close_workbook(copy)


def test_a_backup_into_a_missing_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="not found"):
        backup_workbook(desk.session, tmp_path / "no" / "copy.ddw")
