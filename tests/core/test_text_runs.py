from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.text_runs import TextRun, direction, has_rtl, split_runs, visible

anything = st.text(st.characters())  # lone surrogates included
HIDDEN = (
    "\x00\x07\x1b\x7f\x85\u00ad\u200b\u200e\u202e\u2066\u2028\ufeff\U000e0041\ud800\uffff\u3164"
)
with_hidden = st.text(
    st.one_of(st.sampled_from(HIDDEN + "\u200c\u200d\ufe0f ab\nس😀"), st.characters())
)
ESCAPE = re.compile("\u27e8U\\+([0-9A-F]{4,6})\u27e9|[\u2400-\u2421]")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b", "a\u2400b"),
        ("bell\x07", "bell\u2407"),
        ("del\x7f", "del\u2421"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("lone\rreturn", "lone\u240dreturn"),
        ("invoice\u202efdp.exe", "invoice⟨U+202E⟩fdp.exe"),
        ("pay\u200bpal", "pay⟨U+200B⟩pal"),
        ("half\ud83d", "half⟨U+D83D⟩"),
        ("next\x85line", "next⟨U+0085⟩line"),
        ("\ufffe", "⟨U+FFFE⟩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("a\ufe0f\ufe0f", "a\ufe0f⟨U+FE0F⟩"),
        ("end\u200d", "end⟨U+200D⟩"),
        ("<img src=x>&amp;=HYPERLINK()", "<img src=x>&amp;=HYPERLINK()"),
    ],
)
def test_hidden_characters_are_shown_as_what_they_are(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@given(with_hidden)
def test_no_hidden_character_is_left(text: str) -> None:
    for char in visible(text):
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") or char in "\n\t"
        assert unicodedata.bidirectional(char) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
        )
        assert char not in "\u200b\u200e\u200f\ufeff\uffff"


@given(with_hidden)
def test_nothing_that_was_typed_is_lost(text: str) -> None:
    """Each escape gives back the character it stands for, in its place."""

    def back(found: re.Match[str]) -> str:
        if found[1]:
            return chr(int(found[1], 16))
        return "\x7f" if found[0] == "\u2421" else chr(ord(found[0]) - 0x2400)

    text = ESCAPE.sub("", text)
    assert ESCAPE.sub(back, visible(text)) == text.replace("\r\n", "\n")


@given(with_hidden)
def test_showing_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(anything)
def test_shown_text_can_be_written_to_any_file(text: str) -> None:
    visible(text).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "ltr"),
        ("12 (", "ltr"),
        ("Leeds سلام", "ltr"),
        ("1. جامعة Leeds", "rtl"),
        ("שלום", "rtl"),
    ],
)
def test_the_first_strong_letter_gives_the_direction(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_arabic_inside_latin_is_noticed() -> None:
    assert has_rtl("see جامعة") and not has_rtl("see 12")


FONTS = ("latin", "arabic", "pictures")


def fake_glyphs(font: str, code: int) -> bool:
    ranges = {
        "latin": range(0x20, 0x250),
        "arabic": [0x20, *range(0x600, 0x700)],
        "pictures": [*range(0x2600, 0x2800), *range(0x1F300, 0x1F700), 0xFE0F],
    }
    return code in ranges[font]


def test_a_space_stays_with_the_script_before_it() -> None:
    runs = split_runs("ab سل ab", FONTS, fake_glyphs)
    assert runs == [TextRun("latin", "ab "), TextRun("arabic", "سل "), TextRun("latin", "ab")]


def test_what_no_font_has_is_said() -> None:
    assert split_runs("a中", FONTS, fake_glyphs) == [TextRun("latin", "a"), TextRun(None, "中")]


def test_an_emoji_keeps_its_selector() -> None:
    assert split_runs("❤\ufe0f", FONTS, fake_glyphs) == [TextRun("pictures", "❤\ufe0f")]


@given(anything)
def test_runs_join_to_the_text(text: str) -> None:
    runs = split_runs(text, FONTS, fake_glyphs)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)
    assert all(first.font != second.font for first, second in itertools.pairwise(runs))
