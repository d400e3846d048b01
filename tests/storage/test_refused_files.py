"""Files that are not opened, and the sentence each gets."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ddworkbook.core.errors import AlteredError, DdworkbookError, InputRefused, WorldError
from ddworkbook.storage.check import check_workbook
from tests.storage.builder import Clock, Desk, reopen

HOSTILE = {
    "trigger": "CREATE TRIGGER forge AFTER UPDATE ON answer BEGIN DELETE FROM note; END",
    "view": "CREATE VIEW forge AS SELECT * FROM answer",
    "table": "CREATE TABLE forge (a)",
    "virtual table": "CREATE VIRTUAL TABLE forge USING fts5(a)",
    "index": "CREATE INDEX forge ON answer (hex(comment))",
    "generated column": "ALTER TABLE answer ADD COLUMN forge TEXT AS (hex(comment))",
    "dropped trigger": "DROP TRIGGER event_no_update",
}


def refusal(path: Path, kind: type[DdworkbookError]) -> str:
    with pytest.raises(kind) as caught:
        reopen(path, Clock())
    return " ".join((caught.value.sentence, *caught.value.details))


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
def test_a_changed_structure_is_refused_by_name(desk: Desk, statement: str) -> None:
    desk.workbook.close()
    connection = sqlite3.connect(desk.workbook.path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    told = refusal(desk.workbook.path, AlteredError)
    assert "forge" in told or "event_no_update" in told or "answer" in told
    assert "structure was changed" in told
    with pytest.raises(AlteredError, match="structure was changed"):
        check_workbook(desk.workbook.path)


def test_an_endless_view_in_the_place_of_a_table_is_never_read(desk: Desk) -> None:
    desk.workbook.close()
    connection = sqlite3.connect(desk.workbook.path)
    connection.execute("DROP TABLE workbook")
    connection.execute(
        "CREATE VIEW workbook AS WITH RECURSIVE k(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM k) SELECT x FROM k"
    )
    connection.commit()
    connection.close()
    assert "workbook" in refusal(desk.workbook.path, AlteredError)


def test_a_newer_format_is_refused_with_both_versions(desk: Desk) -> None:
    desk.workbook.close()
    connection = sqlite3.connect(desk.workbook.path)
    connection.execute("PRAGMA user_version=7")
    connection.close()
    told = refusal(desk.workbook.path, InputRefused)
    assert "format 7" in told
    assert "up to 1" in told


def test_the_database_of_another_program_is_not_a_workbook(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert "not a workbook" in refusal(tmp_path / "other.db", InputRefused)


@pytest.mark.parametrize("content", [b"Dear colleagues", b"PK\x03\x04" + bytes(2000), bytes(4096)])
def test_another_kind_of_file_is_not_a_workbook(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "letter.ddw"
    place.write_bytes(content)
    assert "not a workbook" in refusal(place, InputRefused)
    assert place.read_bytes() == content


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "a.ddw").touch()
    assert "is empty" in refusal(tmp_path / "a.ddw", InputRefused)


def test_a_folder_is_not_a_workbook(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path, InputRefused)


def test_a_missing_file_or_folder_is_named(tmp_path: Path) -> None:
    assert "was not found" in refusal(tmp_path / "a.ddw", WorldError)
    assert "folder" in refusal(tmp_path / "missing" / "a.ddw", WorldError)


def test_a_file_that_was_cut_off_is_damaged_or_no_workbook(desk: Desk) -> None:
    desk.workbook.close()
    path = desk.workbook.path
    whole = path.read_bytes()
    for size in (50, 99, 100, 1000, 4096, len(whole) // 2, len(whole) - 4096):
        path.write_bytes(whole[:size])
        with pytest.raises(DdworkbookError) as caught:
            reopen(path, Clock())
        assert caught.value.exit_code in {3, 4}
        assert path.read_bytes() == whole[:size]


def test_random_pages_never_raise_anything_but_our_own_errors(desk: Desk) -> None:
    desk.workbook.close()
    path = desk.workbook.path
    whole = path.read_bytes()
    chance = Clock().chance
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 5, 100))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            with reopen(path, Clock(), take_over=True):
                pass
        except DdworkbookError:
            pass
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
