"""Nothing that SQL can say changes the ledger: a state machine tries.

Two triggers are not enough: INSERT OR REPLACE passes by those for UPDATE and DELETE, and a
connection without recursive_triggers fires none of them for it.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ddworkbook.storage.schema.ledger import LEDGER_SCHEMA
from tests.storage.builder import fill, new_desk

GUARDED = ("event", "body", "blob", "blob_chunk")
VERBS = (
    "INSERT INTO",
    "INSERT OR REPLACE INTO",
    "REPLACE INTO",
    "INSERT OR IGNORE INTO",
    "INSERT OR ROLLBACK INTO",
    "INSERT OR FAIL INTO",
)


class LedgerMachine(RuleBasedStateMachine):
    """Runs hostile statements over a connection of its own, with the default settings of SQLite."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        desk = new_desk(Path(self.folder.name) / "a.ddw")
        fill(desk)
        desk.workbook.close()
        self.connection = sqlite3.connect(desk.workbook.path, isolation_level=None)
        self.columns = {
            table: [row[1] for row in self.connection.execute(f"PRAGMA table_info({table})")]
            for table in GUARDED
        }
        self.before = {table: self.rows(table) for table in GUARDED}

    def rows(self, table: str) -> list[tuple[object, ...]]:
        return self.connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()

    def attempt(self, statement: str, values: tuple[object, ...] = ()) -> None:
        try:
            self.connection.execute(statement, values)
        except (sqlite3.IntegrityError, sqlite3.OperationalError):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    @rule(recursive=st.booleans(), foreign=st.booleans())
    def set_pragmas(self, recursive: bool, foreign: bool) -> None:
        self.connection.execute(f"PRAGMA recursive_triggers={int(recursive)}")
        self.connection.execute(f"PRAGMA foreign_keys={int(foreign)}")

    @rule(table=st.sampled_from(GUARDED), column=st.integers(0, 11), value=st.sampled_from((1, "")))
    def update(self, table: str, column: int, value: object) -> None:
        names = self.columns[table]
        self.attempt(f"UPDATE OR REPLACE {table} SET {names[column % len(names)]} = ?", (value,))

    @rule(table=st.sampled_from(GUARDED))
    def delete(self, table: str) -> None:
        self.attempt(f"DELETE FROM {table}")

    @rule(table=st.sampled_from(GUARDED), verb=st.sampled_from(VERBS), data=st.data())
    def insert_again(self, table: str, verb: str, data: st.DataObject) -> None:
        """Insert a row that collides with one by some of its keys."""
        row = list(data.draw(st.sampled_from(self.before[table])))[1:]
        place = data.draw(st.integers(0, len(row) - 1))
        row[place] = data.draw(st.sampled_from((row[place], "forged", 1)))
        marks = ", ".join("?" * len(row))
        self.attempt(f"{verb} {table} VALUES ({marks})", tuple(row))

    @rule(table=st.sampled_from(GUARDED), data=st.data())
    def upsert(self, table: str, data: st.DataObject) -> None:
        row = list(data.draw(st.sampled_from(self.before[table])))[1:]
        marks = ", ".join("?" * len(row))
        name = self.columns[table][-1]
        self.attempt(
            f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO UPDATE SET {name} = 1", tuple(row)
        )

    @invariant()
    def what_was_written_stays(self) -> None:
        """Rows may be added by a stranger (the chain shows that), never changed or removed."""
        for table in GUARDED:
            now = set(self.rows(table))
            assert now.issuperset(self.before[table]), table

    def teardown(self) -> None:
        self.connection.close()
        self.folder.cleanup()


LedgerMachine.TestCase.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
TestLedgerIsImmutable = LedgerMachine.TestCase


@pytest.mark.parametrize("trigger", [s for s in LEDGER_SCHEMA if s.startswith("CREATE TRIGGER")])
def test_every_trigger_is_needed(tmp_path: Path, trigger: str) -> None:
    """Without it, one of the plain attacks below would work."""
    desk = new_desk(tmp_path / "a.ddw")
    fill(desk)
    desk.workbook.close()
    connection = sqlite3.connect(desk.workbook.path, isolation_level=None)
    name = trigger.split()[2]
    table = trigger.split(" ON ")[1].split()[0]
    column = connection.execute(f"PRAGMA table_info({table})").fetchall()[-1][1]
    attack = {
        "update": f"UPDATE {table} SET {column} = {column}",
        "delete": f"DELETE FROM {table}",
        "replace": f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    }[name.rsplit("_", 1)[1]]
    with pytest.raises(sqlite3.IntegrityError, match=r"never|erased|tombstone|history"):
        connection.execute(attack)
    connection.execute(f"DROP TRIGGER {name}")
    connection.execute(attack)
    connection.close()


def test_a_body_can_be_replaced_by_its_tombstone_only(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "a.ddw")
    connection = desk.workbook.connection
    first, last = desk.workbook.events()[0], desk.workbook.events()[-1]
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE body SET content = '{}' WHERE event = ?", (first.id,))
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE body SET content = NULL WHERE event = ?", (first.id,))
    connection.execute(
        "UPDATE body SET content = NULL, erased_by = ? WHERE event = ?", (last.id, first.id)
    )
    assert desk.workbook.read_body(first.id) is None
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(
            "UPDATE body SET content = '{}', erased_by = NULL WHERE event = ?", (first.id,)
        )
    desk.workbook.close()
