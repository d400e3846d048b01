"""A name that runs right to left does not carry the words after it along."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.person import Person
from ddworkbook.formats.fonts import text_lines
from ddworkbook.formats.names_in_lines import line_of, names_in
from ddworkbook.formats.pdf.writer import pdf_record
from tests.builders.record_builder import FINGERPRINT, a_record
from tests.formats.test_pdf_record import pages_of

HEBREW = "נועה שלום"


def drawn(text: str | tuple[str, ...]) -> str:
    return " ".join("".join(run.text for run in line) for line in text_lines(text, 400, 9))


def test_a_date_after_a_hebrew_name_stays_in_order() -> None:
    text = f"{HEBREW}, 21 November 2026"
    assert drawn(line_of(text, [HEBREW])) == f"{HEBREW[::-1]}, 21 November 2026"
    # The rules alone would draw it so; else the pieces would not be needed.
    assert drawn(f"By {text}") != f"By {HEBREW[::-1]}, 21 November 2026"


def test_two_names_side_by_side_keep_their_places() -> None:
    pieces = line_of("By אבג, דהו (12)", ["אבג", "דהו"])
    assert drawn(pieces) == "By גבא, והד (12)"


def test_an_arabic_name_is_joined_as_it_is_alone() -> None:
    name = "ليلى حسن"
    assert drawn(line_of(f"By {name}, 3 May", [name])) == f"By {drawn(name)}, 3 May"


@pytest.mark.parametrize("text", ["Ada, 21 November", HEBREW, "", f"{HEBREW}x"[-1]])
def test_a_line_without_such_a_name_stays_as_it_is(text: str) -> None:
    assert line_of(text, ["Ada", HEBREW, ""]) == text


@given(st.text("אב a,1\n"), st.lists(st.text("אב a")))
def test_the_pieces_of_a_line_are_the_line(text: str, names: list[str]) -> None:
    assert "".join(line_of(text, names)) == text


def test_the_cover_draws_who_decided_before_the_date() -> None:
    record = a_record()
    people = (*record.people, Person("heb", HEBREW, "Head", "Norwell", ""))
    decision = replace(record.decision, decided_by="heb", decided_at="2026-11-21T09:00:00Z")
    record = replace(record, people=people, decision=decision)
    assert HEBREW in names_in(record)
    cover = pages_of(pdf_record(record, (), FINGERPRINT))[0]
    assert "21 November 2026, 09:00 (UTC)" in cover
