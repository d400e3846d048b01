"""Bringing an older format up to date: a copy first, each step whole, tables filled again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from ddworkbook.storage.connection import connect, prepare_writing
from ddworkbook.storage.migrations.steps import STEPS, run_steps, schema_of, schema_rows
from ddworkbook.storage.schema.identity import FORMAT_VERSION
from ddworkbook.storage.upgrade import upgrade
from tests.storage.builder import Desk


def m0002_invented(db: Database) -> None:
    """Add a table, as a later format might, and spoil a readable one."""
    db.execute("CREATE TABLE invented (a TEXT) STRICT")
    db.execute("DELETE FROM note")


def m0002_failing(db: Database) -> None:
    """Change something and fail."""
    db.execute("CREATE TABLE invented (a TEXT) STRICT")
    raise ZeroDivisionError


def version_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(found)


def test_the_newest_step_is_the_format_that_is_written() -> None:
    assert max(STEPS) == FORMAT_VERSION
    assert sorted(STEPS) == list(range(1, FORMAT_VERSION + 1))


def test_a_new_workbook_has_the_schema_of_its_format(desk: Desk) -> None:
    assert schema_rows(desk.workbook.connection) == schema_of(FORMAT_VERSION)


def test_an_upgrade_keeps_the_old_file_and_fills_the_tables_again(full_desk: Desk) -> None:
    path = full_desk.workbook.path
    full_desk.workbook.close()
    connection = connect(path, read_only=False)
    prepare_writing(connection)
    kept = upgrade(connection, path, 1, {**STEPS, 2: m0002_invented})
    again = upgrade(connection, path, 1, {2: lambda db: None})
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
    connection.close()
    assert kept == path.with_name("partners.before-v2.ddw")
    assert again == path.with_name("partners.before-v2-2.ddw")
    assert (version_of(kept), version_of(path)) == (1, 2)


def test_a_step_that_fails_leaves_the_file_as_it_was(desk: Desk) -> None:
    path = desk.workbook.path
    desk.workbook.close()
    connection = connect(path, read_only=False)
    with pytest.raises(ZeroDivisionError):
        run_steps(connection, 1, {2: m0002_failing})
    assert schema_rows(connection) == schema_of(1)
    connection.close()
    assert version_of(path) == 1


def test_nothing_is_copied_when_nothing_is_to_be_done(desk: Desk) -> None:
    assert upgrade(desk.workbook.connection, desk.workbook.path, FORMAT_VERSION) is None
    assert not desk.workbook.path.with_name("partners.before-v2.ddw").exists()
