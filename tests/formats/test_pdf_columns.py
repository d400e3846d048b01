"""Columns of tables in the PDF are wide enough for their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ddworkbook.core.record import RecordFact
from ddworkbook.core.tokens import SMALL
from ddworkbook.formats.fonts import text_width
from ddworkbook.formats.pdf.columns import column_widths
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, PADDING
from ddworkbook.formats.pdf.writer import pdf_record
from tests.builders.record_builder import FINGERPRINT, an_empty_record
from tests.formats.test_pdf_record import pages_of

HEADER = ("Title", "Name", "What they do")


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    widths = column_widths(HEADER, (["Professor"], ["Ada"], ["word " * 40]), (1, 10, 60))
    assert widths[0] >= text_width("Professor", SMALL) + 2 * PADDING
    assert sum(widths) == pytest.approx(CONTENT_WIDTH)


def test_columns_with_room_stay_as_they_are_wished() -> None:
    widths = column_widths(HEADER, (["Dr"], ["Ada"], ["word"]), (20, 30, 50))
    assert widths == pytest.approx([CONTENT_WIDTH * share for share in (0.2, 0.3, 0.5)])


@pytest.mark.parametrize("columns", [(["W" * 500],) * 3, (["W" * 500], ["Ada"], ["word"])])
def test_a_word_without_end_does_not_push_the_others_out(columns: tuple[list[str], ...]) -> None:
    widths = column_widths(HEADER, columns, (1, 1, 1))
    assert sum(widths) == pytest.approx(CONTENT_WIDTH)
    assert min(widths) > CONTENT_WIDTH / 6


def test_a_policy_line_is_told_in_words_without_its_name() -> None:
    words = "the policy line for dependency on one award, in per cent"
    fact = RecordFact("policy_award_share_major_percent", words, "50")
    pages = pages_of(pdf_record(replace(an_empty_record(), facts=(fact,)), (), FINGERPRINT))
    text = " ".join(" ".join(pages).split())
    assert words in text
    assert "policy_" not in text
