"""Appending: what is written, what is sealed, and what is refused."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from ddworkbook.core.canonical import sha256_hex
from ddworkbook.core.changes import AnswerGiven, NoteAdded, PartnerChanged
from ddworkbook.core.errors import InputRefused
from ddworkbook.core.event import GENESIS, check_chain
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.reading.history import history, latest_event, sealed_body, written_by
from tests.storage.builder import Desk, a_partner

TEXTS = ("=HYPERLINK('x')", "<img src=x>", "a\0b", "مرحبا", "👩🏽‍🔬", "w" * 40_000, "\u202egnp", "")


def test_what_is_appended_is_read_back(full_desk: Desk) -> None:
    kinds = {type(entry.change) for entry in history(full_desk.workbook)}
    assert None not in kinds
    for entry in history(full_desk.workbook):
        assert full_desk.workbook.read_body(entry.event.id) == entry.change


def test_the_chain_is_whole(full_desk: Desk) -> None:
    events = full_desk.workbook.events()
    assert check_chain(events) == ()
    assert events[0].prev == GENESIS


@pytest.mark.parametrize("text", TEXTS)
def test_text_arrives_as_it_was_typed(desk: Desk, text: str) -> None:
    desk.answer("C01", text, text)
    found = answers(desk.workbook, desk.assessment)["C01"]
    assert (found.value, found.comment) == (text, text)


def test_half_of_a_character_is_refused_and_nothing_is_written(desk: Desk) -> None:
    with pytest.raises(InputRefused, match="half of a character"):
        desk.answer("C01", "\ud83d")
    assert desk.workbook.event_count() == 6


def test_personal_values_are_not_in_the_body(desk: Desk) -> None:
    with desk.writing() as ledger:
        change = AnswerGiven("C02", "Rosa Quispe", "her cousin", "Rosa", personal=True)
        event = ledger.append(change, desk.assessment)
    (content,) = desk.workbook.rows("SELECT content FROM body WHERE event = ?", (event.id,))[0]
    assert "Rosa" not in content
    assert "cousin" not in content
    assert event.body_hash == sha256_hex(content.encode())
    assert desk.workbook.read_body(event.id) == change


def test_an_erased_opening_erases_the_value_and_nothing_else(desk: Desk) -> None:
    event = desk.answer("C01", "yes", "Rosa said so")
    desk.workbook.connection.execute("DELETE FROM opening WHERE event = ?", (event,))
    change = desk.workbook.read_body(event)
    assert isinstance(change, AnswerGiven)
    assert (change.value, change.comment) == ("yes", "[erased]")
    assert check_chain(desk.workbook.events()) == ()


def test_a_wrong_subject_is_a_bug(desk: Desk) -> None:
    with pytest.raises(ValueError, match="is about"), desk.writing() as ledger:
        ledger.append(PartnerChanged(a_partner(desk.partner)), desk.assessment)


def test_a_transaction_is_whole_or_nothing(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), desk.writing() as ledger:
        ledger.append(AnswerGiven("C01", "yes"), desk.assessment)
        ledger.append(NoteAdded(ledger.new_id(), "C01", "Why?"), desk.assessment)
        raise ZeroDivisionError
    assert desk.workbook.event_count() == 6
    assert answers(desk.workbook, desk.assessment) == {}
    desk.answer("C01", "no")
    assert check_chain(desk.workbook.events()) == ()


def test_a_refused_piece_leaves_nothing_and_the_others_are_saved(desk: Desk) -> None:
    with desk.writing() as ledger:
        ledger.append(AnswerGiven("C01", "yes"), desk.assessment)
        with pytest.raises(InputRefused):
            ledger.append(AnswerGiven("C02", "\ud83d"), desk.assessment)
        with pytest.raises(InputRefused):
            ledger.store_bytes(b"", "empty.pdf")
        ledger.append(AnswerGiven("C03", "no"), desk.assessment)
    assert check_chain(desk.workbook.events()) == ()
    assert set(answers(desk.workbook, desk.assessment)) == {"C01", "C03"}


def test_a_projection_that_fails_takes_its_event_with_it(desk: Desk) -> None:
    """A row that SQLite refuses is a bug of ours; the history must not tell of it alone."""
    with desk.writing() as ledger:
        with pytest.raises(sqlite3.IntegrityError):
            ledger.append(AnswerGiven(None, "yes"), desk.assessment)  # type: ignore[arg-type]
        ledger.append(AnswerGiven("C03", "no"), desk.assessment)
    assert [event.seq for event in desk.workbook.events()] == [1, 2, 3, 4, 5, 6, 7]


def test_a_transaction_that_was_given_up_saves_nothing(desk: Desk) -> None:
    def careless() -> None:
        with desk.writing() as ledger:
            ledger.append(AnswerGiven("C01", "yes"), desk.assessment)
            desk.workbook.connection.execute("ROLLBACK")
            with contextlib.suppress(ValueError):
                ledger.append(AnswerGiven("C02", "yes"), desk.assessment)

    with pytest.raises(ValueError, match="given up"):
        careless()
    assert desk.workbook.event_count() == 6


def test_a_transaction_that_is_over_takes_nothing_more(desk: Desk) -> None:
    with desk.writing() as ledger:
        pass
    with pytest.raises(ValueError, match="is over"):
        ledger.append(AnswerGiven("C01", "yes"), desk.assessment)


def test_a_transaction_inside_another_is_refused_and_spoils_nothing(desk: Desk) -> None:
    with desk.writing() as ledger:
        ledger.append(AnswerGiven("C01", "yes"), desk.assessment)
        with pytest.raises(ValueError, match="begun already"), desk.writing():
            pass
    assert desk.workbook.event_count() == 7


def test_a_value_knows_which_event_it_replaces(desk: Desk) -> None:
    first = desk.answer("C01", "yes")
    with desk.writing() as ledger:
        second = ledger.append(AnswerGiven("C01", "no"), desk.assessment, (first,))
    assert desk.workbook.events()[-1].supersedes == (first,)
    assert answers(desk.workbook, desk.assessment)["C01"].event == second.id


def test_the_last_event_of_a_row_is_known(full_desk: Desk) -> None:
    workbook = full_desk.workbook
    changed = workbook.events(kinds=["partner.changed"])[-1].id
    assert written_by(workbook, "partner", full_desk.partner) == changed
    assert (
        latest_event(workbook, full_desk.partner, ["partner.added", "partner.changed"]) == changed
    )
    assert written_by(workbook, "partner", "nobody") == ""
    assert latest_event(workbook, "nobody", ["partner.added"]) == ""


def test_history_is_found_by_subject_kind_place_and_way(full_desk: Desk) -> None:
    workbook = full_desk.workbook
    everything = workbook.events()
    assert workbook.events(newest_first=True) == everything[::-1]
    assert workbook.events(after=everything[9].id, limit=3) == everything[10:13]
    assert workbook.events(after=everything[9].id, newest_first=True) == everything[8::-1]
    answered = workbook.events(full_desk.assessment, ["answer.given"])
    assert [event.kind for event in answered] == ["answer.given"] * 4


def test_a_body_is_known_as_it_is_hashed(desk: Desk) -> None:
    event = desk.answer("C01", "yes")
    assert sealed_body(desk.workbook, event) == {
        "code": "C01",
        "value": "yes",
        "comment": "",
        "respondent": "",
        "personal": False,
        "undoes": "",
        "tables": [],
    }
    assert sealed_body(desk.workbook, "nobody") is None
    assert desk.workbook.read_body("nobody") is None
