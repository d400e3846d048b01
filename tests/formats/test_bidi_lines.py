from __future__ import annotations

import pytest
from bidi.mirror import MIRRORED
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.text_runs import Direction, direction, visible
from ddworkbook.formats.bidi_lines import embedding_levels, visual_line

mixed = st.text(
    st.one_of(
        st.sampled_from("שלוםسلام abc (12) [x] ,.%-+0٣\u05b8\u064e\u200d\t"),
        st.characters(exclude_categories=("Cs", "Cc")),
    )
)


def drawn(text: str, base: Direction) -> str:
    return visual_line(text, embedding_levels(text, base), base)


@pytest.mark.parametrize(
    ("typed", "base", "seen"),
    [
        ("abc", "ltr", "abc"),
        ("שלום", "rtl", "םולש"),
        ("שלום 12", "rtl", "12 םולש"),
        ("שלום (abc) 12", "rtl", "12 (abc) םולש"),
        ("a (שלום) b", "ltr", "a (םולש) b"),
        ("שלום (abc)", "rtl", "(abc) םולש"),
        ("12.5% שלום", "rtl", "םולש 12.5%"),
        ("see שלום, עולם!", "ltr", "see םלוע ,םולש!"),
        ("ש\u05b8ל", "rtl", "ל\u05b8ש"),
        ("", "rtl", ""),
    ],
)
def test_mixed_text_is_drawn_in_the_order_readers_expect(
    typed: str, base: Direction, seen: str
) -> None:
    assert drawn(typed, base) == seen


@given(mixed)
def test_no_character_is_lost_or_added(text: str) -> None:
    """Only mirrored signs such as brackets may turn round."""
    text = visible(text).replace("\n", " ")
    shown = drawn(text, direction(text))
    turned = str.maketrans(MIRRORED)
    both = [sorted(min(char, char.translate(turned)) for char in side) for side in (text, shown)]
    assert both[0] == both[1]


@given(st.text(st.sampled_from("abc xyz.,")))
def test_latin_text_is_left_alone(text: str) -> None:
    assert drawn(text, "ltr") == text
