"""The check says where a workbook was altered, and finds nothing in one that was not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.storage.check import CheckReport, check_workbook
from tests.storage.builder import Desk, fill, new_desk

# What somebody with a database browser would do: statement, code of the finding, what it names.
ALTERATIONS = {
    "an event": (
        "UPDATE event SET actor = 'x' WHERE position = 5",
        "wrong-hash",
        "SELECT id FROM event WHERE position = 5",
    ),
    "the time of an event": (
        "UPDATE event SET at = replace(at, '2026', '2025') WHERE position = 7",
        "wrong-hash",
        "SELECT id FROM event WHERE position = 7",
    ),
    "a lost event": (
        "DELETE FROM event WHERE position = 9",
        "gap",
        "SELECT id FROM event WHERE position = 10",
    ),
    "a body": (
        "UPDATE body SET content = replace(content, 'yes', 'no') WHERE content LIKE '%yes%'",
        "wrong-body",
        "SELECT id FROM event WHERE kind = 'answer.given' LIMIT 1",
    ),
    "a lost body": (
        "DELETE FROM body WHERE event = (SELECT id FROM event WHERE position = 8)",
        "wrong-body",
        "SELECT id FROM event WHERE position = 8",
    ),
    "a personal value": (
        "UPDATE opening SET value = '\"Rosa\"' WHERE value LIKE '%Seen in Lima%'",
        "wrong-opening",
        "SELECT id FROM event WHERE kind = 'answer.given' LIMIT 1",
    ),
    "evidence": (
        "UPDATE blob_chunk SET content = zeroblob(length(content))",
        "wrong-evidence",
        "SELECT sha256 FROM blob",
    ),
    "a lost piece of evidence": (
        "DELETE FROM blob_chunk",
        "wrong-evidence",
        "SELECT sha256 FROM blob",
    ),
    "an answer": (
        "UPDATE answer SET value = '\"no\"' WHERE code = 'C01'",
        "wrong-row",
        "SELECT 'answer, row ' || assessment || ' / C01' FROM answer",
    ),
    "a lost row": (
        "DELETE FROM note",
        "wrong-row",
        "SELECT 'note'",
    ),
    "a row too many": (
        "INSERT INTO device VALUES ('r', 'Mine', '', '')",
        "wrong-row",
        "SELECT 'device, row r'",
    ),
    "a record": (
        "UPDATE record SET content = replace(content, '{', '{ ')",
        "wrong-record",
        "SELECT fingerprint FROM record",
    ),
    "a signature": (
        "UPDATE signature SET signature = 'ab' || substr(signature, 3)",
        "wrong-signature",
        "SELECT event FROM signature",
    ),
    "a public key": (
        "UPDATE person_key SET public_key = 'ab' || substr(public_key, 3)",
        "wrong-signature",
        "SELECT event FROM signature",
    ),
    "an edition": (
        "UPDATE edition SET document = '{}'",
        "wrong-edition",
        "SELECT hash FROM edition",
    ),
    "a reference": (
        "UPDATE evidence SET assessment = 'nobody'",
        "lost-reference",
        "SELECT 'evidence'",
    ),
}


def altered(path: Path, statement: str, name: str) -> tuple[CheckReport, str]:
    """Change a closed workbook past its triggers, as its owner could; check it."""
    connection = sqlite3.connect(path, isolation_level=None)
    named = connection.execute(name).fetchone()[0]
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for trigger, _ in triggers:
        connection.execute(f"DROP TRIGGER {trigger}")
    assert connection.execute(statement).rowcount > 0
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()
    return check_workbook(path), str(named)


def test_a_sound_workbook_has_no_findings(full_desk: Desk) -> None:
    full_desk.workbook.close()
    report = check_workbook(full_desk.workbook.path)
    assert report.findings == ()
    assert report.ok
    assert report.counts["event"] == report.counts["body"] == 41
    assert report.counts["signature"] == report.counts["record"] == 1
    assert len(report.head) == 64


def test_a_check_changes_nothing_and_works_beside_a_writer(full_desk: Desk) -> None:
    before = full_desk.workbook.rows("SELECT * FROM event")
    assert check_workbook(full_desk.workbook.path).head == full_desk.workbook.head()
    full_desk.answer("C03", "yes")
    assert full_desk.workbook.rows("SELECT * FROM event")[:-1] == before


def test_a_check_tells_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    check_workbook(desk.workbook.path, lambda done, total: told.append((done, total)))
    assert told == [(done, 7) for done in range(8)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        check_workbook(desk.workbook.path, stop)


@pytest.mark.parametrize(("statement", "code", "name"), ALTERATIONS.values(), ids=ALTERATIONS)
def test_an_alteration_is_found_and_its_place_named(
    full_desk: Desk, statement: str, code: str, name: str
) -> None:
    full_desk.workbook.close()
    report, named = altered(full_desk.workbook.path, statement, name)
    assert not report.ok
    found = [finding.sentence for finding in report.findings if finding.code == code]
    assert any(named in sentence for sentence in found), report.findings


def test_a_clock_that_was_set_back_is_a_notice(desk: Desk) -> None:
    desk.answer("C01", "yes")
    desk.clock.now = desk.clock.now.replace(year=2024)
    desk.answer("C01", "no")
    desk.workbook.close()
    report = check_workbook(desk.workbook.path)
    assert report.ok
    assert [notice.code for notice in report.notices] == ["time-back"]


def test_an_erased_body_is_a_notice(desk: Desk) -> None:
    event = desk.answer("C01", "yes")
    again = desk.answer("C01", "no")
    desk.workbook.connection.execute(
        "UPDATE body SET content = NULL, erased_by = ? WHERE event = ?", (again, event)
    )
    desk.workbook.close()
    report = check_workbook(desk.workbook.path)
    assert report.ok
    assert [notice.code for notice in report.notices] == ["erased-body"]


def test_an_event_of_a_kind_from_the_future_is_named(desk: Desk) -> None:
    event = desk.answer("C01", "yes")
    desk.workbook.close()
    report, _ = altered(
        desk.workbook.path,
        "UPDATE event SET kind = 'answer.dreamt' WHERE kind = 'answer.given'",
        "SELECT 1",
    )
    codes = {finding.code for finding in report.findings if event in finding.place}
    assert codes >= {"wrong-hash", "unreadable-event"}


def test_any_flipped_byte_of_what_was_written_is_found(tmp_path: Path) -> None:
    """Flips in bytes that hold events, bodies, evidence and rows; slack and free space aside."""
    desk = new_desk(tmp_path / "a.ddw")
    fill(desk)
    words = [b"Instituto Nuevo", b"an agreement an", b"Wrong line", b"answer.given"]
    words += [event.hash.encode() for event in desk.workbook.events()[::9]]
    desk.workbook.close()
    whole = desk.workbook.path.read_bytes()
    target = tmp_path / "flipped.ddw"
    missed = []
    places = [start for word in words for start in occurrences(whole, word)]
    assert len(places) > 12
    for place in places:
        content = bytearray(whole)
        content[place + 4] ^= 0x01
        target.write_bytes(content)
        try:
            if check_workbook(target).ok:
                missed.append(place)
        except DdworkbookError as error:
            assert error.exit_code == 4
    assert missed == []


def occurrences(content: bytes, word: bytes) -> list[int]:
    found = []
    start = content.find(word)
    while start >= 0:
        found.append(start)
        start = content.find(word, start + 1)
    return found
